package bio.sluice.cli;

import bio.sluice.stream.RunSample;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// How fast a run goes, judged by its last ten seconds. One run, one thread.
///
/// The time before anything is read does not count: opening a graph is not reading, and a resumed run stands at once
/// where the earlier one ended.
final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final long NANOS = 1_000_000_000;

    private final Deque<RunSample> recent = new ArrayDeque<>();

    /// Where the run is, by its newest sample.
    ProgressText at(RunSample now) {
        if (now.bytes().read() == 0) {
            recent.clear();
        }
        recent.addLast(now);
        while (recent.size() > 2
                && now.elapsed().minus(recent.peekFirst().elapsed()).compareTo(WINDOW) > 0) {
            recent.removeFirst();
        }
        RunSample then = recent.peekFirst();
        long nanos = now.elapsed().minus(then.elapsed()).toNanos();
        long total = now.bytes().storedTotal();
        return new ProgressText(
                now.recordsRead(),
                now.bytes().stored(),
                total,
                perSecond(now.recordsRead() - then.recordsRead(), nanos),
                left(
                        total - now.bytes().stored(),
                        perSecond(now.bytes().stored() - then.bytes().stored(), nanos)),
                now.errors(),
                now.slowStage(then == now ? null : then));
    }

    /// In floating point, for counts times nanoseconds do not fit a long.
    private static long perSecond(long count, long nanos) {
        return nanos <= 0 ? 0 : Math.round((double) count * NANOS / nanos);
    }

    /// Seconds left if the rest goes like what was done last, or -1 where that cannot be told.
    private static long left(long bytes, long bytesPerSecond) {
        return bytesPerSecond <= 0 ? -1 : Math.max(0, bytes) / bytesPerSecond;
    }
}
