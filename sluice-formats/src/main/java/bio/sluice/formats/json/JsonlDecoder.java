package bio.sluice.formats.json;

import bio.sluice.fault.Faults;
import bio.sluice.formats.text.LineCutter;
import bio.sluice.formats.text.Words;
import bio.sluice.record.Batch;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.Transcoded;
import java.util.Locale;
import java.util.Set;

/// Decodes lines of JSON. One thread.
final class JsonlDecoder implements Decoder {
    private final LineCutter lines;
    private final ObjectScanner objects;

    /// @param lines the grammar of lines, as the source cuts them
    /// @param maxDepth brackets that may be open at once
    /// @param kept names of the columns to keep, or null for all
    JsonlDecoder(LineCutter lines, int maxDepth, Set<String> kept) {
        this.lines = lines;
        this.objects = new ObjectScanner(maxDepth, kept);
    }

    @Override
    public void decode(RawChunk raw, Batch into, Faults faults) {
        byte[] bytes = raw.bytes();
        byte lineEnd = raw.lineEnd();
        int to = raw.to();
        into.begin(bytes, (byte) '"');
        lines.begin(lineEnd, 0, 0);
        int record = raw.skipped();
        boolean byLineFeed = lineEnd == '\n' && !lines.hasComments();
        for (int at = raw.from(); at < to; ) {
            if (byLineFeed && bytes[at] == '{') {
                KeySequence keys = objects.scanLine(bytes, at, to);
                if (keys != null) {
                    int next = objects.lineFeed();
                    add(keys, record++, at, next > at && bytes[next - 1] == '\r' ? next - 1 : next, into, faults);
                    at = next + 1;
                    continue;
                }
            }
            int end = Words.find(bytes, at, to, lineEnd);
            if (isRecord(bytes, at, end)) {
                int textEnd = lineEnd == '\n' && end > at && bytes[end - 1] == '\r' ? end - 1 : end;
                decode(raw, record++, at, textEnd, into, faults);
            }
            at = end + 1;
        }
    }

    private boolean isRecord(byte[] bytes, int from, int to) {
        return !lines.isBlank(bytes, from, to) && !lines.isComment(bytes, from, to);
    }

    private void decode(RawChunk raw, int record, int from, int to, Batch into, Faults faults) {
        KeySequence keys = objects.scan(raw.bytes(), from, to);
        if (keys == null) {
            String kind = objects.kind();
            String problem = kind.equals(JsonScanner.UNDECODABLE)
                    ? undecodable(raw, from + objects.failedAt())
                    : objects.problem();
            faults.reject(record, from, to, kind, objects.failedColumn(), null, problem, hint(kind));
            return;
        }
        add(keys, record, from, to, into, faults);
    }

    private void add(KeySequence keys, int record, int from, int to, Batch into, Faults faults) {
        int row = into.addRow(keys.schema(), record, from, to);
        long[] cells = into.cells();
        int base = into.base(row);
        long[] found = objects.cells();
        int size = keys.size();
        if (keys.duplicate() == null) {
            System.arraycopy(found, 0, cells, base, size);
            if (keys.isCanonical()) {
                into.markCanonical(row);
            }
            return;
        }
        for (int i = 0; i < size; i++) {
            cells[base + keys.slot(i)] = found[i];
        }
        faults.warn(
                record,
                from,
                "duplicate_key",
                "the key \"" + keys.duplicate() + "\" stands more than once in a record; its last value is used");
    }

    private static String undecodable(RawChunk raw, int at) {
        byte[] bytes = raw.bytes();
        boolean marked = raw.charset() != null && bytes[at] == Transcoded.MARK;
        return String.format(
                Locale.ROOT,
                "byte 0x%02X at offset %d is not valid %s",
                marked ? (bytes[at + 1] & 15) << 4 | bytes[at + 2] & 15 : bytes[at] & 0xFF,
                raw.position(0, 0).offset() + raw.sourceLength(0, at),
                marked ? raw.charset().name().toLowerCase(Locale.ROOT) : "utf-8");
    }

    private static String hint(String kind) {
        return switch (kind) {
            case JsonScanner.UNDECODABLE ->
                "if the file is in another encoding, name it, such as encoding: windows-1252";
            case JsonScanner.TOO_DEEP -> "raise max_json_depth if it is meant to be that deep";
            case ObjectScanner.TOO_MANY_KEYS -> "put the values into an array or into objects inside the record";
            case ObjectScanner.TOO_LONG -> "split the record; no setting allows longer ones";
            default -> "each line must be one whole JSON object; jq -c . (jq -c '.[]' for an array) makes such lines";
        };
    }

    @Override
    public int skip(RawChunk raw, int records) {
        byte[] bytes = raw.bytes();
        lines.begin(raw.lineEnd(), 0, 0);
        int at = raw.from();
        for (int left = records; left > 0 && at < raw.to(); ) {
            int end = Words.find(bytes, at, raw.to(), raw.lineEnd());
            left -= isRecord(bytes, at, end) ? 1 : 0;
            at = Math.min(end + 1, raw.to());
        }
        return at;
    }
}
