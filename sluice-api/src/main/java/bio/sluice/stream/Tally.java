package bio.sluice.stream;

import java.util.Arrays;

/// Counts of one attempt at a chunk. Discarded if the attempt fails, added to the run's when the chunk is written;
/// that is what makes reruns and resume count right. One thread.
public final class Tally {
    private long[] counts = new long[64];

    /// Adds `n` to a counter.
    public void add(Counter counter, long n) {
        int i = counter.index();
        if (i >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(i + 1, 2 * counts.length));
        }
        counts[i] += n;
    }

    /// The count so far.
    public long get(Counter counter) {
        return counter.index() < counts.length ? counts[counter.index()] : 0;
    }

    /// Adds all counts of `other`.
    public void add(Tally other) {
        if (counts.length < other.counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /// Sets all counts to zero.
    public void clear() {
        Arrays.fill(counts, 0);
    }
}
