package bio.sluice.jdbc;

import bio.sluice.io.StateWriter;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Schema;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.util.List;

/// Cuts the rows of a cursor into chunks. A row's place is its number, and the byte at which it would begin were all of
/// them written as JSON lines.
final class JdbcChunks implements ChunkSource {
    /// What is kept of a row that is too long, as of any record.
    private static final int KEPT = 1 << 16;

    private final String name;
    private final Schema schema;
    private final RowTexts rows;
    private final int maxRecordBytes;
    private final long most;
    private final ByteSink ahead = new ByteSink(Budget.unlimited());
    private boolean held;
    private long records;
    private volatile long offset;
    private KeyValue marked;

    /// @param most rows at most, of all attempts together
    /// @param records rows that an earlier attempt has read
    /// @param offset bytes that these came to
    JdbcChunks(String name, Schema schema, RowTexts rows, int maxRecordBytes, long most, long records, long offset) {
        this.name = name;
        this.schema = schema;
        this.rows = rows;
        this.maxRecordBytes = maxRecordBytes;
        this.most = most;
        this.records = records;
        this.offset = offset;
        this.marked = rows.last();
    }

    @Override
    public boolean next(RawChunk into, int maxRecords, int maxBytes) throws IOException {
        into.begin(name, schema, null, records + 1, records + 1, offset);
        int length = 0;
        int count = 0;
        while (count < maxRecords && advance()) {
            int size = ahead.length();
            boolean tooLong = size - 1 > maxRecordBytes;
            if (count > 0 && (tooLong || length + size > maxBytes)) {
                break;
            }
            if (tooLong) {
                refuse(into);
                return true;
            }
            byte[] buffer = into.room(size);
            System.arraycopy(ahead.bytes(), 0, buffer, length, size);
            length += size;
            count++;
            into.filled(length, count, 0);
            take(size);
        }
        into.filled(length, count, 0);
        return count > 0;
    }

    /// Makes sure that the next row is held; false if there is none.
    private boolean advance() {
        if (!held) {
            if (records >= most) {
                return false;
            }
            ahead.clear();
            held = rows.next(ahead);
        }
        return held;
    }

    private void take(int size) {
        held = false;
        records++;
        offset += size;
        marked = rows.last();
    }

    private void refuse(RawChunk into) {
        int size = ahead.length();
        int kept = Math.min(KEPT, size - 1);
        System.arraycopy(ahead.bytes(), 0, into.room(kept), 0, kept);
        into.filled(kept, 1, 0);
        into.refuse(new RawChunk.Refusal(
                "record_too_large",
                null,
                "the row has " + (size - 1) + " bytes, more than the " + maxRecordBytes + " that a record may have",
                "raise max_memory_mb, or leave its longest column out of the query",
                size - 1L));
        take(size);
    }

    @Override
    public byte[] mark() {
        if (marked == null) {
            return null;
        }
        StateWriter state = new StateWriter().number(records).number(offset);
        marked.write(state);
        return state.toBytes();
    }

    @Override
    public long storedBytes() {
        return offset;
    }

    @Override
    public List<InputSummary> summaries() {
        return List.of(new InputSummary(name, records));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
