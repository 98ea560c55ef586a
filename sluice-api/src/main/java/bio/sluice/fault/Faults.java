package bio.sluice.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Collects the faults and warnings of one attempt at a chunk. One thread. The engine owns it: it names the stage
/// before each step and clears it before an attempt; decoders, processors and encoders only add.
public final class Faults {
    /// What a fault weighs without its texts: the object, its place in the list, the headers of its strings.
    private static final int BYTES_PER_FAULT = 256;

    private final LongConsumer account;
    private long accounted;
    private final List<Fault> dead = new ArrayList<>();
    private final Map<String, Warning> warnings = new TreeMap<>();
    private final Map<String, Long> warningCounts = new TreeMap<>();
    private volatile String stage = "read";
    private volatile int record = -1;
    private volatile long recordSince;

    /// Collects without a limit.
    public Faults() {
        this(bytes -> {});
    }

    /// @param account is told how many bytes each refused record takes, negative when they are given back; it may
    ///     throw, and then nothing is kept
    public Faults(LongConsumer account) {
        this.account = account;
    }

    /// Names the step at work from now on; it becomes [Fault#stage].
    public void stage(String name) {
        record = -1;
        stage = name;
    }

    /// Names the row that the step works on from now on. For steps that go row by row and may take long for one: if it
    /// is too long, the message can say which.
    public void record(int row) {
        recordSince = System.nanoTime();
        record = row;
    }

    /// The row named last, or -1 if the step at work has named none. From any thread.
    public int record() {
        return record;
    }

    /// When that row was named, by [System#nanoTime]. From any thread.
    public long recordSince() {
        return recordSince;
    }

    /// The step at work.
    public String stage() {
        return stage;
    }

    /// Refuses a record; the arguments are those of [Fault].
    public void reject(
            int record, int start, int end, String kind, String column, String value, String message, String hint) {
        reject(new Fault(record, start, end, stage, kind, column, value, message, hint));
    }

    /// Refuses a record at which the run is to stop; the arguments are those of [Fault].
    public void stop(
            int record, int start, int end, String kind, String column, String value, String message, String hint) {
        reject(new Fault(record, start, end, stage, kind, column, value, message, hint, true));
    }

    private void reject(Fault fault) {
        long bytes = BYTES_PER_FAULT + 2L * (length(fault.value()) + length(fault.message()) + length(fault.hint()));
        account.accept(bytes);
        accounted += bytes;
        dead.add(fault);
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    /// Counts a warning, and keeps the one of its kind on the first record as the example that is printed.
    public void warn(int record, int start, String kind, String message) {
        warningCounts.merge(kind, 1L, Long::sum);
        Warning kept = warnings.get(kind);
        if (kept == null || record < kept.record()) {
            warnings.put(kind, new Warning(record, start, kind, message));
        }
    }

    /// The refused records in the order in which they were refused.
    public List<Fault> rejected() {
        return dead;
    }

    /// The first warning of each kind.
    public List<Warning> warnings() {
        return List.copyOf(warnings.values());
    }

    /// How often each kind of warning was given.
    public Map<String, Long> warningCounts() {
        return warningCounts;
    }

    /// Forgets everything, for the next attempt.
    public void clear() {
        account.accept(-accounted);
        accounted = 0;
        dead.clear();
        warnings.clear();
        warningCounts.clear();
        stage = "read";
    }
}
