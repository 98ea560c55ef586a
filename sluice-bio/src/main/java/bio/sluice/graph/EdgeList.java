package bio.sluice.graph;

import java.util.Arrays;

/// The edges of a graph under construction, as they came. One thread.
final class EdgeList {
    int[] source = new int[1 << 10];
    int[] target = new int[1 << 10];
    int[] confidence = new int[1 << 10];
    int[] kind = new int[1 << 10];
    int size;

    void add(int sourceNode, int targetNode, int units, int kindNumber) {
        if (size == source.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2);
            source = Arrays.copyOf(source, capacity);
            target = Arrays.copyOf(target, capacity);
            confidence = Arrays.copyOf(confidence, capacity);
            kind = Arrays.copyOf(kind, capacity);
        }
        source[size] = sourceNode;
        target[size] = targetNode;
        confidence[size] = units;
        kind[size++] = kindNumber;
    }

    /// Gives the buffers back, for a layout has taken everything over.
    void clear() {
        source = new int[1];
        target = new int[1];
        confidence = new int[1];
        kind = new int[1];
        size = 0;
    }
}
