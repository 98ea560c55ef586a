package bio.sluice.stream;

import java.util.Arrays;

/// Counts and marks of one attempt at a chunk. Discarded if the attempt fails, added to the run's when the chunk is
/// written;
/// that is what makes reruns and resume count right. One thread.
public final class Tally {
    private long[] counts = new long[64];
    /// Index of the marks in the high half, number in the low half.
    private long[] marked = {};
    private int markedCount;

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

    /// Adds a number to a set.
    ///
    /// @param number not negative
    public void mark(Marks marks, int number) {
        mark((long) marks.index() << 32 | number);
    }

    private void mark(long mark) {
        if (markedCount == marked.length) {
            marked = Arrays.copyOf(marked, Math.max(64, 2 * markedCount));
        }
        marked[markedCount++] = mark;
    }

    /// How many times a number was marked; a number may come several times.
    public int marked() {
        return markedCount;
    }

    /// The index of the set that mark `i` belongs to.
    public int markedIn(int i) {
        return (int) (marked[i] >>> 32);
    }

    /// The number of mark `i`.
    public int markedNumber(int i) {
        return (int) marked[i];
    }

    /// Adds all counts and marks of `other`.
    public void add(Tally other) {
        for (int i = 0; i < other.markedCount; i++) {
            mark(other.marked[i]);
        }
        addCounts(other);
    }

    /// Adds all counts of `other`, and none of its marks.
    public void addCounts(Tally other) {
        if (counts.length < other.counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /// Sets all counts to zero and forgets all marks.
    public void clear() {
        markedCount = 0;
        Arrays.fill(counts, 0);
    }
}
