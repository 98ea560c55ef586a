package bio.sluice.formats.delimited;

import bio.sluice.fault.Faults;
import bio.sluice.record.Cell;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.Transcoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Says why a record cannot become a row. Stateless.
final class RecordRefusal {
    /// Refuses a record with the wrong number of fields.
    void ragged(Layout layout, int fields, int record, int start, int end, Faults faults) {
        int width = layout.width();
        boolean tooFew = fields < width;
        faults.reject(
                record,
                start,
                end,
                "ragged_row",
                tooFew ? layout.names().get(fields) : null,
                null,
                fields
                        + (fields == 1 ? " field, expected " : " fields, expected ")
                        + width
                        + (tooFew
                                ? "; the first without a value is \""
                                        + layout.names().get(fields) + "\""
                                : ""),
                tooFew
                        ? "check the delimiter and the quotes, or set ragged: pad to fill up short rows"
                        : "check the delimiter, and that values holding it are quoted");
    }

    /// Refuses a record in which the byte at `bad` is not valid in the input's encoding.
    ///
    /// @param cells the fields found, `count` of them
    void undecodable(
            RawChunk raw,
            Layout layout,
            long[] cells,
            int count,
            int record,
            int start,
            int end,
            int bad,
            Faults faults) {
        byte[] bytes = raw.bytes();
        int value = bytes[bad] & 0xFF;
        Charset charset = raw.charset() == null ? StandardCharsets.UTF_8 : raw.charset();
        if (raw.charset() != null && bytes[bad] == Transcoded.MARK) {
            value = (bytes[bad + 1] & 15) << 4 | bytes[bad + 2] & 15;
        }
        String column = null;
        String text = null;
        for (int i = 0; i < count; i++) {
            if (Cell.start(cells[i]) <= bad && bad < Cell.end(cells[i])) {
                column = layout.names().get(i);
                text = new String(bytes, Cell.start(cells[i]), Cell.length(cells[i]), StandardCharsets.UTF_8);
            }
        }
        long offset = raw.position(0, 0).offset() + raw.sourceLength(0, bad);
        faults.reject(
                record,
                start,
                end,
                "undecodable",
                column,
                text,
                String.format(
                        Locale.ROOT,
                        "byte 0x%02X at offset %d%s is not valid %s",
                        value,
                        offset,
                        column == null ? "" : ", in column \"" + column + "\",",
                        charset.name().toLowerCase(Locale.ROOT)),
                "if the file is in another encoding, name it, such as encoding: windows-1252");
    }

    /// Warns of a record whose cells look quoted in a table without quoting.
    void warnOfQuotes(int record, int start, Faults faults) {
        faults.warn(
                record,
                start,
                "quoted_cells",
                "cells begin and end with a quote, which is text in this format; "
                        + "if quotes enclose values, set quote_char (--quote '\"')");
    }
}
