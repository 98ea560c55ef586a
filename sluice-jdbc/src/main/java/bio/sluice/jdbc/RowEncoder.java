package bio.sluice.jdbc;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import bio.sluice.stream.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Packs rows for [EncodedRows]; rows set aside become JSON lines. One thread.
///
/// A row is its length behind these four bytes, its record's number in the chunk, and where that begins and ends there,
/// four bytes each; then every cell: its length and kind in four bytes, then its bytes.
final class RowEncoder implements Encoder {
    /// No value.
    static final int NULL = 0;
    /// Text as it is.
    static final int TEXT = 1;
    /// JSON that is no string.
    static final int JSON = 2;

    /// Bits of the kind in the head of a cell.
    static final int KIND_BITS = 2;

    private static final int MOST_PLANS = 1_024;
    private static final int NONE = -1;

    private final List<String> columns;
    private final Map<Schema, Plan> plans = new IdentityHashMap<>();

    /// Where the columns are in rows of a schema.
    ///
    /// @param slots the slot of each column, or -1
    /// @param others columns of the schema that the table does not have
    private record Plan(int[] slots, int[] others) {}

    RowEncoder(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    @Override
    public void encode(Batch batch, Rows which, ByteSink out) {
        for (int row = 0; row < batch.rows(); row++) {
            if (which == Rows.LIVE && batch.live(row)) {
                encode(batch, row, out);
            } else if (which == Rows.ASIDE && batch.isAside(row)) {
                encodeAside(batch, row, out);
            }
        }
    }

    private Plan plan(Schema schema) {
        if (plans.size() >= MOST_PLANS && !plans.containsKey(schema)) {
            plans.clear();
        }
        return plans.computeIfAbsent(schema, this::newPlan);
    }

    private Plan newPlan(Schema schema) {
        int[] slots = new int[columns.size()];
        Map<String, Integer> wanted = new HashMap<>();
        for (int i = 0; i < slots.length; i++) {
            int column = schema.find(columns.get(i));
            slots[i] = column < 0 ? NONE : schema.slot(column);
            wanted.put(columns.get(i), i);
        }
        int[] others = new int[schema.size()];
        int count = 0;
        for (int i = 0; i < others.length; i++) {
            if (!wanted.containsKey(schema.column(i).name())) {
                others[count++] = i;
            }
        }
        return new Plan(slots, java.util.Arrays.copyOf(others, count));
    }

    private void encode(Batch batch, int row, ByteSink out) {
        Schema schema = batch.schema(row);
        Plan plan = plan(schema);
        long[] cells = batch.cells();
        int base = batch.base(row);
        for (int column : plan.others()) {
            if (Cell.form(cells[base + schema.slot(column)]) != Cell.ABSENT) {
                failUnknown(batch, row, schema, column);
                return;
            }
        }
        int begin = out.length();
        out.room(4 * Integer.BYTES);
        out.length(begin + 4 * Integer.BYTES);
        put(out, begin + 4, batch.record(row));
        put(out, begin + 8, batch.recordStart(row));
        put(out, begin + 12, batch.recordEnd(row));
        for (int slot : plan.slots()) {
            writeCell(batch, slot == NONE ? Cell.ABSENT_CELL : cells[base + slot], out);
        }
        put(out, begin, out.length() - begin - Integer.BYTES);
    }

    private static void writeCell(Batch batch, long cell, ByteSink out) {
        int head = out.length();
        int start = Cell.start(cell);
        int end = Cell.end(cell);
        out.room(Integer.BYTES);
        out.length(head + Integer.BYTES);
        int kind = TEXT;
        switch (Cell.form(cell)) {
            case Cell.PLAIN -> out.write(batch.buffer(cell), start, end);
            case Cell.CSV_DOUBLED -> JsonText.undouble(batch.buffer(cell), start, end, batch.quote(), out);
            case Cell.JSON_STRING -> JsonText.unescape(batch.buffer(cell), start, end, out);
            case Cell.JSON_RAW -> {
                out.write(batch.buffer(cell), start, end);
                kind = JSON;
            }
            default -> kind = NULL;
        }
        int length = out.length() - head - Integer.BYTES;
        put(out, head, length << KIND_BITS | kind);
    }

    private static void put(ByteSink out, int at, int value) {
        byte[] bytes = out.bytes();
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private static void failUnknown(Batch batch, int row, Schema schema, int column) {
        String name = schema.column(column).name();
        ByteSink shown = new ByteSink(Budget.unlimited());
        batch.writeJson(batch.cells()[batch.base(row) + schema.slot(column)], shown);
        batch.fail(
                row,
                "unknown_column",
                name,
                new String(shown.bytes(), 0, shown.length(), StandardCharsets.UTF_8),
                "the table has no column for the field \"" + name + "\"",
                "name all columns with output_columns");
    }

    private static void encodeAside(Batch batch, int row, ByteSink out) {
        Schema schema = batch.schema(row);
        int begin = out.length();
        out.write('{');
        for (int i = 0; i < schema.size(); i++) {
            long cell = batch.cells()[batch.base(row) + schema.slot(i)];
            if (Cell.form(cell) != Cell.ABSENT) {
                byte[] key = schema.key(i);
                out.write(key, out.length() == begin + 1 ? 1 : 0, key.length);
                batch.writeJson(cell, out);
            }
        }
        out.write('}');
        out.write('\n');
    }
}
