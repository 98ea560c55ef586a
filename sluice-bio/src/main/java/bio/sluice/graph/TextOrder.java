package bio.sluice.graph;

import java.util.Arrays;

/// Ranks texts by their bytes: multikey sort, eight bytes of each text at a time, so that long common beginnings
/// (`ENSG00000…`) are compared once and not again and again. One thread, one use; works with a second thread.
final class TextOrder {
    private static final int WORTH_A_THREAD = 1 << 14;

    private final byte[] pool;
    private final int[] starts;
    private final int[] ends;
    private final int[] ties;
    private final long[] words;

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
        if (order.length < WORTH_A_THREAD) {
            sort(new KeyedSort(), order, 0, order.length, 0);
        } else {
            sortByTwo(order);
        }
        return order;
    }

    private void sortByTwo(int[] order) {
        KeyedSort here = new KeyedSort();
        KeyedSort beside = new KeyedSort();
        int count = order.length;
        int half = count / 2;
        if (!readWords(order, 0, count, 0)) {
            sort(here, order, 0, count, 0);
            return;
        }
        BuildThreads.both(() -> here.sort(words, order, 0, half), () -> beside.sort(words, order, half, count));
        here.sort(words, order, 0, count); // merges the halves
        int cut = half;
        while (cut < count && words[cut] == words[cut - 1]) {
            cut++;
        }
        int middle = cut;
        BuildThreads.both(
                () -> sortGroups(here, order, 0, middle, 0), () -> sortGroups(beside, order, middle, count, 0));
    }

    private void sort(KeyedSort by, int[] order, int from, int to, int depth) {
        if (readWords(order, from, to, depth)) {
            by.sort(words, order, from, to);
            sortGroups(by, order, from, to, depth);
            return;
        }
        // All ended: what lengths and ties say. A text that ended in zero bytes is longer than one without them.
        for (int i = from; i < to; i++) {
            int number = order[i];
            words[i] = (long) (ends[number] - starts[number]) << 32 | ties[number];
        }
        by.sort(words, order, from, to);
    }

    /// Reads eight bytes of each text; false if none has any left.
    private boolean readWords(int[] order, int from, int to, int depth) {
        boolean more = false;
        for (int i = from; i < to; i++) {
            words[i] = word(order[i], depth);
            more |= ends[order[i]] - starts[order[i]] > depth;
        }
        return more;
    }

    /// Sorts those among each other whose first `depth + 8` bytes are the same.
    private void sortGroups(KeyedSort by, int[] order, int from, int to, int depth) {
        int group = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || words[i] != words[group]) {
                if (i - group > 1) {
                    sort(by, order, group, i, depth + 8);
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
