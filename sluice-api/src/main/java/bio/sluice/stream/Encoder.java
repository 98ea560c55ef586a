package bio.sluice.stream;

import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;

/// Writes the rows of a batch in an output format. One thread; pure.
public interface Encoder {
    /// Which rows to write.
    enum Rows {
        /// Those that are live: the output.
        LIVE,
        /// Those marked by [Batch#setAside], live or dropped: the file of unmatched records.
        ASIDE
    }

    /// Appends the rows in order. A live row that the format cannot hold is failed with [Batch#fail], and nothing of
    /// it may stay in `out`; one set aside is then left out.
    void encode(Batch batch, Rows which, ByteSink out);
}
