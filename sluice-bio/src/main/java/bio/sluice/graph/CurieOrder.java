package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.Arrays;

/// The byte order of CURIEs, and of ranks where these are the same. One thread.
final class CurieOrder {
    private final Graph graph;
    private final ByteSink curie = new ByteSink(Budget.unlimited());
    private final ByteSink other = new ByteSink(Budget.unlimited());

    CurieOrder(Graph graph) {
        this.graph = graph;
    }

    /// Whether the CURIE of `a` comes before that of `b`.
    boolean isBefore(int a, int b) {
        if (!graph.haveCuriesInOrderOfRanks(graph.head(a), graph.head(b))) {
            curie.clear();
            other.clear();
            graph.writeCurie(a, curie);
            graph.writeCurie(b, other);
            int order = Arrays.compareUnsigned(curie.bytes(), 0, curie.length(), other.bytes(), 0, other.length());
            if (order != 0) {
                return order < 0;
            }
        }
        return graph.rank(a) < graph.rank(b);
    }
}
