package bio.sluice.graph;

import java.util.Arrays;

/// Numbers longs from 0 in the order in which they first come. One thread.
final class LongNumbers {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

    private long[] keys = new long[64];
    /// Each number plus one; 0 where there is none.
    private int[] slots = new int[256];
    private int size;
    private int last = -1;

    /// The number of `key`, which is added if need be.
    int number(long key) {
        if (last >= 0 && keys[last] == key) {
            return last;
        }
        int mask = slots.length - 1;
        int at = slot(key, mask);
        while (slots[at] != 0) {
            if (keys[slots[at] - 1] == key) {
                last = slots[at] - 1;
                return last;
            }
            at = at + 1 & mask;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size] = key;
        slots[at] = ++size;
        if (size > slots.length / 2) {
            rehash();
        }
        last = size - 1;
        return last;
    }

    private static int slot(long key, int mask) {
        return (int) (key * MULTIPLIER >>> 32) & mask;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int at = slot(keys[i], mask);
            while (slots[at] != 0) {
                at = at + 1 & mask;
            }
            slots[at] = i + 1;
        }
    }

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }
}
