package bio.sluice.graph;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects edges, and what is known of identifiers, and writes them as a graph file. One thread, one file.
///
/// The file depends on what is added, not on its order, nor on the memory there is. What does not fit in memory is
/// sorted
/// in working files, which go when the file is written or the builder closed.
public final class GraphBuilder implements Closeable {
    /// Memory of a builder that is not told how much it has.
    public static final long USUAL_MEMORY = 256L << 20;

    /// Less would make many small working files of few edges.
    private static final long LEAST_MEMORY = 16L << 20;

    private final IdentifierParsers parsers = IdentifierParsers.standard();
    private final long memory;
    private final BuildFiles files;
    private final TextTable types = new TextTable();
    private final EdgeRuns runs;
    private final EdgeKinds kinds = new EdgeKinds();
    private final EdgeLinks links;
    private final List<GraphSummary.Input> inputs = new ArrayList<>();
    private final PackedEdge edge = new PackedEdge();
    private final PackedNode fact = new PackedNode();

    private final ByteSink packed = new ByteSink(Budget.unlimited());
    private EdgeParser parser;
    private EdgeRow row;
    private NodeParser nodeParser;
    private NodeRow nodeRow;
    private long taken;
    private long malformedIds;
    private long roundedConfidences;
    private long impossibleEdges;
    private long takenFacts;

    /// A builder with [#USUAL_MEMORY] whose working files are among the temporary files of the system.
    public GraphBuilder() {
        this(Path.of(System.getProperty("java.io.tmpdir")), USUAL_MEMORY);
    }

    /// A builder.
    ///
    /// @param folder where working files are made if they are needed; the one of the graph is a good one
    /// @param memory how many bytes of memory it may take, beside a few megabytes; 16 MiB if it is less
    public GraphBuilder(Path folder, long memory) {
        this(new BuildFiles(folder), Math.max(LEAST_MEMORY, memory));
    }

    GraphBuilder(BuildFiles files, long memory) {
        this.memory = memory;
        this.files = files;
        this.runs = new EdgeRuns(types, files, memory / 2);
        this.links = new EdgeLinks(memory);
    }

    /// Names a file that edges are from, for the summary.
    ///
    /// @param digest its digest with the algorithm, or empty
    public void addInput(String name, String digest) {
        addInput(name, digest, "", "");
    }

    /// Names a file that edges are from, for the summary.
    ///
    /// @param digest its digest with the algorithm, or empty
    /// @param version the version or date that the file states of itself, as it states it, or empty
    /// @param terms what was said of how it is read, a line for each, `key=value`; or empty
    public void addInput(String name, String digest, String version, String terms) {
        inputs.add(new GraphSummary.Input(name, digest, version, terms));
    }

    /// Adds the edges and facts that an [EdgeParser] and a [NodeParser] have packed into `bytes[start, end)`, in any
    /// order.
    public void add(byte[] bytes, int start, int end) {
        for (int at = start; at < end; ) {
            if (PackedNode.isAt(bytes, at)) {
                at = addFact(bytes, at);
                continue;
            }
            at = edge.read(bytes, at);
            taken++;
            malformedIds += edge.has(PackedEdge.MALFORMED_SOURCE) ? 1 : 0;
            malformedIds += edge.has(PackedEdge.MALFORMED_TARGET) ? 1 : 0;
            roundedConfidences += edge.has(PackedEdge.ROUNDED) ? 1 : 0;
            addEdge(bytes);
            if (runs.isFull()) {
                runs.endRun();
            }
        }
    }

    private void addEdge(byte[] bytes) {
        NodeList nodes = runs.nodes();
        int sourceType = type(nodes, bytes, PackedEdge.SOURCE_TYPE);
        int targetType = type(nodes, bytes, PackedEdge.TARGET_TYPE);
        int source = node(nodes, sourceType, bytes, PackedEdge.SOURCE_ID);
        int target = node(nodes, targetType, bytes, PackedEdge.TARGET_ID);
        if (edge.confidence() == 0) {
            impossibleEdges++;
            return;
        }
        int kind = kinds.number(
                edge.predicate(),
                edge.tier(),
                bytes,
                edge.start(PackedEdge.SOURCE),
                edge.end(PackedEdge.SOURCE),
                edge.start(PackedEdge.RELATION),
                edge.end(PackedEdge.RELATION));
        runs.add(source, target, links.number(edge.confidence(), kind, sourceType, targetType));
    }

