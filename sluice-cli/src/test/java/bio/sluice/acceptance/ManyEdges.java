package bio.sluice.acceptance;

import bio.sluice.graph.GraphBuilder;
import java.io.IOException;
import java.nio.file.Path;

/// Builds a graph of more edges than the memory of its JVM holds.
final class ManyEdges {
    static final int NODES = 400_000;
    static final int EDGES = 1_000_000;

    private ManyEdges() {}

    /// @param arguments the graph file, and the bytes that the builder may take
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (GraphBuilder builder = new GraphBuilder(file.getParent(), Long.parseLong(arguments[1]))) {
            long number = 1;
            for (int i = 0; i < EDGES; i++) {
                // Numbers as of a linear congruential generator (Numerical Recipes), which need no seed to be kept.
                number = number * 1664525 + 1013904223 & 0xFFFF_FFFFL;
                long source = number % NODES;
                number = number * 1664525 + 1013904223 & 0xFFFF_FFFFL;
                builder.add("s" + source, "a", "t" + number % NODES, "b", "same", "", "0." + (1 + number % 9));
            }
            builder.write(file);
        }
    }
}
