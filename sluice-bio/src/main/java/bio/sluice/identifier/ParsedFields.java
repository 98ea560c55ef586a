package bio.sluice.identifier;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.ValueWriter;
import bio.sluice.stream.OutputShape;
import java.nio.charset.StandardCharsets;

/// Writes what was found in a cell into the columns that a mapping adds: one JSON value, or an identifier and a status
/// as texts, or both. One thread.
final class ParsedFields {
    private static final int KEPT = 1 << 14;
    private static final byte[][] WORDS = new byte[Status.values().length][];

    static {
        for (Status status : Status.values()) {
            WORDS[status.ordinal()] = status.word().getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final boolean flat;
    private final boolean nested;
    private final Field nestedField;
    private final Field idField;
    private final Field statusField;
    private final Field errorField;
    private final byte[] separator;

    private final ParsedJson json = new ParsedJson();
    private final ParsedLists lists = new ParsedLists();
    private final ByteSink ids = new ByteSink(Budget.unlimited());
    private final ByteSink statuses = new ByteSink(Budget.unlimited());
    private boolean listBegun;

    ParsedFields(ParseMapping mapping, OutputShape shape) {
        flat = shape.flat();
        nested = !shape.flat() || shape.full();
        nestedField = Field.named(mapping.nestedColumn());
        idField = Field.named(mapping.idColumn());
        statusField = Field.named(mapping.statusColumn());
        errorField = Field.named(mapping.errorColumn());
        separator = shape.listSeparator().getBytes(StandardCharsets.UTF_8);
    }

    /// Writes a single value, whose raw text or JSON is `bytes[start, end)`.
    void single(Batch batch, int row, ParsedIdentifier value, byte[] bytes, int start, int end, boolean isJson) {
        if (flat) {
            if (value.found()) {
                batch.set(row, idField).text(value.bytes(), value.start(), value.end());
            } else {
                batch.set(row, idField).nothing();
            }
            byte[] word = WORDS[value.status().ordinal()];
            batch.set(row, statusField).text(word, 0, word.length);
        }
        if (nested) {
            ValueWriter writer = batch.set(row, nestedField);
            if (isJson) {
                json.writeJson(value, bytes, start, end, writer);
            } else {
                json.writeText(value, bytes, start, end, writer);
            }
        }
    }

    /// Begins a list of values.
    void beginList() {
        ids.clear(KEPT);
        statuses.clear(KEPT);
        lists.begin();
        listBegun = false;
    }

    /// Adds a value, whose raw text or JSON is `bytes[start, end)`.
    void addToList(ParsedIdentifier value, byte[] bytes, int start, int end, boolean isJson) {
        if (flat) {
            if (listBegun) {
                ids.write(separator);
                statuses.write(separator);
            }
            listBegun = true;
            if (value.found()) {
                ids.write(value.bytes(), value.start(), value.end());
            }
            statuses.write(WORDS[value.status().ordinal()]);
        }
        if (nested && isJson) {
            lists.addJson(value, bytes, start, end);
        } else if (nested) {
            lists.addText(value, bytes, start, end);
        }
    }

    /// Writes the list.
    void writeList(Batch batch, int row) {
        if (flat) {
            batch.set(row, idField).text(ids.bytes(), 0, ids.length());
            batch.set(row, statusField).text(statuses.bytes(), 0, statuses.length());
        }
        if (nested) {
            lists.write(batch.set(row, nestedField));
        }
    }

    /// Writes what a parser threw.
    void error(Batch batch, int row, String message) {
        batch.set(row, errorField).text(message);
    }

    /// Gives a record of its own the part of the cell that it is for.
    void source(Batch batch, int row, Field source, byte[] bytes, int start, int end, boolean isJson) {
        if (isJson) {
            batch.set(row, source).json(bytes, start, end);
        } else {
            batch.set(row, source).text(bytes, start, end);
        }
    }
}
