package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;

/// Turns the records of one source into packed edges and facts. One thread; every worker has its own, from
/// [Source#rows].
public interface SourceRows {
    /// Appends what a record says to `out`. A record is taken as a whole or not at all.
    ///
    /// @param row a live row of `batch`
    /// @param counts of what the record came to
    /// @return null, or why the record is refused; nothing is appended then
    EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts);
}
