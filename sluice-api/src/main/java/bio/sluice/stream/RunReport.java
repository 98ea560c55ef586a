package bio.sluice.stream;

import bio.sluice.fault.Position;
import java.time.Duration;
import java.util.ArrayList;
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
/// @param surveys what every [Survey] found out, by its path
/// @param samples its counts in the course of it, evenly thinned out where there were more than [#MOST_SAMPLES]: the
///     first when its inputs were open, the last at its end; empty if it did not come to that
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
        Duration elapsed,
        Map<String, Map<String, Object>> surveys,
        List<RunSample> samples) {
    /// What a report keeps: a thousand intervals and their two ends.
    public static final int MOST_SAMPLES = 1_001;

    public RunReport {
        samples = List.copyOf(samples);
    }

    /// A report without marks, surveys and samples.
    public RunReport(
            Ledger ledger,
            long chunks,
            Map<String, Long> counters,
            List<WarningCount> warnings,
            List<InputSummary> inputs,
            List<OutputSummary> outputs,
            String gate,
            int attempts,
            Duration elapsed) {
        this(
                ledger, chunks, counters, Map.of(), warnings, inputs, outputs, gate, attempts, elapsed, Map.of(),
                List.of());
    }

    /// The same with another output behind the others.
    public RunReport with(OutputSummary output) {
        List<OutputSummary> all = new ArrayList<>(outputs);
        all.add(output);
        return new RunReport(
                ledger,
                chunks,
                counters,
                marks,
                warnings,
                inputs,
                List.copyOf(all),
                gate,
                attempts,
                elapsed,
                surveys,
                samples);
    }

    /// A kind of warning: how often, and the first of it.
    public record WarningCount(String kind, long count, Position first, String message) {}
}
