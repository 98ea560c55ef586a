package bio.sluice.graph;

import bio.sluice.frequent.ValueSurvey;
import bio.sluice.identifier.CellParts;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Column;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import java.util.Arrays;

/// Looks up the identifiers of one field. One thread.
///
/// A field of a known type is parsed as that type and looked up by the canonical identifier; a cell that is no
/// identifier of it may be a composite one, and then its parts are. A field of a type that only the graph knows, or of
/// none, is looked up by its text. The elements of a JSON array are parts as well.
final class CellLookup {
    private static final int KEPT = 1 << 14;

    private final Graph graph;
    private final Resolver resolver;
    private final IdentifierParsers parsers;
    private final Field field;
    private final String declaredType;
    private final boolean onlyBest;
    private final CellMappings found;
    private final LookAhead ahead;
    /// Null if the cells may change between reading ahead and looking up.
    private final ResolvedAhead resolved;

    private final CellParts parts;
    private final ParsedIdentifier parsed = new ParsedIdentifier();
    private final Slice cell = new Slice();
    private final Slice text = new Slice();
    private final ByteSink unescaped = new ByteSink(Budget.unlimited());

    private final Slice raw = new Slice();
    private ByteSink notes;
    private int noted;

    private Schema seenSchema;
    /// What identifiers are parsed as; null if they are not.
    private IdentifierType type;
    /// What text that is not parsed may be in the graph; null if there is no type.
    private TypeSet typeSet;

    private IdentifierType seenType;
    private TypeSet seenTypes;
    private int nonEmpty;

    /// @param first whether this field of a row is looked up before anything is written into the row
    CellLookup(
            Resolver resolver,
            LookupLimits limits,
            IdentifierParsers parsers,
            IdentifierField field,
            boolean onlyBest,
            boolean first,
            CellMappings found) {
        this.graph = resolver.graph();
        this.resolver = resolver;
        this.parsers = parsers;
        this.field = Field.named(field.name());
        this.declaredType = field.type();
        this.onlyBest = onlyBest;
        this.found = found;
        this.ahead = new LookAhead(graph);
        this.resolved = first ? new ResolvedAhead(graph, limits) : null;
        this.parts = new CellParts(parsers);
    }

    /// Where values without a mapping are noted, under which number of the field; null for nowhere.
    void noteInto(ByteSink notes, int field) {
        this.notes = notes;
        noted = field;
    }

    private void note(LookupStatus status, byte[] bytes, int start, int end) {
        if (notes != null && parsers.trim(bytes, start, end, raw)) {
            ValueSurvey.note(noted, status.ordinal(), raw.bytes(), raw.start(), raw.end(), notes);
        }
    }

    /// Reads ahead for the rows of a group: those of `[from, to)` that are live.
    void lookAhead(Batch batch, int from, int to) {
        if (resolved != null) {
            resolved.begin(from, to);
        }
        for (int row = from; row < to; row++) {
            if (!batch.live(row)
                    || batch.form(row, field) != Form.PLAIN && batch.form(row, field) != Form.JSON_STRING) {
                continue;
            }
            batch.slice(row, field, cell);
            chooseType(batch, row);
            if (type == null) {
                if (parsers.trim(cell.bytes(), cell.start(), cell.end(), text)) {
                    add(row, typeSet, text.bytes(), text.start(), text.end());
                }
            } else if (parses(cell)) {
                add(row, types(parsed.type()), parsed.bytes(), parsed.start(), parsed.end());
            }
        }
        ahead.touchNodes();
        if (resolved != null) {
            resolved.resolve();
        } else {
            ahead.touchNeighbours();
        }
    }

    private boolean parses(Slice value) {
        try {
            parsers.parse(value.bytes(), value.start(), value.end(), type, parsed);
            return parsed.found();
        } catch (RuntimeException fromParser) {
            // The look-up is going to meet it as well, and knows what to do.
            return false;
        }
    }

    private void add(int row, TypeSet of, byte[] bytes, int start, int end) {
        ahead.add(bytes, start, end);
        if (resolved != null) {
            resolved.add(row, of, bytes, start, end);
        }
    }

    /// Looks up what the field of a row holds, and leaves it in the [CellMappings].
    ///
    /// @return false if the record does not have the field
    boolean lookUp(Batch batch, int row) {
        found.begin();
        nonEmpty = 0;
        Resolver ready = resolved == null ? null : resolved.of(row);
        if (ready != null) {
            nonEmpty++;
            found.add(ready.end(), ready, null, onlyBest);
            if (ready.mappings() == 0 && notes != null && batch.slice(row, field, cell)) {
                note(found.statuses[0], cell.bytes(), cell.start(), cell.end());
            }
            found.end();
            return true;
        }
        if (!batch.slice(row, field, cell)) {
            if (batch.form(row, field) == Form.ABSENT) {
                return false;
            }
            found.skip();
            found.end();
            return true;
        }
        chooseType(batch, row);
        byte[] bytes = cell.bytes();
        int start = cell.start();
        int end = cell.end();
        boolean json = batch.form(row, field) == Form.JSON_RAW;
        if (json && bytes[start] == '[') {
            parts(bytes, parts.elements(bytes, start, end), true);
        } else if (json && !isNumber(bytes[start])) {
            nonEmpty++;
            found.skip();
            note(LookupStatus.SKIPPED, bytes, start, end);
        } else if (type == null) {
            lookUpText(bytes, start, end, null);
        } else {
            lookUpParsed(bytes, start, end);
        }
        found.end();
        return true;
    }

