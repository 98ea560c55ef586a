package bio.sluice.normalize;

import bio.sluice.pattern.PatternSearch;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.Slice;
import bio.sluice.stream.OutputShape;
import java.util.List;

/// What a transformation sees of a row: the rule's field, and the other fields it named. One thread; reused from row to
/// row.
final class RuleInput {
    private final Field field;
    private final Field[] others;
    private final OutputShape shape;
    private final Slice value = new Slice();
    private final Slice other = new Slice();
    private final PatternSearch search = new PatternSearch();
    private Batch batch;
    private int row;
    private Form form;

    RuleInput(String field, List<String> others, OutputShape shape) {
        this.field = Field.named(field);
        this.others = others.stream().map(Field::named).toArray(Field[]::new);
        this.shape = shape;
    }

    void read(Batch batch, int row) {
        this.batch = batch;
        this.row = row;
        form = batch.read(row, field, value);
    }

    /// How the field's value is stored.
    Form form() {
        return form;
    }

    /// Whether the value is a text that is not empty.
    boolean isPlain() {
        return !value.isEmpty() && form != Form.JSON_RAW;
    }

    /// Its buffer.
    byte[] bytes() {
        return value.bytes();
    }

    /// Its first byte.
    int start() {
        return value.start();
    }

    /// The byte behind it.
    int end() {
        return value.end();
    }

    /// Whether the record has no value there: the field is absent or null.
    boolean isNull() {
        return form == Form.ABSENT || form == Form.NULL;
    }

    /// Whether the value is absent, null or an empty text.
    boolean isMissing() {
        return value.isEmpty();
    }

    /// Whether the value is a JSON list.
    boolean isList() {
        return form == Form.JSON_RAW && value.bytes()[value.start()] == '[';
    }

    /// Whether the value is a JSON list or object.
    boolean isNested() {
        return isList() || form == Form.JSON_RAW && value.bytes()[value.start()] == '{';
    }

    /// Whether the value is a text, rather than a number or `true` or `false` of JSON.
    boolean isText() {
        return form != Form.JSON_RAW;
    }

    /// The value as text; empty if there is none.
    Slice value() {
        return value;
    }

    Field field() {
        return field;
    }

    /// The other field that the transformation named at `index`, as text; void at the next call.
    ///
    /// @return null if it is absent or null
    Slice other(int index) {
        return batch.slice(row, others[index], other) ? other : null;
    }

    /// The handle on the other field at `index`.
    Field otherField(int index) {
        return others[index];
    }

    PatternSearch search() {
        return search;
    }

    /// How the output wants lists.
    OutputShape shape() {
        return shape;
    }
}
