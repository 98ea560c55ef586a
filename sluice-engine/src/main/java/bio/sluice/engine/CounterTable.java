package bio.sluice.engine;

import bio.sluice.stream.Counter;
import bio.sluice.stream.Marks;
import bio.sluice.stream.Tally;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All counters and marks of a run and what they have come to. Thread-safe.
final class CounterTable {
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Tally total = new Tally();
    private final Map<String, Marks> marks = new LinkedHashMap<>();
    private final List<BitSet> marked = new ArrayList<>();

    /// The counter at `path`, made if need be.
    synchronized Counter counter(String path) {
        return counters.computeIfAbsent(path, p -> new Counter(p, counters.size()));
    }

    /// The set of numbers at `path`, made if need be.
    synchronized Marks marks(String path) {
        return marks.computeIfAbsent(path, p -> {
            marked.add(new BitSet());
            return new Marks(p, marks.size());
        });
    }

    /// Adds the counts and marks of a chunk.
    synchronized void add(Tally tally) {
        total.addCounts(tally);
        for (int i = 0; i < tally.marked(); i++) {
            marked.get(tally.markedIn(i)).set(tally.markedNumber(i));
        }
    }

    /// Adds what an earlier attempt has marked.
    synchronized void restoreMarks(Map<String, byte[]> sets) {
        sets.forEach((path, bits) -> marked.get(marks(path).index()).or(BitSet.valueOf(bits)));
    }

    /// All marks in order of their paths.
    synchronized Map<String, BitSet> allMarks() {
        Map<String, BitSet> all = new TreeMap<>();
        marks.forEach(
                (path, set) -> all.put(path, (BitSet) marked.get(set.index()).clone()));
        return all;
    }

    /// The same as bytes, for a checkpoint.
    synchronized Map<String, byte[]> markBytes() {
        Map<String, byte[]> all = new TreeMap<>();
        marks.forEach((path, set) -> all.put(path, marked.get(set.index()).toByteArray()));
        return all;
    }

    /// Adds what an earlier attempt has counted.
    synchronized void restore(Map<String, Long> counts) {
        counts.forEach((path, count) -> total.add(counter(path), count));
    }

    /// The count at `path`; 0 if there is none.
    synchronized long count(String path) {
        Counter counter = counters.get(path);
        return counter == null ? 0 : total.get(counter);
    }

    /// All that is counted as errors that cost a field.
    synchronized long fieldErrors() {
        long sum = 0;
        for (Counter counter : counters.values()) {
            sum += Counter.isOfFieldErrors(counter.path()) ? total.get(counter) : 0;
        }
        return sum;
    }

    /// All counts in order of their paths.
    synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((path, counter) -> counts.put(path, total.get(counter)));
        return counts;
    }
}
