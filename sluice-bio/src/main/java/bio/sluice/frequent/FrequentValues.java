package bio.sluice.frequent;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.text.KeyHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The most frequent values of a stream and how often they occurred: Space-Saving (Metwally, Agrawal, El Abbadi 2005).
/// One thread.
///
/// Up to [#CAPACITY] different values are counted exactly. A value beyond takes the place of the one with the smallest
/// count (of several the one that came first), goes on from its count, and remembers it as [Entry#surplus]: a count is
/// never too small, and too large by no more than its surplus, which is at most all occurrences / [#CAPACITY]. Each
/// value
/// that occurred more often than that is here. The outcome depends on the order of the stream alone.
final class FrequentValues {
    /// Values that are counted at a time.
    static final int CAPACITY = 2_000;
    /// Values are told apart by so many of their first bytes.
    static final int LONGEST = 200;

    private static final int BUCKETS = 1 << 12;

    /// A value that was counted.
    ///
    /// @param status what became of it
    /// @param surplus how much the count may be too large
    record Entry(int status, byte[] value, long count, long surplus) {
        static final Comparator<Entry> FREQUENT_FIRST = Comparator.comparingLong(Entry::count)
                .reversed()
                .thenComparing(Entry::value, Arrays::compareUnsigned)
                .thenComparing(Entry::status);
    }

    private final KeyHash hash = new KeyHash();
    private final byte[][] values = new byte[CAPACITY][];
    private final int[] statuses = new int[CAPACITY];
    private final long[] hashes = new long[CAPACITY];
    private final long[] counts = new long[CAPACITY];
    private final long[] surpluses = new long[CAPACITY];
    /// When each came; no two are the same.
    private final long[] arrivals = new long[CAPACITY];
    /// Chains of entries by their hashes; one more than the index, 0 at the end.
    private final int[] heads = new int[BUCKETS];

    private final int[] next = new int[CAPACITY];
    /// A heap of entries, the one to go first at its top, and where each entry is in it.
    private final int[] heap = new int[CAPACITY];

    private final int[] places = new int[CAPACITY];
    private int size;
    private long occurrences;

    /// Counts a value.
    void add(int status, byte[] bytes, int start, int end) {
        occurrences++;
        hash.begin();
        hash.add(bytes, start, end);
        long key = hash.end() ^ status;
        int entry = find(key, status, bytes, start, end);
        if (entry < 0) {
            boolean isFull = size == CAPACITY;
            entry = isFull ? replace() : size++;
            values[entry] = Arrays.copyOfRange(bytes, start, end);
            statuses[entry] = status;
            hashes[entry] = key;
            arrivals[entry] = occurrences;
            link(entry);
            if (!isFull) {
                heap[entry] = entry;
                places[entry] = entry;
                rise(entry);
            }
        }
        counts[entry]++;
        sink(places[entry]);
    }

    private int find(long key, int status, byte[] bytes, int start, int end) {
        for (int i = heads[bucket(key)]; i != 0; i = next[i - 1]) {
            int entry = i - 1;
            if (hashes[entry] == key
                    && statuses[entry] == status
                    && Arrays.equals(values[entry], 0, values[entry].length, bytes, start, end)) {
                return entry;
            }
        }
        return -1;
    }

    /// Takes the entry out that has to go, and gives its count on as surplus.
    private int replace() {
        int entry = heap[0];
        unlink(entry);
        surpluses[entry] = counts[entry];
        return entry;
    }

    private static int bucket(long key) {
        return (int) (key >>> 20) & BUCKETS - 1;
    }

    private void link(int entry) {
        int bucket = bucket(hashes[entry]);
        next[entry] = heads[bucket];
        heads[bucket] = entry + 1;
    }

    private void unlink(int entry) {
        int bucket = bucket(hashes[entry]);
        if (heads[bucket] == entry + 1) {
            heads[bucket] = next[entry];
            return;
        }
        int at = heads[bucket] - 1;
        while (next[at] != entry + 1) {
            at = next[at] - 1;
        }
        next[at] = next[entry];
    }

    // ---- the heap

    private boolean goesBefore(int a, int b) {
        return counts[a] != counts[b] ? counts[a] < counts[b] : arrivals[a] < arrivals[b];
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && goesBefore(heap[at], heap[(at - 1) / 2])) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink(int from) {
        int at = from;
        while (true) {
            int least = at;
            for (int child = 2 * at + 1; child <= 2 * at + 2; child++) {
                if (child < size && goesBefore(heap[child], heap[least])) {
                    least = child;
                }
            }
            if (least == at) {
                return;
            }
            swap(at, least);
            at = least;
        }
    }

    private void swap(int a, int b) {
        int entry = heap[a];
        heap[a] = heap[b];
        heap[b] = entry;
        places[heap[a]] = a;
        places[heap[b]] = b;
    }

    // ---- what came out

    /// All values counted, of every kind.
    long occurrences() {
        return occurrences;
    }

    /// The most frequent values, at most so many.
    List<Entry> top(int most) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(new Entry(statuses[i], values[i], counts[i], surpluses[i]));
        }
        entries.sort(Entry.FREQUENT_FIRST);
        return List.copyOf(entries.subList(0, Math.min(most, size)));
    }

    /// Different values that are counted now.
    int size() {
        return size;
    }

    void write(StateWriter state) {
        state.number(occurrences).number(size);
        for (int i = 0; i < size; i++) {
            state.number(statuses[i])
                    .bytes(values[i])
                    .number(counts[i])
                    .number(surpluses[i])
                    .number(arrivals[i]);
        }
    }

    void read(StateReader state, int knownStatuses) throws CorruptInput {
        occurrences = state.number();
        int entries = state.count();
        if (entries > CAPACITY) {
            throw new CorruptInput("the saved state is damaged: too many values");
        }
        size = 0;
        Arrays.fill(heads, 0);
        while (size < entries) {
            int i = size++;
            statuses[i] = (int) state.number();
            values[i] = state.bytes();
            counts[i] = state.number();
            surpluses[i] = state.number();
            arrivals[i] = state.number();
            if (values[i] == null || statuses[i] < 0 || statuses[i] >= knownStatuses) {
                throw new CorruptInput("the saved state is damaged: a value that cannot be");
            }
            hash.begin();
            hash.add(values[i], 0, values[i].length);
            hashes[i] = hash.end() ^ statuses[i];
            link(i);
            heap[i] = i;
            places[i] = i;
            rise(i);
        }
    }
}
