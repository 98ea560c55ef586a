package bio.sluice.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Puts the nodes and edges of a finished collection in the order of the file. One thread, one use.
///
/// Nodes get a rank (byte order of identifier, then type) and a place in the file, which keeps together what belongs
/// together, in whatever order the edges came. The file depends on the set of edges only; inside, nodes keep the
/// numbers
/// of the [NodeList], for edges that came together mostly share them, and so memory is read where it was read before.
final class GraphLayout {
    /// Rows up to this length are searched for equal edges as they are.
    private static final int SHORT = 32;

    private final int nodes;
    private final EdgeKinds kinds;
    /// The first kind that says that something has replaced a node; such kinds come last.
    private final int firstReplacing;

    private final KeyedSort sort = new KeyedSort();

    /// By node: final number of its type; types are numbered in the byte order of their names.
    final int[] type;
    /// By node: its rank.
    final int[] rank;
    /// By node: first entry; one more at the end.
    int[] row;
    /// By entry: target, confidence, final kind.
    int[] target;

    int[] confidence;
    int[] kind;
    /// By node: entries that lead there.
    final int[] fanIn;
    /// By node: place in the file. And back.
    final int[] place;

    final int[] byPlace;

    /// @param edges emptied
    GraphLayout(NodeList list, EdgeList edges, EdgeKinds kinds) {
        this.nodes = list.size();
        this.kinds = kinds;
        kinds.settle();
        firstReplacing = kinds.first(Predicate.PREVIOUS);
        int[] typePlaces = typePlaces(list);
        type = IntStream.range(0, nodes)
                .map(node -> typePlaces[list.type(node)])
                .toArray();
        int[] byRank = rank(list);
        rank = new int[nodes];
        for (int r = 0; r < nodes; r++) {
            rank[byRank[r]] = r;
        }
        fill(edges);
        edges.clear();
        fanIn = new int[nodes];
        orderRows();
        place = new int[nodes];
        byPlace = placeNodes(byRank);
    }

    private static int[] typePlaces(NodeList list) {
        int[] order = IntStream.range(0, list.typeCount())
                .boxed()
                .sorted((a, b) -> Texts.BYTE_ORDER.compare(list.typeName(a), list.typeName(b)))
                .mapToInt(i -> i)
                .toArray();
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        return places;
    }

