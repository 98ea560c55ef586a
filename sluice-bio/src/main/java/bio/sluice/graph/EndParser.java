package bio.sluice.graph;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes the identifiers and types of edges and nodes canonical. One thread.
final class EndParser {
    private final IdentifierParsers parsers;
    private final String kind;
    private final TextTable typeTexts = new TextTable();
    private final List<EndType> types = new ArrayList<>();
    private final Slice trimmed = new Slice();

    /// A type as it is written: known or not.
    private record EndType(IdentifierType known, byte[] name) {}

    /// One identifier of the row at hand.
    static final class End {
        final ParsedIdentifier parsed = new ParsedIdentifier();
        final Slice id = new Slice();
        byte[] type;
        boolean malformed;
    }

    /// @param kind of the faults
    EndParser(IdentifierParsers parsers, String kind) {
        this.parsers = parsers;
        this.kind = kind;
    }

    /// Fills `end` with what `id` and `type` say.
    ///
    /// @return null, or why they say nothing
    EdgeFault parse(End end, Slice id, Slice type, String idColumn, String typeColumn) {
        trim(type, trimmed);
        if (trimmed.isEmpty()) {
            return new EdgeFault(kind, typeColumn, "", "the type is empty", "name the type, such as uniprot");
        }
        if (trimmed.length() > GraphFormat.MAX_NAME_BYTES) {
            return tooLong(typeColumn, trimmed, GraphFormat.MAX_NAME_BYTES);
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
                    kind, idColumn, id.text(), "the identifier is empty", "remove the row or fill in the identifier");
        }
        return end.id.length() > GraphFormat.MAX_ID_BYTES ? tooLong(idColumn, end.id, GraphFormat.MAX_ID_BYTES) : null;
    }

    /// The fault of a value that has more than `most` bytes.
    EdgeFault tooLong(String column, Slice value, int most) {
        return new EdgeFault(
                kind,
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

    /// Points `out` at `text` without the blanks around it.
    static void trim(Slice text, Slice out) {
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