    private int type(NodeList nodes, byte[] bytes, int text) {
        return nodes.type(bytes, edge.start(text), edge.end(text));
    }

    private int node(NodeList nodes, int type, byte[] bytes, int text) {
        return nodes.number(type, bytes, edge.start(text), edge.end(text));
    }

    private int addFact(byte[] bytes, int at) {
        int end = fact.read(bytes, at);
        takenFacts++;
        malformedIds += fact.isMalformed() ? 1 : 0;
        NodeList nodes = runs.nodes();
        int type = nodes.type(bytes, fact.start(PackedNode.TYPE), fact.end(PackedNode.TYPE));
        int node = nodes.number(type, bytes, fact.start(PackedNode.ID), fact.end(PackedNode.ID));
        runs.facts()
                .add(
                        node,
                        NodeFact.word(fact.species(), fact.status()),
                        bytes,
                        fact.start(PackedNode.NAME),
                        fact.end(PackedNode.NAME));
        if (runs.isFull()) {
            runs.endRun();
        }
        return end;
    }

    /// Adds one edge, given as an edge table would have it.
    ///
    /// @param relation what the edge means, or empty
    /// @param source where it is from, or empty
    /// @param confidence a number from 0 to 1, or empty
    /// @return null, or why this is no edge
    public EdgeFault add(
            String sourceId,
            String sourceType,
            String targetId,
            String targetType,
            String relation,
            String source,
            String confidence) {
        if (parser == null) {
            parser = new EdgeParser(parsers, "");
            row = new EdgeRow();
        }
        point(row.sourceId(), sourceId);
        point(row.sourceType(), sourceType);
        point(row.targetId(), targetId);
        point(row.targetType(), targetType);
        point(row.relation(), relation);
        point(row.source(), source);
        point(row.confidence(), confidence);
        packed.clear();
        EdgeFault fault = parser.parse(row, packed);
        add(packed.bytes(), 0, packed.length());
        return fault;
    }

    /// Adds what a source says of one identifier; an identifier without edges becomes a node as well.
    ///
    /// @param name what it is called, or empty
    /// @param status the word of a [NodeStatus], or empty
    /// @param species the number of a taxon of NCBI, or empty
    /// @return null, or why this is no fact
    public EdgeFault addNode(String id, String type, String name, String status, String species) {
        if (nodeParser == null) {
            nodeParser = new NodeParser(parsers);
            nodeRow = new NodeRow();
        }
        point(nodeRow.id(), id);
        point(nodeRow.type(), type);
        point(nodeRow.name(), name);
        point(nodeRow.status(), status);
        point(nodeRow.species(), species);
        packed.clear();
        EdgeFault fault = nodeParser.parse(nodeRow, packed);
        add(packed.bytes(), 0, packed.length());
        return fault;
    }

    private static void point(Slice slice, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        slice.set(bytes, 0, bytes.length);
    }

    /// Edges taken so far.
    public long edges() {
        return taken;
    }

    /// Facts about single identifiers taken so far.
    public long facts() {
        return takenFacts;
    }

    /// Writes the file, aside first, and renames it when it is durable; a file of that name is replaced. Nothing can be
    /// added afterwards.
    ///
    /// @throws IOException if it cannot be written
    public GraphSummary write(Path file) throws IOException {
        return write(file, (phase, done, all) -> {});
    }

    /// As [#write(Path)].
    ///
    /// @param progress is told how far it has come, and may end it by throwing
    public GraphSummary write(Path file, BuildProgress progress) throws IOException {
        return write(file, NodeLayout.ALL, progress);
    }

    /// As [#write(Path, BuildProgress)].
    ///
    /// @param layouts that the nodes may have
    GraphSummary write(Path file, List<NodeLayout> layouts, BuildProgress progress) throws IOException {
        try (files) {
            files.watch(progress);
            runs.end();
            return new GraphBuild(runs, types, kinds, links, layouts, files, memory, progress)
                    .write(
                            file,
                            parsers.types(),
                            inputs,
                            new GraphSummary.Intake(
                                    taken, malformedIds, roundedConfidences, impossibleEdges, 0, 0, takenFacts));
        }
    }

    /// Gives working files back. Needed only if the graph is not written.
    @Override
    public void close() {
        files.close();
    }
}
