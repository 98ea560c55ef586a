package bio.sluice.engine;

import bio.sluice.stream.Counter;
import bio.sluice.stream.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// All counters of a run and what they have come to. Thread-safe.
final class CounterTable {
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Tally total = new Tally();

    /// The counter at `path`, made if need be.
    synchronized Counter counter(String path) {
        return counters.computeIfAbsent(path, p -> new Counter(p, counters.size()));
    }

    /// Adds the counts of a chunk.
    synchronized void add(Tally tally) {
        total.add(tally);
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
