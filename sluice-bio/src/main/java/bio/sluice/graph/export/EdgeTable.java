package bio.sluice.graph.export;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphContent;
import bio.sluice.graph.NodeStatus;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a graph as the edge table, TSV, that builds it again. One thread, one use.
///
/// Rows come in the byte order of source, target and predicate. What is known of an identifier itself stands in a row
/// of
/// its own without a target, before its edges; so does an identifier that has no edges. Symbols of species that spell
/// them otherwise than people do are marked, so that they are read as they stand.
public final class EdgeTable {
    /// The header of the table.
    public static final String HEADER =
            "source_id\tsource_type\ttarget_id\ttarget_type\trelation\tsource\tconfidence\tname\tstatus\tspecies\tspelling\n";

    private static final String AS_IS = "\tas_is\n";
    private static final String PLAIN = "\t\n";
    private static final int FLUSH = 1 << 16;

    private final Graph graph;
    private final GraphContent content;
    private final OutputStream out;
    private final ByteSink lines = new ByteSink(Budget.unlimited());
    private final ByteSink escaped = new ByteSink(Budget.unlimited());
    private final IdentifierParsers parsers = IdentifierParsers.standard();
    private final IdentifierType[] types;
    private final ParsedIdentifier parsed = new ParsedIdentifier();
    private final ByteSink id = new ByteSink(Budget.unlimited());
    private boolean respelt;
    private final byte[][] relations;
    private final byte[][] sources;

    /// @param out what the table is written to; not closed
    public EdgeTable(Graph graph, OutputStream out) {
        this.graph = graph;
        this.content = new GraphContent(graph);
        this.out = out;
        types = graph.types().stream().map(type -> parsers.types().find(type)).toArray(IdentifierType[]::new);
        relations = new byte[content.kinds()][];
        sources = new byte[content.kinds()][];
    }

    /// Writes the whole table.
    ///
    /// @throws RunStopped if a text of the graph has a tab or a line break, which no TSV can hold
    public void write() throws IOException {
        lines.write(HEADER);
        while (content.next()) {
            int node = content.node();
            respelt = isRespelt(node);
            if (isToldItself(node)) {
                writeNode(node);
            }
            for (int i = 0; i < content.edges(); i++) {
                writeEdge(node, i);
            }
            if (lines.length() > FLUSH) {
                flush();
            }
        }
        flush();
    }

    private boolean isToldItself(int node) {
        return graph.status(node) != null || graph.species(node) != 0 || graph.hasName(node) || graph.isIsolated(node);
    }

    /// Whether reading an identifier would make another one of it.
    private boolean isRespelt(int node) {
        IdentifierType type = types[graph.typeNumber(node)];
        if (type == null) {
            return false;
        }
        id.clear();
        graph.writeId(node, id);
        parsers.parse(id.bytes(), 0, id.length(), type, parsed);
        return parsed.found()
                && !Arrays.equals(id.bytes(), 0, id.length(), parsed.bytes(), parsed.start(), parsed.end());
    }

    private void writeNode(int node) {
        end(node);
        lines.write("\t\t\t\t\t");
        escaped.clear();
        graph.writeJsonName(node, escaped);
        int from = lines.length();
        JsonText.unescape(escaped.bytes(), 0, escaped.length(), lines);
        requireOneCell(from, "name");
        lines.write('\t');
        NodeStatus status = graph.status(node);
        lines.write(status == null ? "" : status.text());
        lines.write('\t');
        int species = graph.species(node);
        lines.write(species == 0 ? "" : Integer.toString(species));
        lines.write(isRespelt(node) ? AS_IS : PLAIN);
    }

    private void writeEdge(int node, int i) {
        end(node);
        end(content.target(i));
        int kind = content.kindNumber(i);
        if (relations[kind] == null) {
            relations[kind] = relation(i).getBytes(StandardCharsets.UTF_8);
            sources[kind] = content.source(i).getBytes(StandardCharsets.UTF_8);
        }
        cell(relations[kind], "relation");
        cell(sources[kind], "source");
        content.writeConfidence(i, lines);
        lines.write("\t\t\t");
        lines.write(respelt || isRespelt(content.target(i)) ? AS_IS : PLAIN);
    }

    private String relation(int i) {
        if (!content.relation(i).isEmpty()) {
            return content.relation(i);
        }
        return content.isAlias(i) ? "alias" : content.predicate(i).text();
    }

    private void end(int node) {
        int from = lines.length();
        graph.writeId(node, lines);
        requireOneCell(from, "identifier");
        lines.write('\t');
        from = lines.length();
        lines.write(graph.type(node));
        requireOneCell(from, "type");
        lines.write('\t');
    }

    private void cell(byte[] text, String what) {
        int from = lines.length();
        lines.write(text);
        requireOneCell(from, what);
        lines.write('\t');
    }

    private void requireOneCell(int from, String what) {
        byte[] bytes = lines.bytes();
        for (int i = from; i < lines.length(); i++) {
            if (bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r') {
                escaped.clear();
                JsonText.writeString(bytes, from, lines.length(), escaped);
                throw new RunStopped(
                        Reason.FAILED,
                        "graph " + graph.path() + ": the " + what + " " + escaped
                                + " has a tab or a line break, which an edge table in TSV cannot hold");
            }
        }
    }

    private void flush() throws IOException {
        out.write(lines.bytes(), 0, lines.length());
        lines.clear();
    }
}
