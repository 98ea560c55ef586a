package bio.sluice.graph;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Collects edges and writes them as a graph file. One thread, one file.
///
/// The file depends on the edges, not on the order in which they come. Holds all edges in memory, about 60 bytes each
/// while it writes.
public final class GraphBuilder {
    private final IdentifierParsers parsers = IdentifierParsers.standard();
    private final NodeList nodes = new NodeList();
    private final EdgeList edges = new EdgeList();
    private final EdgeKinds kinds = new EdgeKinds();
    private final List<GraphSummary.Input> inputs = new ArrayList<>();
    private final NodeFacts facts = new NodeFacts();
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

    /// Names a file that edges are from, for the summary.
    ///
    /// @param digest its digest with the algorithm, or empty
    public void addInput(String name, String digest) {
        addInput(name, digest, "");
    }

    /// Names a file that edges are from, for the summary.
    ///
    /// @param digest its digest with the algorithm, or empty
    /// @param version the version or date that the file states of itself, as it states it, or empty
    public void addInput(String name, String digest, String version) {
        inputs.add(new GraphSummary.Input(name, digest, version));
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
            int source = node(bytes, PackedEdge.SOURCE_TYPE, PackedEdge.SOURCE_ID);
            int target = node(bytes, PackedEdge.TARGET_TYPE, PackedEdge.TARGET_ID);
            if (edge.confidence() == 0) {
                impossibleEdges++;
                continue;
            }
            int kind = kinds.number(
                    edge.predicate(),
                    edge.tier(),
                    bytes,
                    edge.start(PackedEdge.SOURCE),
                    edge.end(PackedEdge.SOURCE),
                    edge.start(PackedEdge.RELATION),
                    edge.end(PackedEdge.RELATION));
            edges.add(source, target, edge.confidence(), kind);
        }
    }

    private int addFact(byte[] bytes, int at) {
        int end = fact.read(bytes, at);
        takenFacts++;
        malformedIds += fact.isMalformed() ? 1 : 0;
        int node = nodes.number(
                bytes,
                fact.start(PackedNode.TYPE),
                fact.end(PackedNode.TYPE),
                bytes,
                fact.start(PackedNode.ID),
                fact.end(PackedNode.ID));
        facts.add(node, fact.species(), fact.status(), bytes, fact.start(PackedNode.NAME), fact.end(PackedNode.NAME));
        return end;
    }

    private int node(byte[] bytes, int type, int id) {
        return nodes.number(bytes, edge.start(type), edge.end(type), bytes, edge.start(id), edge.end(id));
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
        GraphLayout layout = new GraphLayout(nodes, edges, kinds);
        List<String> types = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        List<String> own = new ArrayList<>();
        IntStream.range(0, nodes.typeCount())
                .mapToObj(nodes::typeName)
                .sorted(Texts.BYTE_ORDER)
                .forEach(name -> {
                    IdentifierType known = parsers.types().find(name);
                    types.add(name);
                    prefixes.add(known == null ? name : known.curiePrefix());
                    own.add(known == null ? "" : known.ownPrefix());
                });
        NodePool pool = new NodePool(nodes, layout, bytes(prefixes), bytes(own));
        GraphTables tables = new GraphTables(
                types,
                prefixes,
                layout.nodesByType(types.size()),
                IntStream.range(0, kinds.size()).mapToObj(kinds::kind).toList(),
                layout.edgesByKind(),
                inputs,
                new GraphSummary.Intake(taken, malformedIds, roundedConfidences, impossibleEdges, takenFacts),
                facts.conflicts());
        GraphWriter writer = new GraphWriter(nodes, facts, layout, pool, tables.encoded());
        int crc = writer.write(file);
        return tables.summary(layout.nodes(), writer.fileLength(), Graph.digest(crc));
    }

    private static byte[][] bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }
}
