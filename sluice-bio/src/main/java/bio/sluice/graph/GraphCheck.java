package bio.sluice.graph;

import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/// Checks a graph file as a whole: every checksum, and that every number in it is the one that a builder would have
/// written. One thread, one use.
///
/// Takes a bit for each eight bytes of the file, and four bytes for each identifier of as many at a time as
/// [#WINDOW] says.
public final class GraphCheck {
    /// Ranks that are looked at in one go.
    private static final int WINDOW = 1 << 24;

    private final Graph graph;
    private final GraphHeader header;
    private final NodeCheck nodes;
    private final int window;

    private GraphCheck(Graph graph, int window) {
        this.graph = graph;
        this.header = graph.header();
        this.nodes = new NodeCheck(graph);
        this.window = window;
    }

    /// Checks the file, of whatever size.
    ///
    /// @return what is in it
    /// @throws RunStopped if anything is wrong, and says what
    public static GraphSummary check(Path path) {
        return check(Graph.open(path), WINDOW);
    }

    static GraphSummary check(Graph graph, int window) {
        try {
            graph.header().check(graph.path(), graph.file(), true);
            new GraphCheck(graph, window).run();
            return graph.summary();
        } catch (Differs found) {
            throw Graph.stopped(graph.path(), "is damaged: " + found.getMessage(), null);
        } catch (InternalError
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | BufferUnderflowException damaged) {
            throw Graph.stopped(graph.path(), "is damaged or was cut while it was read", damaged);
        }
    }

    /// What is wrong.
    static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Differs(String what) {
            super(what, null, false, false);
        }
    }

    /// Stops unless it is so.
    static void require(boolean so, String part, long where, String what) {
        if (!so) {
            throw new Differs(part + " " + where + ": " + what);
        }
    }

    private void run() {
        checkTables();
        BitSet starts = checkChain();
        for (long i = 0, node = 0; i < header.nodes(); i++, node = graph.after((int) node)) {
            nodes.check((int) node, starts);
        }
        GraphTables tables = graph.tables();
        require(Arrays.equals(nodes.byType, tables.nodesByType()), "tables", 0, "the counts of identifiers differ");
        require(Arrays.equals(nodes.byKind, tables.edgesByKind()), "tables", 0, "the counts of edges differ");
        require(nodes.entries == header.entries(), "header", 0, "the number of edges differs");
        require(nodes.fanIn == header.entries(), "nodes", 0, "the fan-ins do not add up to the edges");
        for (long from = 0; from < header.nodes(); from += window) {
            checkRanks(from);
        }
        new HashCheck(graph).check(starts);
    }

    private void checkTables() {
        GraphTables tables = graph.tables();
        for (int i = 1; i < tables.types().size(); i++) {
            require(
                    Texts.BYTE_ORDER.compare(
                                    tables.types().get(i - 1), tables.types().get(i))
                            < 0,
                    "type",
                    i,
                    "not in order");
        }
        long before = -1;
        for (int i = 0; i < header.links(); i++) {
            long link = graph.link(i);
            int kind = Graph.kindOf(link);
            int confidence = Graph.confidenceOf(link);
            require(kind < tables.kinds().size(), "link", i, "there is no kind " + kind);
            require(
                    Graph.targetTypeOf(link) < tables.types().size(),
                    "link",
                    i,
                    "there is no type " + Graph.targetTypeOf(link));
            require(
                    confidence > 0 && confidence <= Confidence.power(graph.decimals()),
                    "link",
                    i,
                    "the confidence is not between 0 and 1");
            long key = (long) (Confidence.ONE - confidence) << 32 | (long) kind << 12 | Graph.targetTypeOf(link);
            require(key > before, "link", i, "not in order");
            before = key;
        }
    }

    /// Checks that the nodes lie one behind the other, and fill their section.
    ///
    /// @return the numbers at which they begin
    private BitSet checkChain() {
        long size = header.length(GraphFormat.NODES) - GraphFormat.PADDING;
        BitSet starts = new BitSet();
        long node = 0;
        for (long i = 0; i < header.nodes(); i++) {
            require(node << header.layout().shift() < size, "identifier", i, "lies outside");
            starts.set((int) node);
            long next = graph.after((int) node);
            require(next > node, "identifier", i, "has no end");
            node = next;
        }
        require(node << header.layout().shift() == size, "nodes", node, "there is more than identifiers");
        return starts;
    }

    /// Checks that ranks are the places in the order of texts, for those from `from` on.
    private void checkRanks(long from) {
        int count = (int) Math.min(window, header.nodes() - from) + 1;
        int[] byRank = new int[count];
        Arrays.fill(byRank, -1);
        for (long i = 0, node = 0; i < header.nodes(); i++, node = graph.after((int) node)) {
            put((int) node, graph.rank((int) node) - from, byRank);
        }
        for (int i = 0; i + 1 < count && from + i + 1 < header.nodes(); i++) {
            require(byRank[i] >= 0 && byRank[i + 1] >= 0, "rank", from + i, "missing");
            require(nodes.isBefore(byRank[i], byRank[i + 1]), "rank", from + i, "not in the order of identifiers");
        }
    }

    private static void put(int node, long place, int[] into) {
        if (place >= 0 && place < into.length) {
            require(into[(int) place] < 0, "node", node, "has the rank of another");
            into[(int) place] = node;
        }
    }
}
