package bio.sluice.stream;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.Arrays;

/// Counts and marks of one attempt at a chunk, and what it noted for surveys. Discarded if the attempt fails, added to
/// the
/// run's when the chunk is written;
/// that is what makes reruns and resume count right. One thread.
public final class Tally {
    private final Budget budget;
    private long[] counts = new long[64];
    private ByteSink[] notes = {};

    /// Index of the marks in the high half, number in the low half.
    private long[] marked = {};
    private int markedCount;

    /// A tally whose notes may take any memory.
    public Tally() {
        this(Budget.unlimited());
    }

    /// @param budget what notes may take
    public Tally(Budget budget) {
        this.budget = budget;
    }

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

    /// Where to note what `survey` is to know, in the order of the records.
    public ByteSink notes(Surveyed<?> survey) {
        return notes(survey.index());
    }

    /// What was noted for the survey at this place.
    public ByteSink notes(int index) {
        while (index >= notes.length) {
            int known = notes.length;
            notes = Arrays.copyOf(notes, known + 1);
            notes[known] = new ByteSink(budget);
        }
        return notes[index];
    }

    /// Number of places that may hold notes.
    public int noted() {
        return notes.length;
    }

    /// Whether anything was noted.
    public boolean hasNotes() {
        for (ByteSink sink : notes) {
            if (sink.length() > 0) {
                return true;
            }
        }
        return false;
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

    /// Adds all counts and marks of `other`, and its notes behind those that are here. If there is no memory for the
    /// notes, nothing is added.
    public void add(Tally other) {
        addNotes(other);
        for (int i = 0; i < other.markedCount; i++) {
            mark(other.marked[i]);
        }
        addCounts(other);
    }

    /// Adds all counts of `other`, and none of its marks and notes.
    public void addCounts(Tally other) {
        if (counts.length < other.counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    private void addNotes(Tally other) {
        for (int i = 0; i < other.notes.length; i++) {
            notes(i).room(other.notes[i].length());
        }
        for (int i = 0; i < other.notes.length; i++) {
            notes[i].write(other.notes[i].bytes(), 0, other.notes[i].length());
        }
    }

    /// Sets all counts to zero and forgets marks and notes.
    public void clear() {
        clear(Integer.MAX_VALUE);
    }

    /// Sets all counts to zero and forgets marks and notes.
    ///
    /// @param keep buffers larger than this many bytes are given back
    public void clear(int keep) {
        markedCount = 0;
        Arrays.fill(counts, 0);
        for (ByteSink sink : notes) {
            sink.clear(keep);
        }
    }
}
