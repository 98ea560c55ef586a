package bio.sluice.stream;

import bio.sluice.fault.Position;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// What a run did. Immutable.
///
/// @param ledger where the records went; always balanced
/// @param chunks chunks written
/// @param counters every [Counter] by its path, in order of the paths
/// @param marks every set of [Marks] by its path, in order of the paths
/// @param warnings each kind of warning once
/// @param inputs what was read
/// @param outputs what was published, or kept as rejected
/// @param gate why a gate failed the run, or null if none did
/// @param attempts runs that it took, this one included; more than one if it was resumed
/// @param elapsed wall time of this one
public record RunReport(
        Ledger ledger,
        long chunks,
        Map<String, Long> counters,
        Map<String, BitSet> marks,
        List<WarningCount> warnings,
        List<InputSummary> inputs,
        List<OutputSummary> outputs,
        String gate,
        int attempts,
        Duration elapsed) {
    /// A kind of warning: how often, and the first of it.
    public record WarningCount(String kind, long count, Position first, String message) {}
}
