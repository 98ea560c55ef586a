package bio.sluice.graph;

import bio.sluice.record.ByteSink;
import java.util.Arrays;

/// All that a graph holds, one identifier after the other in byte order and then by type, each with the edges that are
/// its own to tell: so every edge comes once. One thread, one pass, in a bounded heap.
///
/// An edge that is walked both ways is told by the end that comes first, as it is walked from there; of equal targets
/// the predicates come in their order.
public final class GraphContent {
    private final Graph graph;
    private final RankedNodes nodes;
    private final boolean[] oneWay;
    private final KeyedSort sort = new KeyedSort();
    private int node;
    private int edges;
    private int[] targets = new int[16];
    private long[] links = new long[16];
    private long[] keys = new long[16];
    private int[] order = new int[16];

    /// Begins before the first identifier.
    public GraphContent(Graph graph) {
        this.graph = graph;
        oneWay = new boolean[graph.tables().kinds().size()];
        for (int kind = 0; kind < oneWay.length; kind++) {
            oneWay[kind] = graph.tables().kinds().get(kind).predicate().backwards() == null;
        }
        try {
            nodes = new RankedNodes(graph);
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw graph.changed(damaged);
        }
    }

    /// Goes on to the next identifier.
    ///
    /// @return false behind the last
    /// @throws bio.sluice.fault.RunStopped if the file was cut or damaged since it was opened
    public boolean next() {
        try {
            node = nodes.next();
            if (node >= 0) {
                readEdges();
            }
            return node >= 0;
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw graph.changed(damaged);
        }
    }

    private void readEdges() {
        int all = graph.edges(node);
        long targetsAt = graph.targets(node);
        long linksAt = graph.links(targetsAt, all);
        int rank = graph.rank(node);
        edges = 0;
        for (int i = 0; i < all; i++) {
            int target = graph.target(targetsAt, i);
            long link = graph.link(linksAt, i);
            int targetRank = graph.rank(target);
            if (targetRank < rank && !oneWay[Graph.kindOf(link)]) {
                continue;
            }
            if (edges == targets.length) {
                int capacity = edges * 2;
                targets = Arrays.copyOf(targets, capacity);
                links = Arrays.copyOf(links, capacity);
                keys = Arrays.copyOf(keys, capacity);
                order = Arrays.copyOf(order, capacity);
            }
            targets[edges] = target;
            links[edges] = link;
            // Kinds are numbered by predicate first.
            keys[edges] = (long) targetRank << 20 | Graph.kindOf(link);
            order[edges] = edges;
            edges++;
        }
        sort.sort(keys, order, 0, edges);
    }

    /// The graph.
    public Graph graph() {
        return graph;
    }

    /// The identifier's node.
    public int node() {
        return node;
    }

    /// Number of edges that are its own to tell.
    public int edges() {
        return edges;
    }

    /// The node that edge `i` leads to.
    public int target(int i) {
        return targets[order[i]];
    }

    /// The predicate of edge `i`.
    public Predicate predicate(int i) {
        return kind(i).predicate();
    }

    /// Whether edge `i` leads from an alias, and not from a former identifier.
    public boolean isAlias(int i) {
        return graph.isAlias(kindNumber(i));
    }

    /// Where edge `i` is from; empty if that is unknown.
    public String source(int i) {
        return kind(i).source();
    }

    /// The relation of edge `i` as it was written, if it is an unknown one; else empty.
    public String relation(int i) {
        return kind(i).relation();
    }

    /// What edge `i` has in common with others: predicate, source and relation. Below [#kinds].
    public int kindNumber(int i) {
        return Graph.kindOf(links[order[i]]);
    }

    private EdgeKind kind(int i) {
        return graph.tables().kinds().get(kindNumber(i));
    }

    /// Number of combinations of predicate, source and relation.
    public int kinds() {
        return oneWay.length;
    }

    /// The confidence of edge `i` in units of the ninth decimal.
    public int confidence(int i) {
        return Graph.confidenceOf(links[order[i]]) * Confidence.power(Confidence.DECIMALS - graph.decimals());
    }

    /// Appends the confidence of edge `i` as a decimal number without needless zeros.
    public void writeConfidence(int i, ByteSink out) {
        Confidence.write(confidence(i), out);
    }
}
