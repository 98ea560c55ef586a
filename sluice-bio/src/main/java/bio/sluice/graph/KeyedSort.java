package bio.sluice.graph;

/// Sorts keys together with a value each, by key (unsigned) and then by value: merge sort without an object per
/// element. One thread; keeps its buffers.
final class KeyedSort {
    private static final int SMALL = 24;

    private long[] keyBuffer = new long[0];
    private int[] valueBuffer = new int[0];

    /// Sorts `keys[from, to)` and `values[from, to)`.
    void sort(long[] keys, int[] values, int from, int to) {
        int half = to - from >>> 1;
        if (to - from > SMALL && keyBuffer.length < half) {
            int capacity = Math.max(half, keyBuffer.length * 2);
            keyBuffer = new long[capacity];
            valueBuffer = new int[capacity];
        }
        mergeSort(keys, values, from, to);
    }

    private void mergeSort(long[] keys, int[] values, int from, int to) {
        if (to - from <= SMALL) {
            insertionSort(keys, values, from, to);
            return;
        }
        int middle = from + to >>> 1;
        mergeSort(keys, values, from, middle);
        mergeSort(keys, values, middle, to);
        if (inOrder(keys[middle - 1], values[middle - 1], keys[middle], values[middle])) {
            return;
        }
        int left = middle - from;
        System.arraycopy(keys, from, keyBuffer, 0, left);
        System.arraycopy(values, from, valueBuffer, 0, left);
        int i = 0;
        int j = middle;
        int at = from;
        while (i < left && j < to) {
            if (inOrder(keyBuffer[i], valueBuffer[i], keys[j], values[j])) {
                keys[at] = keyBuffer[i];
                values[at++] = valueBuffer[i++];
            } else {
                keys[at] = keys[j];
                values[at++] = values[j++];
            }
        }
        System.arraycopy(keyBuffer, i, keys, at, left - i);
        System.arraycopy(valueBuffer, i, values, at, left - i);
    }

    private static void insertionSort(long[] keys, int[] values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int value = values[i];
            int j = i - 1;
            while (j >= from && !inOrder(keys[j], values[j], key, value)) {
                keys[j + 1] = keys[j];
                values[j + 1] = values[j];
                j--;
            }
            keys[j + 1] = key;
            values[j + 1] = value;
        }
    }

    private static boolean inOrder(long key, int value, long nextKey, int nextValue) {
        return key == nextKey ? value <= nextValue : Long.compareUnsigned(key, nextKey) < 0;
    }
}
