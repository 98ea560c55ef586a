package bio.sluice.validate;

import java.util.Arrays;

/// A set of numbers other than 0, by open addressing; at most three quarters full. One thread.
final class LongSet {
    private static final int SMALLEST = 1 << 10;

    private long[] slots = new long[SMALLEST];
    private int size;

    /// Adds a number.
    ///
    /// @return whether it was not there yet
    boolean add(long number) {
        int slot = slot(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        if (++size > slots.length / 4 * 3) {
            grow();
        }
        return true;
    }

    boolean contains(long number) {
        return slots[slot(number)] == number;
    }

    int size() {
        return size;
    }

    /// The place of the number, or of the gap where it belongs.
    private int slot(long number) {
        int mask = slots.length - 1;
        // The numbers are hashes already; their high bits choose, for others may choose by the low ones.
        int slot = (int) (number >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long number : old) {
            if (number != 0) {
                slots[slot(number)] = number;
            }
        }
    }

    /// Forgets all numbers.
    void clear() {
        if (slots.length > SMALLEST) {
            slots = new long[SMALLEST];
        } else if (size > 0) {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }

    /// The numbers in an order that depends on nothing but what was added when.
    long[] toArray() {
        long[] numbers = new long[size];
        int next = 0;
        for (long number : slots) {
            if (number != 0) {
                numbers[next++] = number;
            }
        }
        return numbers;
    }
}
