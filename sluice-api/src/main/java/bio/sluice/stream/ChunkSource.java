package bio.sluice.stream;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Cuts an open input into chunks of whole records. Opened by [RecordSource#open].
public interface ChunkSource extends Closeable {
    /// Work ahead of the next cut that may run in parallel, such as inflating blocks. Called by a worker before it
    /// takes the read lock, so by several at once; may do nothing.
    default void prepare() {}

    /// Fills `into` with the next records: at most `maxRecords`, and no more than fit into `maxBytes`, but at least
    /// one. Called under the read lock, so by one thread at a time. Only cuts and counts; see [RawChunk] for records
    /// that it must refuse.
    ///
    /// @return false at the end of the last input; `into` then holds nothing, except perhaps blank lines
    /// @throws bio.sluice.io.CorruptInput if the input is damaged or truncated
    /// @throws IOException if it cannot be read
    boolean next(RawChunk into, int maxRecords, int maxBytes) throws IOException;

    /// Where the source stands behind the last chunk, for [RecordSource#resume]. Called under the read lock, after
    /// [#next] has returned true.
    ///
    /// @return null if the source cannot go on from a mark
    default byte[] mark() {
        return null;
    }

    /// Stored bytes of all inputs consumed so far, for progress. From any thread.
    long storedBytes();

    /// What has been read so far, in order: the inputs that are finished, and the one begun. Called under the read
    /// lock,
    /// or when nobody reads any more.
    List<InputSummary> summaries();
}
