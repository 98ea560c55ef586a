package bio.sluice.graph;

import java.util.Arrays;

/// The nodes of all runs in the byte order of identifiers and then of types, which is the order of their ranks. What
/// several runs have comes several times in a row. One thread, one use.
final class MergedNodes {
    private final EdgeRuns.Nodes[] open;
    private final int[] typePlaces;
    private final MergeHeap heap;

    /// The node that has come, its type by provisional number.
    int type = -1;

    byte[] id = new byte[64];
    int length;
    /// The run that it is from.
    int run = -1;
    /// What that run knows of it.
    NodeFact fact;
    /// Whether it is another one than the one before.
    boolean isNew;

    /// @param typePlaces by provisional number of a type its final one
    MergedNodes(EdgeRuns runs, int[] typePlaces) {
        this.typePlaces = typePlaces;
        this.open = new EdgeRuns.Nodes[runs.size()];
        this.heap = new MergeHeap(open.length) {
            @Override
            boolean isBefore(int a, int b) {
                return compare(open[a], open[b]) < 0;
            }
        };
        for (int i = 0; i < open.length; i++) {
            open[i] = runs.sorted(i);
            if (open[i].next()) {
                heap.add(i);
            }
        }
    }

    private int compare(EdgeRuns.Nodes a, EdgeRuns.Nodes b) {
        int order = Arrays.compareUnsigned(a.id, 0, a.length, b.id, 0, b.length);
        return order != 0 ? order : typePlaces[a.type] - typePlaces[b.type];
    }

    /// Goes to the next node.
    boolean next() {
        if (run >= 0) {
            heap.moved(!open[run].next());
        }
        if (heap.isEmpty()) {
            return false;
        }
        run = heap.top();
        EdgeRuns.Nodes next = open[run];
        isNew = next.type != type || !Arrays.equals(next.id, 0, next.length, id, 0, length);
        if (isNew) {
            type = next.type;
            length = next.length;
            id = id.length < length ? new byte[length * 2] : id;
            System.arraycopy(next.id, 0, id, 0, length);
        }
        fact = next.fact;
        return true;
    }
}
