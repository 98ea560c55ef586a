package bio.sluice.app.sample;

import bio.sluice.fault.Faults;
import bio.sluice.fault.Position;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.Closeable;
import java.io.IOException;

/// The records of a table as they stand in it, a chunk at a time, for those that look at them outside of a run. One
/// thread.
///
/// Records that cannot be read are counted and left out; what is wrong with them a run says.
public final class TableRecords implements Closeable {
    /// Records in a chunk.
    public static final int CHUNK_RECORDS = 1_000;

    private static final int CHUNK_BYTES = 1 << 20;

    private final ChunkSource chunks;
    private final Decoder decoder;
    private final RawChunk chunk = new RawChunk();
    private final Faults faults = new Faults();
    private final Batch batch =
            new Batch(Budget.unlimited(), schema -> new SchemaPath(new Schema[] {schema}, null), faults);
    private int rows;
    private long bytes;
    private long unreadable;

    /// @param source read from its beginning
    /// @param maxRecordBytes longest record that may be held
    public TableRecords(RecordSource source, int maxRecordBytes) throws IOException {
        decoder = source.decoder();
        chunks = source.open(maxRecordBytes);
    }

    /// Reads on.
    ///
    /// @param most records at most
    /// @return false at the end of the table
    public boolean next(int most) throws IOException {
        rows = 0;
        if (!chunks.next(chunk, most, CHUNK_BYTES)) {
            return false;
        }
        bytes += chunk.to();
        if (chunk.refused() != null) {
            unreadable++;
            return true;
        }
        faults.clear();
        decoder.decode(chunk, batch, faults);
        rows = batch.rows();
        unreadable += chunk.records() - rows;
        return true;
    }

    /// Whether there is no record left. Nothing can be read afterwards.
    public boolean atEnd() throws IOException {
        return !chunks.next(chunk, 1, CHUNK_BYTES);
    }

    /// How many records were read last.
    public int rows() {
        return rows;
    }

    /// The records read last, in its first [#rows] rows; good until reading goes on.
    public Batch batch() {
        return batch;
    }

    /// Where a record of those read last stands.
    public Position position(int row) {
        return chunk.position(batch.record(row), batch.recordStart(row));
    }

    /// Bytes read so far.
    public long bytes() {
        return bytes;
    }

    /// Records so far that could not be read.
    public long unreadable() {
        return unreadable;
    }

    @Override
    public void close() throws IOException {
        chunks.close();
    }
}
