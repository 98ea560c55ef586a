package bio.sluice.graph;

import static bio.sluice.graph.GraphCheck.require;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// Checks single nodes of a graph: texts, facts, and the row of edges, each of which must be there from its other end
/// as well. One thread; counts as it goes.
final class NodeCheck {
    private final Graph graph;
    private final CurieForm[] forms;
    private final int[] back;
    private final NodeTexts made = new NodeTexts();
    private final ByteSink id = new ByteSink(Budget.unlimited());
    private final ByteSink other = new ByteSink(Budget.unlimited());
    private final ByteSink held = new ByteSink(Budget.unlimited());

    final long[] byType;
    final long[] byKind;
    long entries;
    long fanIn;

    NodeCheck(Graph graph) {
        this.graph = graph;
        GraphTables tables = graph.tables();
        forms = CurieForm.of(tables.prefixes(), tables.own());
        byType = new long[forms.length];
        byKind = new long[tables.kinds().size()];
        back = new int[byKind.length];
        for (int i = 0; i < back.length; i++) {
            EdgeKind kind = tables.kinds().get(i);
            Predicate predicate = kind.predicate().backwards();
            back[i] = predicate == null
                    ? -1
                    : tables.kinds().indexOf(new EdgeKind(predicate, kind.tier(), kind.source(), kind.relation()));
            require(predicate == null || back[i] >= 0, "kind", i, "is missing as it is seen from the target");
        }
    }

    /// Checks a node.
    ///
    /// @param starts numbers of all nodes
    void check(int node, BitSet starts) {
        int type = graph.typeOf(node);
        require(type < byType.length, "node", node, "there is no type " + type);
        byType[type]++;
        checkTexts(node, type);
        checkFacts(node);
        int edges = graph.edges(node);
        long targets = graph.targets(node);
        long links = graph.links(targets, edges);
        boolean replaced = false;
        int walkedBack = 0;
        long before = -1;
        int kindBefore = -1;
        for (int i = 0; i < edges; i++) {
            int target = graph.target(targets, i);
            require(target >= 0 && starts.get(target), "node", node, "an edge leads to no identifier");
            require(target != node, "node", node, "an edge leads back to itself");
            int number = graph.linkNumber(links, i);
            require(number >= 0 && number < graph.header().links(), "node", node, "an edge has no link");
            long link = graph.link(number);
            int kind = Graph.kindOf(link);
            int rank = graph.rank(target);
            require(Graph.targetTypeOf(link) == graph.typeOf(target), "node", node, "an edge has another type");
            long key = (long) (Confidence.ONE - Graph.confidenceOf(link)) << 32 | rank;
            require(key > before || key == before && kind > kindBefore, "node", node, "the edges are not in order");
            before = key;
            kindBefore = kind;
            boolean oneWay = back[kind] < 0;
            replaced |= oneWay;
            walkedBack += oneWay ? 0 : 1;
            require(
                    oneWay || hasEdge(target, node, back[kind], Graph.confidenceOf(link)),
                    "node",
                    node,
                    "the edge to node " + target + " is missing from its other end");
            byKind[kind] += oneWay || graph.rank(node) < rank ? 1 : 0;
        }
        require(replaced == graph.isReplaced(node), "node", node, "the flag of a successor is wrong");
        require(graph.fanIn(node) >= walkedBack, "node", node, "the fan-in is too small");
        entries += edges;
        fanIn += graph.fanIn(node);
    }

    /// Whether there is an edge from `source` to `goal`: rows are sorted by confidence, then rank, then kind.
    private boolean hasEdge(int source, int goal, int kind, int confidence) {
        int edges = graph.edges(source);
        long targets = graph.targets(source);
        long links = graph.links(targets, edges);
        int rank = graph.rank(goal);
        int low = 0;
        int high = edges - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            long link = graph.link(links, middle);
            int order = Integer.compare(confidence, Graph.confidenceOf(link));
            order = order != 0 ? order : Integer.compare(graph.rank(graph.target(targets, middle)), rank);
            order = order != 0 ? order : Integer.compare(Graph.kindOf(link), kind);
            if (order == 0) {
                return graph.target(targets, middle) == goal;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private void checkTexts(int node, int type) {
        id.clear();
        graph.writeId(node, id);
        require(id.length() > 0 && id.length() <= GraphFormat.MAX_ID_BYTES, "node", node, "has an odd identifier");
        byte[] text = new String(id.bytes(), 0, id.length(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        require(Arrays.equals(id.bytes(), 0, id.length(), text, 0, text.length), "node", node, "is not UTF-8");
        made.make(forms[type], id.bytes(), 0, id.length());
        held.clear();
        long at = graph.at(node) + GraphFormat.NODE_ID;
        int length = made.block.length();
        graph.file().copy(at, held.room(length), 0, length);
        require(
                Graph.saysOfTexts(graph.head(node), made.idLength, made.flag)
                        && Arrays.equals(held.bytes(), 0, length, made.block.bytes(), 0, length),
                "node",
                node,
                "the texts are not those of its identifier");
    }

    private void checkFacts(int node) {
        held.clear();
        graph.writeJsonName(node, held);
        String name = graph.name(node);
        other.clear();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        JsonText.writeStringBody(bytes, 0, bytes.length, other);
        require(
                held.length() == other.length()
                        && Arrays.equals(held.bytes(), 0, held.length(), other.bytes(), 0, other.length()),
                "node",
                node,
                "the name is no text");
        int word = graph.factWord(node) >>> GraphFormat.STATUS_SHIFT;
        require(word <= NodeStatus.count(), "node", node, "there is no status " + word);
    }

    /// Whether the identifier and type of `a` come before those of `b`.
    boolean isBefore(int a, int b) {
        id.clear();
        other.clear();
        graph.writeId(a, id);
        graph.writeId(b, other);
        int order = compare();
        return order < 0 || order == 0 && graph.typeOf(a) < graph.typeOf(b);
    }

    private int compare() {
        return Arrays.compareUnsigned(id.bytes(), 0, id.length(), other.bytes(), 0, other.length());
    }
}
