package bio.sluice.stream;

import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One record for a [RecordProcessor]. Void when [RecordProcessor#process] returns.
public final class Row {
    private final Batch batch;
    private final Map<String, Field> fields = new HashMap<>();
    private int row;

    Row(Batch batch) {
        this.batch = batch;
    }

    Row at(int row) {
        this.row = row;
        return this;
    }

    /// The names of the record's columns, in order, those that the processor adds included.
    public List<String> columns() {
        return batch.schema(row).names();
    }

    /// The value of a field as text; null if the record does not have it or it is null.
    public String get(String name) {
        return batch.text(row, field(name));
    }

    /// Sets a field to a text, or to null.
    ///
    /// @throws IllegalArgumentException if the record has no such column and the processor does not add it
    public void set(String name, String value) {
        if (value == null) {
            batch.set(row, field(name)).nothing();
        } else {
            batch.set(row, field(name)).text(value);
        }
    }

    /// Sets a field to a whole number.
    public void set(String name, long value) {
        batch.set(row, field(name)).number(value);
    }

    /// Takes the record out of the output on purpose.
    public void drop() {
        batch.drop(row);
    }

    /// Sends the record to the dead letters.
    ///
    /// @param kind machine-readable kind in snake_case
    /// @param message what is wrong, in a sentence
    public void fail(String kind, String message) {
        batch.fail(row, kind, null, null, message, null);
    }

    private Field field(String name) {
        return fields.computeIfAbsent(name, Field::named);
    }
}
