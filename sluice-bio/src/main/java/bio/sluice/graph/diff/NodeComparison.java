package bio.sluice.graph.diff;

import bio.sluice.graph.Graph;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Compares identifiers of two graphs. One thread.
final class NodeComparison {
    private final Graph before;
    private final Graph after;
    /// By number of a type in one graph and in the other: how their names compare.
    private final int[][] types;
    private final ByteSink old = new ByteSink(Budget.unlimited());
    private final ByteSink now = new ByteSink(Budget.unlimited());

    NodeComparison(Graph before, Graph after) {
        this.before = before;
        this.after = after;
        List<byte[]> names = after.types().stream().map(NodeComparison::utf8).toList();
        types = before.types().stream()
                .map(NodeComparison::utf8)
                .map(type -> names.stream()
                        .mapToInt(other -> Arrays.compareUnsigned(type, other))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Compares by byte order of identifiers and then of types.
    int compare(int oldNode, int newNode) {
        old.clear();
        now.clear();
        before.writeId(oldNode, old);
        after.writeId(newNode, now);
        int order = compareTexts();
        return order != 0 ? order : types[before.typeNumber(oldNode)][after.typeNumber(newNode)];
    }

    private int compareTexts() {
        return Arrays.compareUnsigned(old.bytes(), 0, old.length(), now.bytes(), 0, now.length());
    }

    /// Whether both graphs say the same of an identifier.
    boolean sameFacts(int oldNode, int newNode) {
        if (before.status(oldNode) != after.status(newNode) || before.species(oldNode) != after.species(newNode)) {
            return false;
        }
        old.clear();
        now.clear();
        before.writeJsonName(oldNode, old);
        after.writeJsonName(newNode, now);
        return compareTexts() == 0;
    }
}
