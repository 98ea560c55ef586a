package bio.sluice.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Puts the nodes and edges of a finished collection in the order of the file. One thread, one use.
///
/// Nodes get a rank (byte order of identifier, then type) and a place in the file: breadth first from the first rank
/// on,
/// best edges first, so that the rows of things that belong together lie together, in whatever order the edges came.
/// Everything here depends on the set of edges only.
final class GraphLayout {
    private final int nodes;
    private final EdgeKinds kinds;
    /// The first kind that says so; such kinds come last.
    private final int firstReplacing;

    private final KeyedSort sort = new KeyedSort();

    /// By type: its final number; types are numbered in the byte order of their names.
    final int[] typePlace;
    /// By rank: number of the node in the [NodeList].
    final int[] byRank;
    /// By rank: final number of the node's type.
    final int[] typeByRank;
    /// By rank: first entry; one more at the end.
    int[] row;
    /// By entry: rank of the target, confidence, final kind.
    int[] target;

    int[] confidence;
    int[] kind;
    /// By rank: entries that lead there.
    final int[] fanIn;
    /// By rank: place in the file. And back.
    final int[] place;

    final int[] byPlace;

    /// @param edges emptied
    GraphLayout(NodeList list, EdgeList edges, EdgeKinds kinds) {
        this.nodes = list.size();
        this.kinds = kinds;
        kinds.settle();
        firstReplacing = kinds.first(Predicate.PREVIOUS);
        typePlace = typePlaces(list);
        byRank = rank(list);
        typeByRank = Arrays.stream(byRank).map(n -> typePlace[list.type(n)]).toArray();
        int[] rank = new int[nodes];
        for (int r = 0; r < nodes; r++) {
            rank[byRank[r]] = r;
        }
        fill(edges, rank);
        edges.clear();
        fanIn = new int[nodes];
        orderRows();
        place = rank;
        byPlace = placeNodes(place);
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
            ties[i] = typePlace[list.type(i)];
        }
        return new TextOrder(list.pool(), starts, ends, ties).order();
    }

    /// Writes each edge into the row of its source and, where it is walked backwards, of its target.
    private void fill(EdgeList edges, int[] rank) {
        int[] next = new int[nodes + 1];
        for (int i = 0; i < edges.size; i++) {
            next[rank[edges.source[i]] + 1]++;
            if (kinds.backward(edges.kind[i]) >= 0) {
                next[rank[edges.target[i]] + 1]++;
            }
        }
        for (int r = 0; r < nodes; r++) {
            next[r + 1] = Math.addExact(next[r + 1], next[r]);
        }
        row = next.clone();
        target = new int[row[nodes]];
        confidence = new int[row[nodes]];
        kind = new int[row[nodes]];
        for (int i = 0; i < edges.size; i++) {
            int source = rank[edges.source[i]];
            int goal = rank[edges.target[i]];
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

    /// Leaves of equal edges the best, and sorts each row by confidence, then rank of the target, then kind.
    private void orderRows() {
        int[] predicate = IntStream.range(0, kinds.size())
                .map(i -> kinds.kind(i).predicate().ordinal())
                .toArray();
        int longest = 0;
        for (int r = 0; r < nodes; r++) {
            longest = Math.max(longest, row[r + 1] - row[r]);
        }
        long[] keys = new long[longest];
        int[] values = new int[longest];
        int written = 0;
        for (int r = 0; r < nodes; r++) {
            int from = row[r];
            int n = row[r + 1] - from;
            for (int i = 0; i < n; i++) {
                int e = from + i;
                keys[i] = (long) target[e] << 33 | (long) predicate[kind[e]] << 30 | Confidence.ONE - confidence[e];
                values[i] = kind[e];
            }
            sort.sort(keys, values, 0, n);
            int kept = 0;
            long last = -1;
            for (int i = 0; i < n; i++) {
                long edge = keys[i] >>> 30;
                if (edge != last) {
                    last = edge;
                    // Complements of at most 2^30: the confidence lies above the rank of the target.
                    values[kept] = values[i];
                    keys[kept++] = (keys[i] & (1 << 30) - 1) << 31 | keys[i] >>> 33;
                }
            }
            sort.sort(keys, values, 0, kept);
            row[r] = written;
            for (int i = 0; i < kept; i++) {
                int goal = (int) keys[i] & Integer.MAX_VALUE;
                put(written++, goal, Confidence.ONE - (int) (keys[i] >>> 31), values[i]);
                fanIn[goal]++;
            }
        }
        row[nodes] = written;
    }

    /// Fills `places` and returns its inverse.
    private int[] placeNodes(int[] places) {
        Arrays.fill(places, -1);
        int[] queue = new int[nodes];
        int placed = 0;
        int next = 0;
        for (int first = 0; first < nodes; first++) {
            if (places[first] < 0) {
                places[first] = placed;
                queue[placed++] = first;
            }
            for (; next < placed; next++) {
                int r = queue[next];
                for (int e = row[r]; e < row[r + 1]; e++) {
                    int goal = target[e];
                    if (places[goal] < 0) {
                        places[goal] = placed;
                        queue[placed++] = goal;
                    }
                }
            }
        }
        return queue;
    }

    /// Whether an edge says that something has replaced the node.
    boolean isReplaced(int rank) {
        for (int e = row[rank]; e < row[rank + 1]; e++) {
            if (kind[e] >= firstReplacing) {
                return true;
            }
        }
        return false;
    }

    /// Number of nodes of each type.
    long[] nodesByType(int types) {
        long[] counts = new long[types];
        for (int type : typeByRank) {
            counts[type]++;
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
        for (int r = 0; r < nodes; r++) {
            for (int e = row[r]; e < row[r + 1]; e++) {
                counts[kind[e]] += r < target[e] || oneWay[kind[e]] ? 1 : 0;
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
