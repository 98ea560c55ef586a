package bio.sluice.formats.delimited;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import bio.sluice.stream.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the rows of batches as lines of a table with fixed columns. A record of a table in which nothing has changed
/// is copied as it is. One thread.
final class DelimitedEncoder implements Encoder {
    private static final int NONE = -1;

    private final ValueText text;
    private final List<String> columns;
    private final int extra;
    private final ColumnPlans plans;
    private ColumnPlan copiedPlan;
    private Schema copied;
    /// How many columns the record copied last has, if they are the first ones of [#copiedPlan]; otherwise 0.
    private int copiedColumns;

    private final ByteSink plain = new ByteSink(Budget.unlimited());
    private final ByteSink object = new ByteSink(Budget.unlimited());

    /// @param columns all columns of the output
    /// @param extraColumn the one that takes fields without a column, or null
    DelimitedEncoder(ValueText text, List<String> columns, String extraColumn) {
        this.text = text;
        this.columns = List.copyOf(columns);
        this.extra = extraColumn == null ? NONE : columns.indexOf(extraColumn);
        this.plans = new ColumnPlans(columns, extra);
    }

    @Override
    public void encode(Batch batch, Rows which, ByteSink out) {
        boolean live = which == Rows.LIVE;
        for (int row = 0; row < batch.rows(); row++) {
            if (live ? batch.live(row) : batch.isAside(row)) {
                encode(batch, row, live, out);
            }
        }
    }

    private void encode(Batch batch, int row, boolean live, ByteSink out) {
        Schema schema = batch.schema(row);
        ColumnPlan plan = plans.of(schema);
        long[] cells = batch.cells();
        int base = batch.base(row);
        int mark = out.length();
        int[] slots = plan.slots();
        boolean others = hasOthers(plan, cells, base);
        if (others && extra == NONE) {
            failUnknown(batch, row, live, schema, plan);
            return;
        }
        int first = 0;
        if (batch.isCanonical(row) && isWhole(batch, row, plan, cells, base)) {
            out.write(batch.input(), batch.recordStart(row), batch.recordEnd(row));
            first = copiedColumns;
        }
        for (int i = first; i < slots.length; i++) {
            if (i > 0) {
                out.write(text.delimiter());
            }
            boolean written = i == extra
                    ? !others || writeObject(batch, schema, plan, cells, base, out)
                    : slots[i] < 0 || write(batch, cells[base + slots[i]], out);
            if (!written) {
                out.length(mark);
                failUnwritable(batch, row, live, i, i == extra ? Cell.NULL_CELL : cells[base + slots[i]]);
                return;
            }
        }
        if (slots.length == 1 && out.length() == mark && text.quote() != Dialect.NONE) {
            // An empty line would be read as none.
            out.write(text.quote());
            out.write(text.quote());
        }
        out.write('\n');
    }

    /// Whether the columns of a canonical record are the first ones of the row, and all its cells still lie from its
    /// first byte to its last, with nothing between them but quotes and the delimiters that are written here.
    private boolean isWhole(Batch batch, int row, ColumnPlan plan, long[] cells, int base) {
        Schema record = batch.recordSchema(row);
        if (record != copied || plan != copiedPlan) {
            copied = record;
            copiedPlan = plan;
            copiedColumns = beginsWith(plan.slots(), record) ? record.size() : 0;
        }
        if (copiedColumns == 0 || batch.quote() != text.quote()) {
            return false;
        }
        byte[] source = batch.input();
        byte quote = text.quote();
        byte delimiter = text.delimiter();
        int last = copiedColumns - 1;
        int at = batch.recordStart(row);
        for (int i = 0; i <= last; i++) {
            long cell = cells[base + i];
            int start = Cell.start(cell);
            int end = Cell.end(cell);
            if (Cell.buffer(cell) != Cell.INPUT || Cell.form(cell) > Cell.CSV_DOUBLED) {
                return false;
            }
            if (start != at) {
                if (start != at + 1 || source[at] != quote || source[end] != quote) {
                    return false;
                }
                end++;
            }
            if (i < last && source[end] != delimiter) {
                return false;
            }
            at = end + 1;
        }
        return at - 1 == batch.recordEnd(row);
    }

