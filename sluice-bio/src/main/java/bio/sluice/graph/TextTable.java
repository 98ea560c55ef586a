package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers byte strings from 0 in the order in which they first come. One thread. Takes their bytes and about 30 more
/// for each: a builder must hold millions.
final class TextTable {
    private static final int MAX_TEXTS = 1 << 29;
    /// Four where it ends and eight for each of two to four slots.
    private static final long BYTES_PER_TEXT = 28;
    private static final int RECENT = 64;
    private static final long HIGH = 0xFFFF_FFFF_0000_0000L;

    private byte[] pool = new byte[1 << 12];
    private int[] ends = new int[64];
    /// High half of the hash, and number plus one; 0 where there is none. So most texts that are not asked for are told
    /// apart without being read.
    private long[] slots = new long[256];
    private int size;
    /// By length, first and last byte the text asked for last: edges that follow each other mostly share an end, and
    /// there are few types and kinds.
    private final int[] recent = new int[RECENT];

    /// The number of `bytes[start, end)`, which is added if need be.
    int number(byte[] bytes, int start, int end) {
        int sign = end == start ? 0 : 31 * (end - start) + 7 * bytes[start] + bytes[end - 1] & RECENT - 1;
        int number = recent[sign];
        if (!is(number, bytes, start, end)) {
            number = find(bytes, start, end);
            recent[sign] = number;
        }
        return number;
    }

    private boolean is(int number, byte[] bytes, int start, int end) {
        return number < size && Arrays.equals(pool, start(number), ends[number], bytes, start, end);
    }

    private int find(byte[] bytes, int start, int end) {
        long hash = IdHash.of(bytes, start, end);
        long high = hash & HIGH;
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        for (long slot = slots[at]; slot != 0; slot = slots[at]) {
            if ((slot & HIGH) == high && is((int) slot - 1, bytes, start, end)) {
                return (int) slot - 1;
            }
            at = at + 1 & mask;
        }
        slots[at] = high | size + 1;
        append(bytes, start, end);
        if (size > slots.length / 2) {
            rehash();
        }
        return size - 1;
    }

    /// The number of `text`, which is added if need be.
    int number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return number(bytes, 0, bytes.length);
    }

    private void append(byte[] bytes, int start, int end) {
        int from = start(size);
        long to = (long) from + end - start;
        if (to > Integer.MAX_VALUE - 8 || size == MAX_TEXTS) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "the graph has more identifiers than a build can hold (2 GiB of their text, 2^29 of them); "
                            + "build it from fewer sources");
        }
        if (to > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(to, pool.length * 3L / 2)));
        }
        System.arraycopy(bytes, start, pool, from, end - start);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[size++] = (int) to;
    }

    private void rehash() {
        long[] larger = new long[slots.length * 2];
        int mask = larger.length - 1;
        for (int i = 0; i < size; i++) {
            long hash = IdHash.of(pool, start(i), ends[i]);
            int at = (int) hash & mask;
            while (larger[at] != 0) {
                at = at + 1 & mask;
            }
            larger[at] = hash & HIGH | i + 1;
        }
        slots = larger;
    }

    int size() {
        return size;
    }

    /// Bytes that this takes, about.
    long bytes() {
        return start(size) + BYTES_PER_TEXT * size;
    }

    /// The buffer in which the texts lie one behind the other.
    byte[] pool() {
        return pool;
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    int end(int number) {
        return ends[number];
    }

    String text(int number) {
        return new String(pool, start(number), end(number) - start(number), StandardCharsets.UTF_8);
    }
}
