package bio.sluice.app.repair;

import java.util.Arrays;

/// Where the letters about one input stand, in the input and in their file: 28 bytes for each. Growing first, then
/// sorted once, then only read. One thread until sorted.
final class Places {
    private long[] offsets = new long[16];
    private long[] lengths = new long[16];
    private long[] positions = new long[16];
    private int[] lines = new int[16];
    private int size;
    private boolean sorted = true;

    /// Adds a letter.
    ///
    /// @param offset where its record begins in the input
    /// @param length the record's bytes
    /// @param position where the letter begins in its file
    /// @param line the letter's line
    void add(long offset, long length, long position, int line) {
        if (size == lines.length) {
            int more = size + (size >> 1);
            offsets = Arrays.copyOf(offsets, more);
            lengths = Arrays.copyOf(lengths, more);
            positions = Arrays.copyOf(positions, more);
            lines = Arrays.copyOf(lines, more);
        }
        sorted &= size == 0 || order(offsets[size - 1], lengths[size - 1], offset, length) <= 0;
        put(size++, offset, length, position, line);
    }

    private void put(int i, long offset, long length, long position, int line) {
        offsets[i] = offset;
        lengths[i] = length;
        positions[i] = position;
        lines[i] = line;
    }

    private static int order(long offset, long length, long otherOffset, long otherLength) {
        int byOffset = Long.compare(offset, otherOffset);
        return byOffset != 0 ? byOffset : Long.compare(length, otherLength);
    }

    /// Puts the letters in the order of their records; those of one record stay in the order of their lines.
    void sort() {
        if (sorted) {
            return;
        }
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        int[] merged = new int[size];
        for (int width = 1; width < size && width > 0; width *= 2) {
            for (int from = 0; from < size; from += 2 * width) {
                merge(order, from, Math.min(from + width, size), Math.min(from + 2 * width, size), merged);
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        offsets = picked(offsets, order);
        lengths = picked(lengths, order);
        positions = picked(positions, order);
        int[] old = lines;
        lines = Arrays.stream(order).map(i -> old[i]).toArray();
        sorted = true;
    }

    private void merge(int[] order, int from, int middle, int to, int[] into) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = left < middle
                    && (right == to
                            || order(
                                            offsets[order[left]],
                                            lengths[order[left]],
                                            offsets[order[right]],
                                            lengths[order[right]])
                                    <= 0);
            into[i] = takeLeft ? order[left++] : order[right++];
        }
    }

    private static long[] picked(long[] from, int[] order) {
        return Arrays.stream(order).mapToLong(i -> from[i]).toArray();
    }

    /// Keeps the letter `from` as number `to`, not above it.
    void keep(int from, int to) {
        put(to, offsets[from], lengths[from], positions[from], lines[from]);
    }

    /// Forgets the letters from number `size` on, and the room for more.
    void end(int size) {
        this.size = size;
        offsets = Arrays.copyOf(offsets, size);
        lengths = Arrays.copyOf(lengths, size);
        positions = Arrays.copyOf(positions, size);
        lines = Arrays.copyOf(lines, size);
    }

    /// How many there are.
    int size() {
        return size;
    }

    /// Where the record of letter `i` begins in the input.
    long offset(int i) {
        return offsets[i];
    }

    /// Its bytes.
    long length(int i) {
        return lengths[i];
    }

    /// Where letter `i` begins in its file.
    long position(int i) {
        return positions[i];
    }

    /// The line of letter `i`.
    int line(int i) {
        return lines[i];
    }
}
