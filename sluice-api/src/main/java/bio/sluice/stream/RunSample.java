package bio.sluice.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The counts of a run at one moment, all from the beginning of the run on; differences of two samples tell what
/// happened between them. Immutable.
///
/// Of a resumed run, ledger, chunks, errors and stored bytes go on where the earlier attempt was; the rest begins anew.
///
/// @param time when it was taken
/// @param elapsed since the run began
/// @param ledger where the records written so far went
/// @param recordsRead records cut so far, written or not
/// @param chunks chunks written
/// @param fieldErrors errors that cost a field, not its record
/// @param bytes how much went in and out
/// @param slots what the chunks between reading and writing are at
/// @param activities what took the time, in the order in which a chunk meets them; the same list of names throughout a
///     run
/// @param latency how long chunks took
/// @param memory what the process takes
public record RunSample(
        Instant time,
        Duration elapsed,
        Ledger ledger,
        long recordsRead,
        long chunks,
        long fieldErrors,
        Bytes bytes,
        Slots slots,
        List<ActivityTime> activities,
        ChunkLatency latency,
        Memory memory) {
    private static final Set<Activity> PARALLEL =
            EnumSet.of(Activity.UNPACK, Activity.DECODE, Activity.PROCESS, Activity.ENCODE);
    private static final Set<Activity> STAGES = EnumSet.of(
            Activity.UNPACK, Activity.READ, Activity.DECODE, Activity.PROCESS, Activity.ENCODE, Activity.APPEND);

    public RunSample {
        activities = List.copyOf(activities);
    }

    /// Bytes in and out.
    ///
    /// @param stored bytes of the stored inputs consumed, compressed ones if they are compressed
    /// @param storedTotal their size, or -1 if unknown
    /// @param read bytes cut into chunks, after decompression
    /// @param written bytes of records handed to the target, before compression
    public record Bytes(long stored, long storedTotal, long read, long written) {}

    /// What the slots are used for. Most of them waiting: writing, or the chunk at the head, is slow. Most of them
    /// free: reading is slow, or there are not enough records in flight.
    ///
    /// @param free neither read into nor in use
    /// @param working being read into, worked on, or written
    /// @param waiting finished, and waiting to be written in their turn
    public record Slots(int free, int working, int waiting) {}

    /// Memory of the process.
    ///
    /// @param resident bytes of it in RAM, or -1 where the system does not tell
    /// @param heapUsed bytes of the heap in use, garbage included
    /// @param heapMax bytes that the heap may grow to
    public record Memory(long resident, long heapUsed, long heapMax) {}

    /// Errors so far: field errors and dead letters.
    public long errors() {
        return fieldErrors + ledger.dead();
    }

    /// The stage that costs the workers most of their time since an earlier sample, what they wait for it included.
    ///
    /// Waiting for the input counts for `read`. Waiting for a slot counts for `append` if somebody was appending for at
    /// least half of the time, otherwise for the longest of the stages that run in parallel, for then it is the chunk
    /// at the head that keeps the others waiting.
    ///
    /// @param since an earlier sample of the same run, or null for its beginning
    /// @return the name of a processor, or the word of an activity; null if nothing took any time
    public String slowStage(RunSample since) {
        long[] costs = new long[activities.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = activities.get(i).nanos()
                    - (since == null ? 0 : since.activities.get(i).nanos());
        }
        Duration window = since == null ? elapsed : elapsed.minus(since.elapsed());
        costs[first(Activity.READ)] += costs[first(Activity.WAIT_FOR_INPUT)];
        int append = first(Activity.APPEND);
        int blamed = 2 * costs[append] >= window.toNanos() ? append : costliest(costs, PARALLEL);
        costs[blamed] += costs[first(Activity.WAIT_FOR_SLOT)];
        int slowest = costliest(costs, STAGES);
        return costs[slowest] == 0 ? null : activities.get(slowest).name();
    }

    private int first(Activity activity) {
        int i = 0;
        while (activities.get(i).activity() != activity) {
            i++;
        }
        return i;
    }

    private int costliest(long[] costs, Set<Activity> among) {
        int most = -1;
        for (int i = 0; i < costs.length; i++) {
            if (among.contains(activities.get(i).activity()) && (most < 0 || costs[i] > costs[most])) {
                most = i;
            }
        }
        return most;
    }
}
