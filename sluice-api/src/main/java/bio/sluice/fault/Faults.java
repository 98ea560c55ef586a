package bio.sluice.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects the faults and warnings of one attempt at a chunk. One thread. The engine owns it: it names the stage
/// before each step and clears it before an attempt; decoders, processors and encoders only add.
public final class Faults {
    private static final int MAX_WARNINGS_PER_KIND = 1;

    private final List<Fault> dead = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, Long> warningCounts = new TreeMap<>();
    private String stage = "read";

    /// Names the step at work from now on; it becomes [Fault#stage].
    public void stage(String name) {
        stage = name;
    }

    /// The step at work.
    public String stage() {
        return stage;
    }

    /// Refuses a record; the arguments are those of [Fault].
    public void reject(
            int record, int start, int end, String kind, String column, String value, String message, String hint) {
        dead.add(new Fault(record, start, end, stage, kind, column, value, message, hint));
    }

    /// Counts a warning, and keeps the first of its kind as the example that is printed.
    public void warn(int record, int start, String kind, String message) {
        long count = warningCounts.merge(kind, 1L, Long::sum);
        if (count <= MAX_WARNINGS_PER_KIND) {
            warnings.add(new Warning(record, start, kind, message));
        }
    }

    /// The refused records in the order in which they were refused.
    public List<Fault> rejected() {
        return dead;
    }

    /// The first warning of each kind.
    public List<Warning> warnings() {
        return warnings;
    }

    /// How often each kind of warning was given.
    public Map<String, Long> warningCounts() {
        return warningCounts;
    }

    /// Forgets everything, for the next attempt.
    public void clear() {
        dead.clear();
        warnings.clear();
        warningCounts.clear();
        stage = "read";
    }
}
