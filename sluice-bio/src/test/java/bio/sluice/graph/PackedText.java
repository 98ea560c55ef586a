package bio.sluice.graph;

import bio.sluice.record.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Packed edges and facts as lines of text, for tests to compare.
public final class PackedText {
    private static final int CONFIDENCE_DECIMALS = 9;

    private PackedText() {}

    /// The edges: `source predicate target confidence database`, with `~` before the relation's text if it is unknown.
    public static List<String> edges(ByteSink packed) {
        List<String> lines = new ArrayList<>();
        read(packed, lines, new ArrayList<>());
        return lines;
    }

    /// The facts: `identifier name=… status=… species=…`, each part where there is one.
    public static List<String> facts(ByteSink packed) {
        List<String> lines = new ArrayList<>();
        read(packed, new ArrayList<>(), lines);
        return lines;
    }

    private static void read(ByteSink packed, List<String> edges, List<String> facts) {
        byte[] bytes = packed.bytes();
        PackedEdge edge = new PackedEdge();
        PackedNode node = new PackedNode();
        for (int at = 0; at < packed.length(); ) {
            if (PackedNode.isAt(bytes, at)) {
                at = node.read(bytes, at);
                facts.add(fact(node, bytes));
            } else {
                at = edge.read(bytes, at);
                edges.add(edge(edge, bytes));
            }
        }
    }

    private static String edge(PackedEdge edge, byte[] bytes) {
        String relation = text(bytes, edge.start(PackedEdge.RELATION), edge.end(PackedEdge.RELATION));
        return end(edge, bytes, PackedEdge.SOURCE_TYPE, PackedEdge.SOURCE_ID)
                + " "
                + (edge.tier() == Tier.ALIAS ? "alias" : edge.predicate().text())
                + " "
                + end(edge, bytes, PackedEdge.TARGET_TYPE, PackedEdge.TARGET_ID)
                + " "
                + java.math.BigDecimal.valueOf(edge.confidence(), CONFIDENCE_DECIMALS)
                        .stripTrailingZeros()
                        .toPlainString()
                + " "
                + text(bytes, edge.start(PackedEdge.SOURCE), edge.end(PackedEdge.SOURCE))
                + (relation.isEmpty() ? "" : " ~" + relation);
    }

    private static String end(PackedEdge edge, byte[] bytes, int type, int id) {
        return text(bytes, edge.start(type), edge.end(type)) + "|" + text(bytes, edge.start(id), edge.end(id));
    }

    private static String fact(PackedNode node, byte[] bytes) {
        String name = text(bytes, node.start(PackedNode.NAME), node.end(PackedNode.NAME));
        return text(bytes, node.start(PackedNode.TYPE), node.end(PackedNode.TYPE))
                + "|"
                + text(bytes, node.start(PackedNode.ID), node.end(PackedNode.ID))
                + (name.isEmpty() ? "" : " name=" + name)
                + (node.status() == 0 ? "" : " status=" + NodeStatus.of(node.status() - 1).text())
                + (node.species() == 0 ? "" : " species=" + node.species());
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
