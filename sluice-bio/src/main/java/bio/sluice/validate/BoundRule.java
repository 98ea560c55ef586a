package bio.sluice.validate;

import bio.sluice.condition.BoundCondition;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.Slice;
import bio.sluice.text.KeyHash;

/// A [ValidationRule] in the hands of one worker. One thread.
final class BoundRule {
    private final ValidationRule rule;
    private final IdentifierParsers parsers;
    private final Field column;
    private final Field[] unique;
    private final BoundCheck values;
    private final BoundCondition check;
    private final BoundCondition when;
    private final Slice cell = new Slice();
    private final Slice trimmed = new Slice();
    private final KeyHash hash = new KeyHash();

    BoundRule(ValidationRule rule, IdentifierParsers parsers) {
        this.rule = rule;
        this.parsers = parsers;
        column = rule.column() == null ? null : Field.named(rule.column());
        unique = rule.unique().stream().map(Field::named).toArray(Field[]::new);
        values = rule.values() == null ? null : new BoundCheck(rule.values(), parsers);
        check = rule.check() == null ? null : rule.check().bind();
        when = rule.when() == null ? null : rule.when().bind();
    }

    ValidationRule rule() {
        return rule;
    }

    /// Whether the rule counts for this row.
    boolean applies(Batch batch, int row) {
        return when == null || when.holds(batch, row);
    }

    /// What is wrong with the row, as a sentence; null if it keeps the rule.
    String wrong(Batch batch, int row) {
        if (check != null) {
            return check.holds(batch, row) ? null : "does not hold";
        }
        Form form = batch.read(row, column, cell);
        boolean there = form != Form.NULL
                && form != Form.ABSENT
                && parsers.trim(cell.bytes(), cell.start(), cell.end(), trimmed);
        if (!there && !isAllowed(form)) {
            return rule.required() ? "is missing" : null;
        }
        if (values == null) {
            return null;
        }
        String wrong = values.wrong(cell.bytes(), cell.start(), cell.end(), form == Form.JSON_RAW);
        return wrong == null ? null : RowFindings.quoted(batch.text(row, column)) + " " + wrong;
    }

    /// Whether the cell holds a word that usually stands for nothing, but is one of the allowed values: the strand `-`.
    private boolean isAllowed(Form form) {
        return form != Form.NULL
                && form != Form.ABSENT
                && cell.length() > 0
                && values != null
                && values.allows(cell.bytes(), cell.start(), cell.end());
    }

    /// The value that the rule is about, or null.
    String value(Batch batch, int row) {
        if (column != null) {
            return batch.text(row, column);
        }
        if (unique.length == 1) {
            return batch.text(row, unique[0]);
        }
        return null;
    }

    /// The hash of the row's key; 0 if a part of it is missing, for what is unknown repeats nothing.
    long key(Batch batch, int row) {
        hash.begin();
        for (Field field : unique) {
            Form form = batch.read(row, field, cell);
            if (form == Form.NULL
                    || form == Form.ABSENT
                    || !parsers.trim(cell.bytes(), cell.start(), cell.end(), trimmed)) {
                return 0;
            }
            hash.add(cell.bytes(), cell.start(), cell.end());
        }
        return hash.end();
    }

    /// The row's key in words.
    String keyText(Batch batch, int row) {
        StringBuilder text = new StringBuilder();
        for (Field field : unique) {
            text.append(text.length() == 0 ? "" : ", ")
                    .append(field.name())
                    .append(' ')
                    .append(RowFindings.quoted(batch.text(row, field)));
        }
        return text.toString();
    }
}
