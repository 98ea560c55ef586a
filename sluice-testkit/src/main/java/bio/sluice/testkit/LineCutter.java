package bio.sluice.testkit;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.record.Schema;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The cutter of [LineSource]. One thread at a time, except for [#storedBytes].
final class LineCutter implements ChunkSource {
    private static final int BLOCK = 64 << 10;
    private static final int KEPT_OF_TOO_LONG = 1 << 10;

    private final List<InputFile> inputs;
    private final Schema schema;
    private final int maxRecordBytes;
    private final List<InputSummary> summaries = new ArrayList<>();
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int limit;
    private int next;
    private volatile ByteInput open;
    private volatile long storedBefore;
    private long record;
    private long line;
    private long offset;

    LineCutter(List<InputFile> inputs, Schema schema, int maxRecordBytes) throws IOException {
        this.inputs = inputs;
        this.schema = schema;
        this.maxRecordBytes = maxRecordBytes;
        openNext();
    }

    private boolean openNext() throws IOException {
        if (open != null) {
            summaries.add(new InputSummary(inputs.get(next - 1).name(), record - 1));
            storedBefore += open.storedBytes();
            open.close();
            open = null;
        }
        if (next == inputs.size()) {
            return false;
        }
        open = inputs.get(next++).open();
        record = 1;
        line = 1;
        offset = 0;
        return true;
    }

    @Override
    public boolean next(RawChunk into, int maxRecords, int maxBytes) throws IOException {
        while (open != null) {
            into.begin(inputs.get(next - 1).name(), schema, null, record, line, offset);
            int records = fill(into, maxRecords, maxBytes);
            if (records > 0) {
                record += records;
                return true;
            }
            if (!openNext()) {
                return false;
            }
        }
        into.begin("", schema, null, 1, 1, 0);
        return false;
    }

    @Override
    public byte[] mark() {
        return new StateWriter()
                .number(open == null ? next : next - 1)
                .number(record)
                .number(line)
                .number(offset)
                .toBytes();
    }

    /// Goes on where another cutter of the same inputs gave a mark, by reading all that it had read.
    void skipTo(byte[] mark) throws IOException {
        StateReader state = new StateReader(mark);
        long input = state.number();
        long records = state.number();
        RawChunk passed = new RawChunk();
        while (open != null && next - 1 < input) {
            if (pass(passed, Integer.MAX_VALUE) == 0) {
                openNext();
            }
        }
        for (int n = 1; open != null && n > 0 && record < records; ) {
            n = pass(passed, (int) Math.min(records - record, Integer.MAX_VALUE));
        }
    }

    private int pass(RawChunk into, int maxRecords) throws IOException {
        into.begin(inputs.get(next - 1).name(), schema, null, record, line, offset);
        int records = fill(into, maxRecords, BLOCK);
        record += records;
        return records;
    }

    private int fill(RawChunk into, int maxRecords, int maxBytes) throws IOException {
        int length = 0;
        int records = 0;
        int blank = 0;
        while (records < maxRecords) {
            int end = lineEnd();
            if (end < 0 || end - at - 1 > maxRecordBytes) {
                return records > 0 ? done(into, length, records, blank) : longLine(into, length, blank);
            }
            int size = end - at;
            if (size == 0 || records > 0 && length + size > maxBytes) {
                break;
            }
            System.arraycopy(block, at, into.room(size), length, size);
            boolean isBlank = block[at] == '\n';
            records += isBlank ? 0 : 1;
            blank += isBlank ? 1 : 0;
            length += size;
            into.filled(length, records, blank);
            passLine(size);
            at = end;
        }
        return done(into, length, records, blank);
    }

    private static int done(RawChunk into, int length, int records, int blank) {
        into.filled(length, records, blank);
        return records;
    }

    private void passLine(long bytes) {
        offset += bytes;
        line++;
    }

    /// The byte after the next line's end, `at` at the end of the input, or -1 if the line is longer than the block.
    private int lineEnd() throws IOException {
        int seen = at;
        while (true) {
            for (; seen < limit; seen++) {
                if (block[seen] == '\n') {
                    return seen + 1;
                }
            }
            if (limit == BLOCK && at == 0) {
                return -1;
            }
            if (at > 0) {
                System.arraycopy(block, at, block, 0, limit - at);
                seen -= at;
                limit -= at;
                at = 0;
            }
            int n = open.read(block, limit, BLOCK - limit);
            if (n < 0) {
                return limit;
            }
            limit += n;
        }
    }

    /// Takes a line that is longer than the block, or than a record may be.
    private int longLine(RawChunk into, int before, int blank) throws IOException {
        long content = 0;
        boolean ended = false;
        int length = before;
        while (!ended) {
            int end = at;
            while (end < limit && block[end] != '\n') {
                end++;
            }
            int kept = Math.min(end - at, maxRecordBytes - (length - before));
            System.arraycopy(block, at, into.room(kept), length, kept);
            length += kept;
            into.filled(length, 0, blank);
            content += end - at;
            ended = end < limit;
            at = end + 1;
            if (!ended) {
                limit = Math.max(0, open.read(block, 0, BLOCK));
                at = 0;
                ended = limit == 0;
            }
        }
        passLine(content + 1);
        done(into, length, 1, blank);
        if (content > maxRecordBytes) {
            done(into, Math.min(length, before + KEPT_OF_TOO_LONG), 1, blank);
            into.refuse(new RawChunk.Refusal(
                    "record_too_long",
                    null,
                    "the record has " + content + " bytes, more than " + maxRecordBytes,
                    "raise max_record_bytes",
                    content));
        }
        return 1;
    }

    @Override
    public long storedBytes() {
        ByteInput input = open;
        return storedBefore + (input == null ? 0 : input.storedBytes());
    }

    @Override
    public List<InputSummary> summaries() {
        List<InputSummary> all = new ArrayList<>(summaries);
        if (open != null) {
            all.add(new InputSummary(inputs.get(next - 1).name(), record - 1));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
