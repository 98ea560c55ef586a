package bio.sluice.detect;

import java.util.Arrays;

/// The different values of a column with how often each occurs, in the order of their first occurrence. One thread.
///
/// An open hash table over one growing buffer. When it is full, values it has not seen before are left out.
final class DistinctValues {
    /// Bytes of different values that are kept of a column.
    private static final int MOST_BYTES = 4 << 20;

    private byte[] bytes = new byte[256];
    private int[] ends = new int[16];
    private int[] counts = new int[16];
    /// Value number plus 1 by hash; 0 is free.
    private int[] slots = new int[32];
    private int size;

    /// Counts one occurrence of `from[start, end)`.
    ///
    /// @return false if it is new and there is no more room
    boolean add(byte[] from, int start, int end) {
        int hash = hash(from, start, end);
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int value = slots[slot] - 1;
            if (Arrays.equals(bytes, start(value), ends[value], from, start, end)) {
                counts[value]++;
                return true;
            }
            slot = slot + 1 & slots.length - 1;
        }
        int used = size == 0 ? 0 : ends[size - 1];
        if (used + (end - start) > MOST_BYTES) {
            return false;
        }
        append(from, start, end, used);
        slots[slot] = size;
        if (2 * size > slots.length) {
            rehash();
        }
        return true;
    }

    private void append(byte[] from, int start, int end, int used) {
        int length = end - start;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(from, start, bytes, used, length);
        ends[size] = used + length;
        counts[size] = 1;
        size++;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int value = 0; value < size; value++) {
            int slot = hash(bytes, start(value), ends[value]) & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = value + 1;
        }
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 17;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    /// How many there are.
    int size() {
        return size;
    }

    /// The buffer of all values.
    byte[] bytes() {
        return bytes;
    }

    /// First byte of a value.
    int start(int value) {
        return value == 0 ? 0 : ends[value - 1];
    }

    /// Byte after a value.
    int end(int value) {
        return ends[value];
    }

    /// How often it occurs.
    int count(int value) {
        return counts[value];
    }
}
