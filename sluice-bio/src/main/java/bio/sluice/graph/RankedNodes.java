package bio.sluice.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The nodes of a graph by rank: in the byte order of identifiers and then of types. One thread, one pass.
///
/// Sorts as many at a time as fit into 64 MiB, so that graphs of any size can be gone through in a bounded heap; a
/// graph
/// of more nodes is looked through once for each such part.
final class RankedNodes {
    private static final int WINDOW = 1 << 24;

    private final Graph graph;
    private final long nodes;
    private final int[] window;
    private long first;
    private int next;

    RankedNodes(Graph graph) {
        this(graph, WINDOW);
    }

    /// @param most nodes sorted at a time
    RankedNodes(Graph graph, int most) {
        this.graph = graph;
        this.nodes = graph.nodes();
        window = new int[(int) Math.min(nodes, most)];
        fill();
    }

    private void fill() {
        next = 0;
        Arrays.fill(window, -1);
        MappedFile file = graph.file();
        for (int bucket = 0; bucket < graph.buckets(); bucket++) {
            long at = graph.bucket(bucket);
            ByteBuffer page = file.page(at);
            int from = file.inPage(at);
            for (int i = 0; i < GraphFormat.BUCKET_SIZE && page.get(from + i) != 0; i++) {
                int node = page.getInt(from + GraphFormat.BUCKET_NODES + 4 * i);
                long place = graph.rank(node) - first;
                if (place >= 0 && place < window.length) {
                    window[(int) place] = node;
                }
            }
        }
    }

    /// The next node; -1 behind the last.
    int next() {
        if (first + next >= nodes) {
            return -1;
        }
        if (next == window.length) {
            first += window.length;
            fill();
        }
        int node = window[next++];
        if (node < 0) {
            throw new IndexOutOfBoundsException("no node of rank " + (first + next - 1));
        }
        return node;
    }
}
