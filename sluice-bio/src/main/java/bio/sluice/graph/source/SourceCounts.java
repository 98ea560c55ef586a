package bio.sluice.graph.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each [Count] occurred. One thread.
public final class SourceCounts {
    /// How many numbers there are.
    public static final int SIZE = Count.values().length;

    private final long[] counts = new long[SIZE];

    /// Adds `n`.
    public void add(Count count, long n) {
        counts[count.ordinal()] += n;
    }

    /// Adds `n` to the count at `ordinal`.
    public void add(int ordinal, long n) {
        counts[ordinal] += n;
    }

    /// The number so far.
    public long get(Count count) {
        return counts[count.ordinal()];
    }

    /// The number at `ordinal`.
    public long get(int ordinal) {
        return counts[ordinal];
    }

    /// Sets all to zero.
    public void clear() {
        Arrays.fill(counts, 0);
    }

    /// Those that occurred, by their words.
    public Map<String, Long> words() {
        Map<String, Long> words = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            if (get(count) > 0) {
                words.put(count.word(), get(count));
            }
        }
        return words;
    }
}
