package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeParser;
import bio.sluice.graph.EdgeRow;
import bio.sluice.graph.NodeParser;
import bio.sluice.graph.NodeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.ByteSink;

/// What one record says, packed edge by edge and fact by fact, and taken back if any of it is malformed. One thread;
/// reused from record to record.
final class RecordFacts {
    private static final String SELF = "self_edge";

    private final EdgeParser edges;
    private final NodeParser nodes;
    private final EdgeRow edge = new EdgeRow();
    private final NodeRow node = new NodeRow();
    private final NativeNames natives;

    private ByteSink out;
    private int start;
    private int edgeCount;
    private int nodeCount;
    private int selfCount;
    private int leftOutCount;
    private EdgeFault fault;

    /// @param database where edges are from that do not say so
    RecordFacts(IdentifierParsers parsers, String database) {
        edges = new EdgeParser(parsers, database);
        nodes = new NodeParser(parsers);
        natives = new NativeNames(parsers);
    }

    /// Begins a record.
    void begin(ByteSink out) {
        this.out = out;
        start = out.length();
        edgeCount = 0;
        nodeCount = 0;
        selfCount = 0;
        leftOutCount = 0;
        fault = null;
    }

    /// The edge to be filled and then given to [#addEdge]; holds what it held before.
    EdgeRow edge() {
        return edge;
    }

    /// The fact to be filled and then given to [#addNode]; holds what it held before.
    NodeRow node() {
        return node;
    }

    /// Adds the edge.
    ///
    /// @param source the column of its source, for messages
    /// @param target the column of its target
    /// @param taxon the species of gene symbols at its ends, or 0
    void addEdge(String source, String target, int taxon) {
        if (fault != null) {
            return;
        }
        edges.species(taxon);
        natives.settle(edge.sourceId(), edge.sourceType());
        natives.settle(edge.targetId(), edge.targetType());
        EdgeFault found = edges.parse(edge, out);
        if (found == null) {
            edgeCount++;
        } else if (found.kind().equals(SELF)) {
            selfCount++;
        } else {
            fault = renamed(found, source, target);
        }
    }

    /// Adds the fact.
    ///
    /// @param column of its identifier, for messages
    /// @param taxon the species, if it is a gene symbol, or 0
    void addNode(String column, int taxon) {
        if (fault != null) {
            return;
        }
        nodes.species(taxon);
        natives.settle(node.id(), node.type());
        EdgeFault found = nodes.parse(node, out);
        if (found == null) {
            nodeCount++;
        } else {
            fault = renamed(found, column, column);
        }
    }

    /// Says that a cross-reference of the record is left out.
    void leaveOut() {
        leftOutCount++;
    }

    /// Refuses the record.
    void refuse(EdgeFault why) {
        fault = fault == null ? why : fault;
    }

    /// Ends the record: counts what it came to, or takes it back.
    ///
    /// @return null, or why it is refused
    EdgeFault end(SourceCounts counts) {
        if (fault != null) {
            out.length(start);
            return fault;
        }
        counts.add(Count.EDGES, edgeCount);
        counts.add(Count.FACTS, nodeCount);
        counts.add(Count.SELF, selfCount);
        counts.add(Count.LEFT_OUT, leftOutCount);
        if (edgeCount + nodeCount + selfCount + leftOutCount == 0) {
            counts.add(Count.NOTHING, 1);
        }
        return null;
    }

    /// Ends the record without taking anything of it, for the reason that `count` tells.
    EdgeFault skip(Count count, SourceCounts counts) {
        out.length(start);
        counts.add(count, 1);
        return null;
    }

    private static EdgeFault renamed(EdgeFault found, String source, String target) {
        String column = found.column();
        String name = column == null
                ? null
                : switch (column) {
                    case "source_id", "source_type", "id", "type", "name", "species", "status" -> source;
                    case "target_id", "target_type" -> target;
                    default -> column;
                };
        return new EdgeFault(found.kind(), name, found.value(), found.message(), found.hint());
    }
}
