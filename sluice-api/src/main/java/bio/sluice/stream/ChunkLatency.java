package bio.sluice.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long chunks took from having been read to having been written, counted in fixed buckets. Immutable.
///
/// @param counts chunks in each bucket: up to each of [#BOUNDS] and above the one before, at last those beyond all
/// @param total the sum of all latencies
/// @param longest the longest
public record ChunkLatency(List<Long> counts, Duration total, Duration longest) {
    /// Upper bounds of the buckets, from a small chunk in memory to one that waits for a slow service.
    public static final List<Duration> BOUNDS = bounds();

    private static final int PERCENT = 100;

    public ChunkLatency {
        counts = List.copyOf(counts);
    }

    private static List<Duration> bounds() {
        List<Duration> bounds = new ArrayList<>();
        // 100 µs to 60 s in steps of 2 to 3
        for (long unit = 100; unit <= 1_000_000; unit *= 10) {
            bounds.add(Duration.ofNanos(unit * 1_000));
            bounds.add(Duration.ofNanos(unit * 2_500));
            bounds.add(Duration.ofNanos(unit * 5_000));
        }
        bounds.add(Duration.ofSeconds(10));
        bounds.add(Duration.ofSeconds(30));
        bounds.add(Duration.ofSeconds(60));
        return List.copyOf(bounds);
    }

    /// Chunks counted.
    public long chunks() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /// A latency that so many percent of the chunks did not exceed: the bound of the bucket in which the last of them
    /// is, or the longest latency if that is less; zero if there are none.
    public Duration percentile(int percent) {
        long chunks = chunks();
        long rank = (chunks * percent + PERCENT - 1) / PERCENT;
        long seen = 0;
        for (int i = 0; i < BOUNDS.size(); i++) {
            seen += counts.get(i);
            if (seen >= rank && BOUNDS.get(i).compareTo(longest) < 0) {
                return BOUNDS.get(i);
            }
        }
        return longest;
    }
}
