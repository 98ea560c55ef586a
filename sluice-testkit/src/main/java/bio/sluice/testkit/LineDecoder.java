package bio.sluice.testkit;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Cell;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;

/// The decoder of [LineSource]. One thread.
final class LineDecoder implements Decoder {
    @Override
    public void decode(RawChunk raw, Batch into, Faults faults) {
        into.begin(raw.bytes(), (byte) '"');
        int at = raw.from();
        for (int record = raw.skipped(); at < raw.to(); ) {
            int end = lineEnd(raw, at);
            if (end > at) {
                decodeLine(raw, record++, at, end, into, faults);
            }
            at = end + 1;
        }
    }

    private static void decodeLine(RawChunk raw, int record, int start, int end, Batch into, Faults faults) {
        int columns = raw.schema().size();
        int row = into.addRow(raw.schema(), record, start, end);
        int found = 0;
        for (int from = start; from <= end; found++) {
            int to = from;
            while (to < end && raw.bytes()[to] != ',') {
                to++;
            }
            if (found < columns) {
                into.cells()[into.base(row) + found] = Cell.input(from, to, Cell.PLAIN);
            }
            from = to + 1;
        }
        if (found != columns) {
            into.removeLastRow();
            faults.reject(
                    record,
                    start,
                    end,
                    "ragged_row",
                    null,
                    null,
                    found + " fields instead of " + columns,
                    "write all fields");
        }
    }

    @Override
    public int skip(RawChunk raw, int records) {
        int at = raw.from();
        for (int left = records; left > 0; ) {
            int end = lineEnd(raw, at);
            left -= end > at ? 1 : 0;
            at = Math.min(end + 1, raw.to());
        }
        return at;
    }

    private static int lineEnd(RawChunk raw, int from) {
        int at = from;
        while (at < raw.to() && raw.bytes()[at] != '\n') {
            at++;
        }
        return at;
    }
}