    /// Identifiers looked at that are not empty, in the last cell.
    int nonEmpty() {
        return nonEmpty;
    }

    Field field() {
        return field;
    }

    private void chooseType(Batch batch, int row) {
        if (declaredType != null ? seenSchema != null : batch.schema(row) == seenSchema) {
            return;
        }
        seenSchema = batch.schema(row);
        String name = declaredType;
        if (name == null) {
            int column = seenSchema.find(field.name());
            Column parsedColumn = column < 0 ? null : seenSchema.column(column);
            name = parsedColumn == null ? null : parsedColumn.identifierType();
        }
        type = name == null ? null : parsers.types().find(name);
        typeSet = name == null ? null : graph.typesRelatedTo(name);
    }

    private void lookUpParsed(byte[] bytes, int start, int end) {
        parsers.parse(bytes, start, end, type, parsed);
        if (!isOther()) {
            lookUpParsed(null, bytes, start, end);
            return;
        }
        int count = parts.split(bytes, start, end, type);
        if (count > 1) {
            parts(bytes, count, false);
            return;
        }
        // Separators may stand at the ends only; whatever there is between them is the identifier.
        parsers.parse(bytes, parts.start(0), parts.end(0), type, parsed);
        lookUpParsed(null, bytes, start, end);
    }

    private boolean isOther() {
        return parsed.status() == Status.MALFORMED || parsed.status() == Status.WRONG_TYPE;
    }

    /// Looks up what was parsed of `bytes[start, end)`.
    private void lookUpParsed(byte[] from, byte[] bytes, int start, int end) {
        nonEmpty += parsed.status() == Status.EMPTY ? 0 : 1;
        if (!parsed.found()) {
            found.skip();
            note(LookupStatus.SKIPPED, bytes, start, end);
            return;
        }
        LookupStatus status = resolver.resolve(types(parsed.type()), parsed.bytes(), parsed.start(), parsed.end());
        found.add(status, resolver, from, onlyBest);
        if (resolver.mappings() == 0) {
            note(status, bytes, start, end);
        }
    }

    private TypeSet types(IdentifierType of) {
        if (of != seenType) {
            seenType = of;
            seenTypes = graph.typesRelatedTo(of.name());
        }
        return seenTypes;
    }

    private void lookUpText(byte[] bytes, int start, int end, byte[] from) {
        if (!parsers.trim(bytes, start, end, text)) {
            found.skip();
            return;
        }
        nonEmpty++;
        LookupStatus status = resolver.resolve(typeSet, text.bytes(), text.start(), text.end());
        found.add(status, resolver, from, onlyBest);
        if (resolver.mappings() == 0) {
            note(status, bytes, start, end);
        }
    }

    private void parts(byte[] bytes, int count, boolean json) {
        found.composite = true;
        for (int i = 0; i < count; i++) {
            int start = parts.start(i);
            int end = parts.end(i);
            byte[] from = json ? Arrays.copyOfRange(bytes, start, end) : quoted(bytes, start, end);
            if (json && bytes[start] != '"' && !isNumber(bytes[start])) {
                nonEmpty += bytes[start] == 'n' ? 0 : 1;
                found.skip();
                if (bytes[start] != 'n') {
                    note(LookupStatus.SKIPPED, bytes, start, end);
                }
                continue;
            }
            byte[] source = bytes;
            if (json && bytes[start] == '"') {
                start++;
                end--;
                if (JsonText.hasEscape(bytes, start, end)) {
                    unescaped.clear(KEPT);
                    JsonText.unescape(bytes, start, end, unescaped);
                    source = unescaped.bytes();
                    start = 0;
                    end = unescaped.length();
                }
            }
            if (type == null) {
                lookUpText(source, start, end, from);
            } else {
                parsers.parse(source, start, end, type, parsed);
                lookUpParsed(from, source, start, end);
            }
        }
    }

    private static boolean isNumber(byte first) {
        return first == '-' || first >= '0' && first <= '9';
    }

    private byte[] quoted(byte[] bytes, int start, int end) {
        unescaped.clear(KEPT);
        JsonText.writeString(bytes, start, end, unescaped);
        return Arrays.copyOf(unescaped.bytes(), unescaped.length());
    }
}
