package bio.sluice.graph;

import java.util.Arrays;

/// A set of numbers that are not negative. One thread.
final class LongTable {
    /// Each number plus one; 0 where there is none.
    private long[] slots = new long[256];

    private int size;

    /// Adds a number.
    ///
    /// @return false if it was there
    boolean add(long number) {
        int at = slot(number);
        if (slots[at] != 0) {
            return false;
        }
        slots[at] = number + 1;
        if (++size > slots.length / 2) {
            long[] old = slots;
            slots = new long[old.length * 2];
            for (long slot : old) {
                if (slot != 0) {
                    slots[slot(slot - 1)] = slot;
                }
            }
        }
        return true;
    }

    /// Where a number is, or would be; below [#capacity].
    int slot(long number) {
        long hash = number * 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio
        int mask = slots.length - 1;
        int at = (int) (hash >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != number + 1) {
            at = at + 1 & mask;
        }
        return at;
    }

    /// More than any slot; changes when numbers are added.
    int capacity() {
        return slots.length;
    }

    /// The numbers, sorted.
    long[] sorted() {
        return Arrays.stream(slots)
                .filter(slot -> slot != 0)
                .map(slot -> slot - 1)
                .sorted()
                .toArray();
    }
}
