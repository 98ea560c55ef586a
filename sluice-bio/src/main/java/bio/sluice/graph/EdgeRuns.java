package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a builder has been given, in runs: as many edges as can be sorted in memory, with the identifiers and facts
/// among
/// them. One thread.
///
/// The nodes of a run are numbered as they come; at its end they are sorted and written, and the next run begins to
/// number afresh. Edges are written as they come: numbers of their nodes and of their combination.
final class EdgeRuns {
    /// Bytes of an edge: source, target, combination.
    static final int EDGE_BYTES = 12;
    /// Marks a node with facts, beside the number of its type.
    private static final int FACTS = 0x8000;

    private static final int SMALLEST_RUN = 16;
    /// Each is read through a buffer of its own when they are merged, and needs a file.
    private static final int MOST_RUNS = 512;

    /// Where the parts of a run end; they begin where those of the run before end.
    ///
    /// @param nodes its nodes
    /// @param edgesEnd in the spool of edges
    /// @param textsEnd in the spool of sorted nodes
    /// @param orderEnd in the spool of the numbers and edges that the sorted nodes have
    record Run(int nodes, long edgesEnd, long textsEnd, long orderEnd) {}

    private final TextTable types;
    private final int mostEdges;
    private final long mostBytes;
    private final Spool edges;
    private final Spool texts;
    private final Spool order;
    private final List<Run> runs = new ArrayList<>();

    private NodeList nodes;
    private NodeFacts facts;
    /// By node: edges that begin or end there.
    private int[] degrees;

    private long edgesBefore;

    /// @param memory bytes that a run may take, now or when its edges are sorted
    EdgeRuns(TextTable types, BuildFiles files, long memory) {
        this.types = types;
        // Sorting takes two entries of eight bytes for an edge, and eight bytes for a node.
        this.mostEdges = (int) Math.max(SMALLEST_RUN, Math.min(memory / 20, 1 << 29));
        this.mostBytes = memory / 2;
        this.edges = new Spool(files);
        this.texts = new Spool(files);
        this.order = new Spool(files);
        begin();
    }

    private void begin() {
        nodes = new NodeList(types);
        facts = new NodeFacts();
        degrees = new int[SMALLEST_RUN];
        edgesBefore = edges.length();
    }

    NodeList nodes() {
        return nodes;
    }

    NodeFacts facts() {
        return facts;
    }

    void add(int source, int target, int combination) {
        int last = Math.max(source, target);
        if (last >= degrees.length) {
            degrees = Arrays.copyOf(degrees, Math.max(last + 1, degrees.length * 2));
        }
        degrees[source]++;
        degrees[target]++;
        edges.putInt(source);
        edges.putInt(target);
        edges.putInt(combination);
    }

    /// Whether the run is large enough to be ended.
    boolean isFull() {
        return (edges.length() - edgesBefore) / EDGE_BYTES >= mostEdges
                || nodes.size() >= SMALLEST_RUN && nodes.bytes() + facts.bytes() > mostBytes;
    }

    /// Ends the run and begins the next.
    void endRun() {
        if (runs.size() == MOST_RUNS) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "graph build: " + edges.length() / EDGE_BYTES + " edges are more than " + MOST_RUNS
                            + " times what can be sorted at once; give it more with --max-memory");
        }
        int count = nodes.size();
        int[] starts = new int[count];
        int[] ends = new int[count];
        int[] ties = new int[count];
        int[] places = typePlaces(types);
        for (int i = 0; i < count; i++) {
            starts[i] = nodes.start(i);
            ends[i] = nodes.end(i);
            ties[i] = places[nodes.type(i)];
        }
        for (int node : new TextOrder(nodes.pool(), starts, ends, ties).order()) {
            order.putInt(node);
            order.putInt(node < degrees.length ? degrees[node] : 0);
            texts.putShort(nodes.type(node) | (facts.has(node) ? FACTS : 0));
            texts.putShort(ends[node] - starts[node]);
            texts.put(nodes.pool(), starts[node], ends[node]);
            if (facts.has(node)) {
                facts.write(node, texts);
            }
        }
        runs.add(new Run(count, edges.length(), texts.length(), order.length()));
        begin();
    }

    /// By provisional number of a type its place in the byte order of names.
    static int[] typePlaces(TextTable types) {
        Integer[] order = new Integer[types.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Texts.BYTE_ORDER.compare(types.text(a), types.text(b)));
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        return places;
    }

    /// Ends the last run and gives up what collecting needs.
    void end() {
        if (nodes.size() > 0 || runs.isEmpty()) {
            endRun();
        }
        nodes = null;
        facts = null;
        degrees = null;
    }

    int size() {
        return runs.size();
    }

    int nodes(int run) {
        return runs.get(run).nodes;
    }

    /// The edges of a run.
    Spool.Reader edges(int run) {
        return edges.reader(run == 0 ? 0 : runs.get(run - 1).edgesEnd, runs.get(run).edgesEnd);
    }

    /// By place among the sorted nodes of a run the number that it has in edges, and how many edges it is in.
    Spool.Reader order(int run) {
        return order.reader(run == 0 ? 0 : runs.get(run - 1).orderEnd, runs.get(run).orderEnd);
    }

    /// The sorted nodes of a run.
    Nodes sorted(int run) {
        return new Nodes(texts.reader(run == 0 ? 0 : runs.get(run - 1).textsEnd, runs.get(run).textsEnd));
    }

    void freeTexts() {
        texts.free();
    }

    void freeEdges() {
        edges.free();
        order.free();
    }

    /// The sorted nodes of a run, one at a time.
    static final class Nodes {
        private final Spool.Reader in;
        int type;
        byte[] id = new byte[64];
        int length;
        final NodeFact fact = new NodeFact();

        private Nodes(Spool.Reader in) {
            this.in = in;
        }

        /// Goes to the next node.
        boolean next() {
            if (!in.hasNext()) {
                return false;
            }
            int word = in.getShort();
            type = word & ~FACTS;
            length = in.getShort();
            id = id.length < length ? new byte[length * 2] : id;
            in.get(id, 0, length);
            if ((word & FACTS) != 0) {
                NodeFacts.read(in, fact);
            } else {
                fact.clear();
            }
            return true;
        }
    }
}
