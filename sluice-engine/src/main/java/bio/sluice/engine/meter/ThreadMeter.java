package bio.sluice.engine.meter;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import java.lang.invoke.VarHandle;

/// A stopwatch that is always at one activity, and the times and counts of all of them. Written by one thread, read by
/// any.
///
/// The clock is looked at once for each change of activity, so that times add up to the time that has passed; nothing
/// is allocated. A reader sees the times of one moment: the version is odd while they change, and a reader that meets a
/// change looks again.
public final class ThreadMeter {
    /// What the thread does between its activities.
    private static final int OTHER = Activity.values().length;

    private static final int FIRST_PROCESSOR = OTHER + 1;
    /// Longs before and behind those in use, so that no two threads write into one cache line.
    private static final int PADDING = 16;
    /// A change takes some nanoseconds; a thread that was suspended within one is given the time to go on.
    private static final int MOST_LOOKS = 1_000;

    private final int size;
    private final long[] nanos;
    private final long[] batches;
    private final long[] records;
    private int current = OTHER;
    private long since = System.nanoTime();
    private volatile long version;

    /// @param processors how many there are in the pipeline
    ThreadMeter(int processors) {
        size = FIRST_PROCESSOR + processors;
        nanos = new long[PADDING + size + PADDING];
        batches = new long[PADDING + size + PADDING];
        records = new long[PADDING + size + PADDING];
    }

    /// Ends what the thread was at and begins an activity other than [Activity#PROCESS].
    ///
    /// @return the time, by [System#nanoTime]
    public long enter(Activity activity) {
        return change(activity.ordinal());
    }

    /// Ends what the thread was at and begins with the processor of stage `k`, from 0.
    public void enterProcessor(int k) {
        change(FIRST_PROCESSOR + k);
    }

    /// Ends what the thread was at.
    ///
    /// @return the time, by [System#nanoTime]
    public long leave() {
        return change(OTHER);
    }

    /// The current activity was done to its end, to so many records.
    public void done(long count) {
        batches[PADDING + current]++;
        records[PADDING + current] += count;
    }

    private long change(int next) {
        long now = System.nanoTime();
        long changing = version + 1;
        version = changing;
        VarHandle.storeStoreFence();
        nanos[PADDING + current] += now - since;
        current = next;
        since = now;
        version = changing + 1;
        return now;
    }

    /// Adds the times and counts so far to `sum`. From any thread.
    void addTo(Sum sum) {
        long[] times = new long[size];
        int at = OTHER;
        for (int look = 0; look < MOST_LOOKS; look++) {
            long before = version;
            System.arraycopy(nanos, PADDING, times, 0, size);
            at = current;
            // Looked at before the version is: until then the thread was at this activity.
            long going = Math.max(0, System.nanoTime() - since);
            VarHandle.loadLoadFence();
            if ((before & 1) == 0 && before == version) {
                times[at] += going;
                break;
            }
            Thread.yield();
        }
        sum.threads[at]++;
        for (int i = 0; i < size; i++) {
            sum.nanos[i] += times[i];
            sum.batches[i] += batches[PADDING + i];
            sum.records[i] += records[PADDING + i];
        }
    }

    /// Times and counts of several threads.
    static final class Sum {
        private final long[] nanos;
        private final long[] batches;
        private final long[] records;
        private final int[] threads;

        Sum(int processors) {
            int size = FIRST_PROCESSOR + processors;
            nanos = new long[size];
            batches = new long[size];
            records = new long[size];
            threads = new int[size];
        }

        ActivityTime of(Activity activity) {
            return time(activity, null, activity.ordinal());
        }

        ActivityTime ofProcessor(int k, String name) {
            return time(Activity.PROCESS, name, FIRST_PROCESSOR + k);
        }

        private ActivityTime time(Activity activity, String processor, int i) {
            return new ActivityTime(activity, processor, nanos[i], batches[i], records[i], threads[i]);
        }
    }
}
