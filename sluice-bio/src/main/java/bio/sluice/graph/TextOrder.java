package bio.sluice.graph;

import java.util.Arrays;

/// Ranks texts by their bytes: multikey sort, eight bytes of each text at a time, so that long common beginnings
/// (`ENSG00000…`) are compared once and not again and again. One thread, one use.
final class TextOrder {
    private final byte[] pool;
    private final int[] starts;
    private final int[] ends;
    private final int[] ties;
    private final long[] words;
    private final KeyedSort sort = new KeyedSort();

    /// @param pool where the texts lie
    /// @param starts first byte of each text; may be longer than there are texts
    /// @param ends byte after each text
    /// @param ties what decides between equal texts
    TextOrder(byte[] pool, int[] starts, int[] ends, int[] ties) {
        this.pool = pool;
        this.starts = starts;
        this.ends = ends;
        this.ties = ties;
        this.words = new long[ends.length];
    }

    /// The numbers of the texts, the first in byte order first.
    int[] order() {
        int[] order = new int[ends.length];
        Arrays.setAll(order, i -> i);
        sort(order, 0, order.length, 0);
        return order;
    }

    private void sort(int[] order, int from, int to, int depth) {
        boolean more = false;
        for (int i = from; i < to; i++) {
            words[i] = word(order[i], depth);
            more |= ends[order[i]] - starts[order[i]] > depth;
        }
        if (!more) {
            // All ended: what lengths and ties say. A text that ended in zero bytes is longer than one without them.
            for (int i = from; i < to; i++) {
                int number = order[i];
                words[i] = (long) (ends[number] - starts[number]) << 32 | ties[number];
            }
            sort.sort(words, order, from, to);
            return;
        }
        sort.sort(words, order, from, to);
        int group = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || words[i] != words[group]) {
                if (i - group > 1) {
                    sort(order, group, i, depth + 8);
                }
                group = i;
            }
        }
    }

    private long word(int number, int depth) {
        int at = starts[number] + depth;
        int end = ends[number];
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word = word << 8 | (at + i < end ? pool[at + i] & 0xFF : 0);
        }
        return word;
    }
}
