package bio.sluice.graph;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns rows of edge tables into packed edges: canonical identifiers and types, a predicate, a confidence. One thread.
///
/// Identifiers of a type that is known are made canonical by its parser and get its sub-kind (`ENSEMBL` with `ENSG…`
/// becomes `ensembl.gene`). Those that are not well-formed, and those of unknown types, are kept as trimmed text; the
/// name of an unknown type is its lower-cased text. Packed edges are what [GraphBuilder#add(byte[], int, int)] takes.
public final class EdgeParser {
    /// Columns that an edge table must have.
    public static final List<String> REQUIRED_COLUMNS = List.of("source_id", "source_type", "target_id", "target_type");

    /// Columns that an edge table may have.
    public static final List<String> OPTIONAL_COLUMNS = List.of("relation", "source", "confidence");

    private static final String KIND = "malformed_edge";

    private final EndParser ends;
    private final byte[] defaultSource;
    private final TextTable relationTexts = new TextTable();
    private final List<Relation> relations = new ArrayList<>();
    private final EndParser.End source = new EndParser.End();
    private final EndParser.End target = new EndParser.End();
    private final Slice trimmed = new Slice();

    /// @param parsers what makes identifiers canonical
    /// @param defaultSource where edges are from that do not say so, such as the name of their file; may be empty
    public EdgeParser(IdentifierParsers parsers, String defaultSource) {
        this.ends = new EndParser(parsers, KIND);
        this.defaultSource = cut(defaultSource.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] cut(byte[] name) {
        return name.length <= GraphFormat.MAX_NAME_BYTES ? name : new byte[0];
    }

    /// Says of which species gene symbols are from now on, for their letters depend on it.
    ///
    /// @param taxon of NCBI, or 0 if it is not known
    public void species(int taxon) {
        source.parsed.species(taxon);
        target.parsed.species(taxon);
    }

    /// Appends the edge of `row` to `out`.
    ///
    /// @return null, or why there is no edge; nothing is appended then
    public EdgeFault parse(EdgeRow row, ByteSink out) {
        EdgeFault fault = ends.parse(source, row.sourceId(), row.sourceType(), "source_id", "source_type");
        if (fault == null) {
            fault = ends.parse(target, row.targetId(), row.targetType(), "target_id", "target_type");
        }
        if (fault != null) {
            return fault;
        }
        if (same(source.id, target.id) && Arrays.equals(source.type, target.type)) {
            return new EdgeFault(
                    "self_edge",
                    "target_id",
                    row.targetId().text(),
                    "the edge leads from an identifier to itself",
                    "remove the row");
        }
        EndParser.trim(row.confidence(), trimmed);
        int confidence = Confidence.parse(trimmed.bytes(), trimmed.start(), trimmed.end());
        if (confidence == Confidence.MALFORMED) {
            return new EdgeFault(
                    KIND,
                    "confidence",
                    row.confidence().text(),
                    "the confidence is not a number from 0 to 1",
                    "write a decimal number such as 0.95, or nothing for 1");
        }
        EndParser.trim(row.relation(), trimmed);
        if (trimmed.length() > GraphFormat.MAX_NAME_BYTES) {
            return ends.tooLong("relation", trimmed, GraphFormat.MAX_NAME_BYTES);
        }
        Relation relation = relation(trimmed);
        PackedEdge.Writer edge = new PackedEdge.Writer(out);
        int flags = (source.malformed ? PackedEdge.MALFORMED_SOURCE : 0)
                | (target.malformed ? PackedEdge.MALFORMED_TARGET : 0)
                | ((confidence & Confidence.ROUNDED) != 0 ? PackedEdge.ROUNDED : 0)
                | (relation.tier() == Tier.ALIAS ? PackedEdge.ALIAS : 0);
        edge.begin(confidence & ~Confidence.ROUNDED, relation.predicate(), flags);
        EndParser.End from = relation.swapped() ? target : source;
        EndParser.End to = relation.swapped() ? source : target;
        edge.text(from.type, 0, from.type.length);
        edge.text(from.id.bytes(), from.id.start(), from.id.end());
        edge.text(to.type, 0, to.type.length);
        edge.text(to.id.bytes(), to.id.start(), to.id.end());
        int relationEnd = relation.known() ? trimmed.start() : trimmed.end();
        int relationStart = trimmed.start();
        byte[] relationBytes = trimmed.bytes();
        EndParser.trim(row.source(), trimmed);
        if (trimmed.length() > GraphFormat.MAX_NAME_BYTES) {
            edge.undo();
            return ends.tooLong("source", trimmed, GraphFormat.MAX_NAME_BYTES);
        }
        if (trimmed.isEmpty()) {
            edge.text(defaultSource, 0, defaultSource.length);
        } else {
            edge.text(trimmed.bytes(), trimmed.start(), trimmed.end());
        }
        edge.text(relationBytes, relationStart, relationEnd);
        return null;
    }

    private Relation relation(Slice text) {
        int number = relationTexts.number(text.bytes(), text.start(), text.end());
        if (number == relations.size()) {
            relations.add(Relation.of(text.text()));
        }
        return relations.get(number);
    }

    private static boolean same(Slice a, Slice b) {
        return Arrays.equals(a.bytes(), a.start(), a.end(), b.bytes(), b.start(), b.end());
    }
}
