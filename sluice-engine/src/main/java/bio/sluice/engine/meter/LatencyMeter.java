package bio.sluice.engine.meter;

import bio.sluice.stream.ChunkLatency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Counts the latencies of chunks. Written by whoever appends, one thread at a time; read by any.
public final class LatencyMeter {
    private static final long[] BOUNDS =
            ChunkLatency.BOUNDS.stream().mapToLong(Duration::toNanos).toArray();

    private final long[] counts = new long[BOUNDS.length + 1];
    private long total;
    private long longest;

    /// A chunk took so long.
    public void add(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        total += nanos;
        longest = Math.max(longest, nanos);
    }

    ChunkLatency latency() {
        List<Long> copy = new ArrayList<>(counts.length);
        for (long count : counts) {
            copy.add(count);
        }
        return new ChunkLatency(copy, Duration.ofNanos(total), Duration.ofNanos(longest));
    }
}
