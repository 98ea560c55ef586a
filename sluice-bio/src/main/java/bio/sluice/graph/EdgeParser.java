package bio.sluice.graph;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

    private final IdentifierParsers parsers;
    private final byte[] defaultSource;
    private final TextTable typeTexts = new TextTable();
    private final List<EndType> types = new ArrayList<>();
    private final TextTable relationTexts = new TextTable();
    private final List<Relation> relations = new ArrayList<>();
    private final End source = new End();
    private final End target = new End();
    private final Slice trimmed = new Slice();

    /// A type of an end as it is written: known or not.
    private record EndType(IdentifierType known, byte[] name) {}

    /// One end of the row at hand.
    private static final class End {
        final ParsedIdentifier parsed = new ParsedIdentifier();
        final Slice id = new Slice();
        byte[] type;
        boolean malformed;
    }

    /// @param parsers what makes identifiers canonical
    /// @param defaultSource where edges are from that do not say so, such as the name of their file; may be empty
    public EdgeParser(IdentifierParsers parsers, String defaultSource) {
        this.parsers = parsers;
        this.defaultSource = cut(defaultSource.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] cut(byte[] name) {
        return name.length <= GraphFormat.MAX_NAME_BYTES ? name : new byte[0];
    }

    /// Appends the edge of `row` to `out`.
    ///
    /// @return null, or why there is no edge; nothing is appended then
    public EdgeFault parse(EdgeRow row, ByteSink out) {
        EdgeFault fault = parse(source, row.sourceId(), row.sourceType(), "source_id", "source_type");
        if (fault == null) {
            fault = parse(target, row.targetId(), row.targetType(), "target_id", "target_type");
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
        trim(row.confidence(), trimmed);
        int confidence = Confidence.parse(trimmed.bytes(), trimmed.start(), trimmed.end());
        if (confidence == Confidence.MALFORMED) {
            return new EdgeFault(
                    KIND,
                    "confidence",
                    row.confidence().text(),
                    "the confidence is not a number from 0 to 1",
                    "write a decimal number such as 0.95, or nothing for 1");
        }
        trim(row.relation(), trimmed);
        if (trimmed.length() > GraphFormat.MAX_NAME_BYTES) {
            return tooLong("relation", trimmed);
        }
        Relation relation = relation(trimmed);
        PackedEdge.Writer edge = new PackedEdge.Writer(out);
        int flags = (source.malformed ? PackedEdge.MALFORMED_SOURCE : 0)
                | (target.malformed ? PackedEdge.MALFORMED_TARGET : 0)
                | ((confidence & Confidence.ROUNDED) != 0 ? PackedEdge.ROUNDED : 0);
        edge.begin(confidence & ~Confidence.ROUNDED, relation.predicate(), flags);
        End from = relation.swapped() ? target : source;
        End to = relation.swapped() ? source : target;
        edge.text(from.type, 0, from.type.length);
        edge.text(from.id.bytes(), from.id.start(), from.id.end());
        edge.text(to.type, 0, to.type.length);
        edge.text(to.id.bytes(), to.id.start(), to.id.end());
        int relationEnd = relation.known() ? trimmed.start() : trimmed.end();
        int relationStart = trimmed.start();
        byte[] relationBytes = trimmed.bytes();
        trim(row.source(), trimmed);
        if (trimmed.length() > GraphFormat.MAX_NAME_BYTES) {
            edge.undo();
            return tooLong("source", trimmed);
        }
        if (trimmed.isEmpty()) {
            edge.text(defaultSource, 0, defaultSource.length);
        } else {
            edge.text(trimmed.bytes(), trimmed.start(), trimmed.end());
        }
        edge.text(relationBytes, relationStart, relationEnd);
        return null;
    }

    private EdgeFault parse(End end, Slice id, Slice type, String idColumn, String typeColumn) {
        trim(type, trimmed);
        if (trimmed.isEmpty()) {
            return new EdgeFault(KIND, typeColumn, "", "the type is empty", "name the type, such as uniprot");
        }
        if (trimmed.length() > GraphFormat.MAX_NAME_BYTES) {
            return tooLong(typeColumn, trimmed);
        }
        EndType known = type(trimmed);
        end.type = known.name;
        end.malformed = false;
        trim(id, end.id);
        if (known.known != null && !end.id.isEmpty()) {
            parsers.parse(end.id.bytes(), end.id.start(), end.id.end(), known.known, end.parsed);
            if (end.parsed.found()) {
                end.id.set(end.parsed.bytes(), end.parsed.start(), end.parsed.end());
                if (end.parsed.type() != known.known) {
                    end.type = end.parsed.type().name().getBytes(StandardCharsets.UTF_8);
                }
            } else if (end.parsed.status() == Status.EMPTY) {
                end.id.set(end.id.bytes(), 0, 0);
            } else {
                end.malformed = true;
            }
        }
        if (end.id.isEmpty()) {
            return new EdgeFault(
                    KIND, idColumn, id.text(), "the identifier is empty", "remove the row or fill in the identifier");
        }
        return end.id.length() > GraphFormat.MAX_ID_BYTES ? tooLong(idColumn, end.id) : null;
    }

    private static EdgeFault tooLong(String column, Slice value) {
        int most = column.endsWith("_id") ? GraphFormat.MAX_ID_BYTES : GraphFormat.MAX_NAME_BYTES;
        return new EdgeFault(
                KIND,
                column,
                value.text(),
                "longer than " + most + " bytes",
                "check that the columns are the right ones");
    }

    private EndType type(Slice text) {
        int number = typeTexts.number(text.bytes(), text.start(), text.end());
        if (number == types.size()) {
            String name = text.text();
            IdentifierType known = parsers.types().find(name);
            String canonical = known != null ? known.name() : name.toLowerCase(Locale.ROOT);
            types.add(new EndType(known, canonical.getBytes(StandardCharsets.UTF_8)));
        }
        return types.get(number);
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

    private static void trim(Slice text, Slice out) {
        byte[] bytes = text.bytes();
        int start = text.start();
        int end = text.end();
        while (start < end && bytes[start] >= 0 && bytes[start] <= ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        out.set(bytes, start, end);
    }
}
