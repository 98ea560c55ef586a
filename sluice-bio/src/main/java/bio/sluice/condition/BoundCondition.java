package bio.sluice.condition;

import bio.sluice.pattern.PatternSearch;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import java.util.List;

/// A [Condition] in the hands of one worker: it knows where the fields are and has room for the values compared. One
/// thread.
public final class BoundCondition {
    private final Clause clause;
    private final Field[] fields;
    private final Value[] values;
    private final PatternSearch search = new PatternSearch();
    private final ByteSink scratch = new ByteSink(Budget.unlimited());
    private Batch batch;
    private int row;

    BoundCondition(Clause clause, List<String> fields, String valueField, int operands) {
        this.clause = clause;
        this.fields = fields.stream()
                .map(name -> Field.named(name.isEmpty() ? valueField : name))
                .toArray(Field[]::new);
        this.values = new Value[operands];
        for (int i = 0; i < operands; i++) {
            values[i] = new Value();
        }
    }

    /// Whether the condition holds for a row.
    public boolean holds(Batch batch, int row) {
        this.batch = batch;
        this.row = row;
        return clause.holds(this);
    }

    /// The place for the value of operand `index`.
    Value value(int index) {
        return values[index];
    }

    /// Reads a field of the row at hand.
    void read(int field, Value out) {
        Form form = batch.read(row, fields[field], out.text());
        if (form == Form.NULL || form == Form.ABSENT) {
            out.beNull();
        } else if (form == Form.JSON_RAW) {
            out.beJson();
        } else {
            out.beText();
        }
    }

    PatternSearch search() {
        return search;
    }

    /// An empty buffer for a moment.
    ByteSink scratch() {
        scratch.clear();
        return scratch;
    }
}