    /// Whether the columns of `record`, in their order, are written first. A single one has no delimiter beside it, so
    /// none that shows whether it is ours.
    private boolean beginsWith(int[] slots, Schema record) {
        if (text.escapes() || record.size() < 2 || record.size() > slots.length) {
            return false;
        }
        for (int i = 0; i < record.size(); i++) {
            if (slots[i] != i || record.slot(i) != i || i == extra) {
                return false;
            }
        }
        return true;
    }

    private boolean write(Batch batch, long cell, ByteSink out) {
        byte[] source = batch.buffer(cell);
        int start = Cell.start(cell);
        int end = Cell.end(cell);
        switch (Cell.form(cell)) {
            case Cell.PLAIN, Cell.JSON_RAW:
                return text.write(source, start, end, out);
            case Cell.CSV_DOUBLED:
                if (batch.quote() == text.quote()) {
                    text.writeDoubled(source, start, end, out);
                    return true;
                }
                plain.clear();
                JsonText.undouble(source, start, end, batch.quote(), plain);
                return text.write(plain.bytes(), 0, plain.length(), out);
            case Cell.JSON_STRING:
                if (!JsonText.hasEscape(source, start, end)) {
                    return text.write(source, start, end, out);
                }
                plain.clear();
                JsonText.unescape(source, start, end, plain);
                return text.write(plain.bytes(), 0, plain.length(), out);
            default:
                return true;
        }
    }

    private static boolean hasOthers(ColumnPlan plan, long[] cells, int base) {
        for (int column : plan.others()) {
            if (Cell.form(cells[base + plan.slotOf(column)]) != Cell.ABSENT) {
                return true;
            }
        }
        return false;
    }

    /// Writes the fields without a column of their own as one JSON object.
    private boolean writeObject(Batch batch, Schema schema, ColumnPlan plan, long[] cells, int base, ByteSink out) {
        object.clear();
        for (int column : plan.others()) {
            long cell = cells[base + plan.slotOf(column)];
            if (Cell.form(cell) != Cell.ABSENT) {
                object.write(schema.key(column));
                batch.writeJson(cell, object);
            }
        }
        object.bytes()[0] = '{'; // in place of the first key's comma
        object.write('}');
        return text.write(object.bytes(), 0, object.length(), out);
    }

    private static void failUnknown(Batch batch, int row, boolean live, Schema schema, ColumnPlan plan) {
        long[] cells = batch.cells();
        for (int column : plan.others()) {
            long cell = cells[batch.base(row) + plan.slotOf(column)];
            if (live && Cell.form(cell) != Cell.ABSENT) {
                String name = schema.column(column).name();
                batch.fail(
                        row,
                        "unknown_column",
                        name,
                        shown(batch, cell),
                        "the output has no column for the field \"" + name + "\"",
                        "name all columns with output_columns, or set extra_column to keep such fields as JSON");
                return;
            }
        }
    }

    private void failUnwritable(Batch batch, int row, boolean live, int column, long cell) {
        if (live) {
            batch.fail(
                    row,
                    "unwritable_value",
                    columns.get(column),
                    shown(batch, cell),
                    "the value of \"" + columns.get(column)
                            + "\" holds a delimiter or a line break, which cannot be written without quotes",
                    "set quote_char or escape: backslash for the output");
        }
    }

    private static String shown(Batch batch, long cell) {
        ByteSink json = new ByteSink(Budget.unlimited());
        if (Cell.form(cell) == Cell.PLAIN) {
            return new String(batch.buffer(cell), Cell.start(cell), Cell.length(cell), StandardCharsets.UTF_8);
        }
        batch.writeJson(cell, json);
        return json.toString();
    }
}