    private int[] rank(NodeList list) {
        int[] starts = new int[nodes];
        int[] ends = new int[nodes];
        int[] ties = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            starts[i] = list.start(i);
            ends[i] = list.end(i);
            ties[i] = type[i];
        }
        return new TextOrder(list.pool(), starts, ends, ties).order();
    }

    /// Writes each edge into the row of its source and, where it is walked backwards, of its target.
    private void fill(EdgeList edges) {
        int[] next = new int[nodes + 1];
        for (int i = 0; i < edges.size; i++) {
            next[edges.source[i] + 1]++;
            if (kinds.backward(edges.kind[i]) >= 0) {
                next[edges.target[i] + 1]++;
            }
        }
        for (int node = 0; node < nodes; node++) {
            next[node + 1] = Math.addExact(next[node + 1], next[node]);
        }
        row = next.clone();
        target = new int[row[nodes]];
        confidence = new int[row[nodes]];
        kind = new int[row[nodes]];
        for (int i = 0; i < edges.size; i++) {
            int source = edges.source[i];
            int goal = edges.target[i];
            put(next[source]++, goal, edges.confidence[i], kinds.forward(edges.kind[i]));
            int back = kinds.backward(edges.kind[i]);
            if (back >= 0) {
                put(next[goal]++, source, edges.confidence[i], back);
            }
        }
    }

    private void put(int at, int goal, int units, int kindPlace) {
        target[at] = goal;
        confidence[at] = units;
        kind[at] = kindPlace;
    }

    /// Sorts each row by confidence, then rank of the target, then kind, and leaves of equal edges the first: that of
    /// the highest confidence.
    private void orderRows() {
        int[] predicates =
                IntStream.range(0, kinds.size()).map(i -> group(kinds.kind(i))).toArray();
        int longest = 0;
        for (int node = 0; node < nodes; node++) {
            longest = Math.max(longest, row[node + 1] - row[node]);
        }
        long[] keys = new long[longest];
        int[] values = new int[longest];
        long[] edges = new long[longest];
        int written = 0;
        for (int node = 0; node < nodes; node++) {
            int from = row[node];
            int n = row[node + 1] - from;
            for (int i = 0; i < n; i++) {
                int e = from + i;
                keys[i] = (long) (Confidence.ONE - confidence[e]) << 31 | rank[target[e]];
                values[i] = i;
                edges[i] = (long) target[e] << 32 | kind[e];
            }
            sort.sort(keys, values, 0, n);
            orderParallelEdges(keys, values, edges, n);
            row[node] = written;
            LongTable seen = n > SHORT ? new LongTable() : null;
            int first = written;
            for (int i = 0; i < n; i++) {
                long edge = edges[values[i]];
                int goal = (int) (edge >>> 32);
                int predicate = predicates[(int) edge];
                if (seen == null
                        ? isNew(first, written, goal, predicate, predicates)
                        : seen.add(edge(goal, predicate))) {
                    put(written++, goal, Confidence.ONE - (int) (keys[i] >>> 31), (int) edge);
                    fanIn[goal]++;
                }
            }
        }
        row[nodes] = written;
    }

    /// What tells edges to one target apart: predicate and tier.
    private static int group(EdgeKind kind) {
        return kind.predicate().ordinal() * Tier.count() + kind.tier().ordinal();
    }

    /// Sorts edges to one target of one confidence, which are neighbours now, by kind.
    private static void orderParallelEdges(long[] keys, int[] values, long[] edges, int n) {
        for (int i = 1; i < n; i++) {
            int value = values[i];
            int at = i;
            while (at > 0 && keys[at - 1] == keys[i] && (int) edges[values[at - 1]] > (int) edges[value]) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }

    private boolean isNew(int first, int end, int goal, int predicate, int[] predicates) {
        for (int e = first; e < end; e++) {
            if (target[e] == goal && predicates[kind[e]] == predicate) {
                return false;
            }
        }
        return true;
    }

    private static long edge(int goal, int predicate) {
        return (long) goal << 8 | predicate;
    }

    /// Fills [#place] and returns its inverse: depth first, each node's best edge first. So a group of things that map
    /// to
    /// each other with confidence is left only when all of it has a place, wherever weaker edges lead.
    private int[] placeNodes(int[] byRank) {
        Arrays.fill(place, -1);
        int[] order = new int[nodes];
        int[] open = new int[nodes];
        int[] next = row.clone();
        int placed = 0;
        for (int first : byRank) {
            if (place[first] >= 0) {
                continue;
            }
            place[first] = placed;
            order[placed++] = first;
            int depth = 0;
            open[depth++] = first;
            while (depth > 0) {
                int node = open[depth - 1];
                while (next[node] < row[node + 1] && place[target[next[node]]] >= 0) {
                    next[node]++;
                }
                if (next[node] == row[node + 1]) {
                    depth--;
                } else {
                    int goal = target[next[node]];
                    place[goal] = placed;
                    order[placed++] = goal;
                    open[depth++] = goal;
                }
            }
        }
        return order;
    }

    /// Whether an edge says that something has replaced the node.
    boolean isReplaced(int node) {
        for (int e = row[node]; e < row[node + 1]; e++) {
            if (kind[e] >= firstReplacing) {
                return true;
            }
        }
        return false;
    }

    /// Number of nodes of each type.
    long[] nodesByType(int types) {
        long[] counts = new long[types];
        for (int numbered : type) {
            counts[numbered]++;
        }
        return counts;
    }

    /// Number of edges of each kind; an edge that is walked both ways counts once, as it is walked from the lower rank.
    long[] edgesByKind() {
        long[] counts = new long[kinds.size()];
        boolean[] oneWay = new boolean[kinds.size()];
        for (int i = 0; i < oneWay.length; i++) {
            oneWay[i] = kinds.kind(i).predicate().backwards() == null;
        }
        for (int node = 0; node < nodes; node++) {
            for (int e = row[node]; e < row[node + 1]; e++) {
                counts[kind[e]] += rank[node] < rank[target[e]] || oneWay[kind[e]] ? 1 : 0;
            }
        }
        return counts;
    }

    /// How many decimals the confidences of all edges need.
    int decimals() {
        int decimals = 0;
        for (int e = 0; e < row[nodes] && decimals < Confidence.DECIMALS; e++) {
            if (confidence[e] % Confidence.power(Confidence.DECIMALS - decimals) != 0) {
                decimals = Confidence.decimals(confidence[e]);
            }
        }
        return decimals;
    }

    int nodes() {
        return nodes;
    }

    int entries() {
        return row[nodes];
    }
}
