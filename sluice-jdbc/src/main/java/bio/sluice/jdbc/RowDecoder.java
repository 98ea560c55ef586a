package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Cell;
import bio.sluice.record.JsonText;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;

/// Takes the lines apart that [RowTexts] has made, and that are known to be well formed: every row has every column, in
/// order. One thread.
final class RowDecoder implements Decoder {
    @Override
    public void decode(RawChunk raw, Batch into, Faults faults) {
        byte[] bytes = raw.bytes();
        into.begin(bytes, (byte) '"');
        int record = raw.skipped();
        int columns = raw.schema().size();
        for (int at = raw.from(); at < raw.to(); ) {
            int end = lineEnd(bytes, at, raw.to());
            int row = into.addRow(raw.schema(), record++, at, end);
            long[] cells = into.cells();
            int base = into.base(row);
            int value = at + 1;
            for (int i = 0; i < columns; i++) {
                value = JsonText.skipValue(bytes, value) + 1; // the key and the colon
                int behind = JsonText.skipValue(bytes, value);
                cells[base + i] = cell(bytes, value, behind);
                value = JsonText.skipBlanks(bytes, behind, end) + 1; // the comma
            }
            at = end + 1;
        }
    }

    private static long cell(byte[] bytes, int start, int end) {
        return switch (bytes[start]) {
            case '"' -> Cell.input(start + 1, end - 1, Cell.JSON_STRING);
            case 'n' -> Cell.NULL_CELL;
            default -> Cell.input(start, end, Cell.JSON_RAW);
        };
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    @Override
    public int skip(RawChunk raw, int records) {
        int at = raw.from();
        for (int left = records; left > 0 && at < raw.to(); left--) {
            at = Math.min(lineEnd(raw.bytes(), at, raw.to()) + 1, raw.to());
        }
        return at;
    }
}
