package bio.sluice.record;

import bio.sluice.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The records of one attempt at a chunk, edited in place. One thread; a worker reuses its batch.
///
/// A decoder fills it ([#begin], [#addRow], [#cells]); processors read fields ([#slice], [#text]) and change rows
/// ([#set], [#drop], [#expand], [#fail]); an encoder writes the rows that are left. Records cannot be lost unseen:
/// the ledger follows from these calls. Rows are numbered from 0 to [#rows]; skip those that are not [#live]. A
/// processor that expands takes [#rows] once, before its loop, for the copies count at once.
///
/// Nothing is decoded until asked, and what a processor writes goes once into the side buffer. All buffers count
/// against the budget; more than that throws [QuotaExceeded], upon which the engine runs the chunk in halves.
public final class Batch {
    private static final byte LIVE = 0;
    private static final byte DROPPED = 1;
    private static final byte FAILED = 2;
    private static final byte VERBATIM = 1;
    private static final byte CANONICAL = 2;
    private static final int BYTES_PER_ROW = 4 * Integer.BYTES + 3 + 8;

    private final Budget budget;
    private final ByteSink side;
    private final ValueWriter writer;
    private final SchemaPaths paths;
    private final Faults faults;

    private byte[] input = new byte[0];
    private byte quote = '"';
    private long[] cells = new long[0];
    private int cellsUsed;

    private long firstOrdinal;
    private int rows;
    private int[] base = new int[0];
    private int[] record = new int[0];
    private int[] start = new int[0];
    private int[] end = new int[0];
    private byte[] state = new byte[0];
    private boolean[] aside = new boolean[0];
    /// What the decoder has said of each row: [#VERBATIM], [#CANONICAL], both or nothing.
    private byte[] vouched = new byte[0];
    private SchemaPath[] path = new SchemaPath[0];

    private Schema seenSchema;
    private SchemaPath seenPath;
    private int stage;
    private int dropped;
    private int failed;
    private int asideCount;
    /// Row after which each added row belongs.
    private int[] parent = new int[0];
    private int expanded;
    private int settledRows;

    private long[] saved = new long[0];

    /// @param budget what all buffers of this batch may take
    /// @param paths finds the schemas of later stages, so that rows get room for what processors add
    /// @param faults receives failed rows
    public Batch(Budget budget, SchemaPaths paths, Faults faults) {
        this.budget = budget;
        this.paths = paths;
        this.faults = faults;
        this.side = new ByteSink(budget);
        this.writer = new ValueWriter(this, side);
    }

    // ---- decoders

    /// Forgets everything and takes `input` as the buffer of input cells.
    ///
    /// @param input at least eight bytes longer than any cell's end, so that long views may overshoot
    /// @param quote the quote character of [Form#CSV_DOUBLED] cells
    public void begin(byte[] input, byte quote) {
        this.input = input;
        this.quote = quote;
        side.clear();
        cellsUsed = 0;
        rows = 0;
        settledRows = 0;
        stage = 0;
        dropped = 0;
        failed = 0;
        asideCount = 0;
        expanded = 0;
    }

    /// Adds a row whose cells are all absent; the decoder then writes input cells into [#cells] from [#base] on.
    ///
    /// @param schema the record's own columns; interned
    /// @param record index of the record in its chunk
    /// @param start first byte of the record in the input
    /// @param end byte after it, without its line end
    /// @return the row
    public int addRow(Schema schema, int record, int start, int end) {
        find(schema);
        return addRow(seenPath, record, start, end);
    }

    /// Makes room for a row whose cells are written before it is known whether it will be one: the decoder writes all
    /// slots of `schema` into [#cells] from the index returned on, then calls [#addPrepared], or never does.
    ///
    /// @param schema the record's own columns; interned
    /// @return what [#base] would give
    public int prepareRow(Schema schema) {
        find(schema);
        makeRoom(seenPath.slots());
        return cellsUsed;
    }

    /// Adds the row that was prepared last. Parameters and result as in [#addRow].
    public int addPrepared(int record, int start, int end) {
        int written = seenSchema.slots();
        int width = seenPath.slots();
        if (written < width) {
            Arrays.fill(cells, cellsUsed + written, cellsUsed + width, Cell.ABSENT_CELL);
        }
        return add(seenPath, width, record, start, end);
    }

    private void find(Schema schema) {
        if (schema != seenSchema) {
            seenPath = paths.of(schema);
            seenSchema = schema;
        }
    }

    private int addRow(SchemaPath path, int record, int start, int end) {
        int width = path.slots();
        makeRoom(width);
        Arrays.fill(cells, cellsUsed, cellsUsed + width, Cell.ABSENT_CELL);
        return add(path, width, record, start, end);
    }

    private void makeRoom(int width) {
        if (rows == base.length) {
            growRows();
        }
        if (cells.length - cellsUsed < width) {
            growCells(width);
        }
    }

    private int add(SchemaPath path, int width, int record, int start, int end) {
        int row = rows++;
        base[row] = cellsUsed;
        this.record[row] = record;
        this.start[row] = start;
        this.end[row] = end;
        state[row] = LIVE;
        aside[row] = false;
        vouched[row] = 0;
        this.path[row] = path;
        cellsUsed += width;
        settledRows = rows;
        return row;
    }

    private void growRows() {
        int capacity = Math.max(64, 2 * base.length);
        budget.claim((long) (capacity - base.length) * BYTES_PER_ROW);
        base = Arrays.copyOf(base, capacity);
        record = Arrays.copyOf(record, capacity);
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        state = Arrays.copyOf(state, capacity);
        aside = Arrays.copyOf(aside, capacity);
        vouched = Arrays.copyOf(vouched, capacity);
        path = Arrays.copyOf(path, capacity);
    }

    private void growCells(int width) {
        long needed = (long) cellsUsed + width;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new QuotaExceeded(needed * Long.BYTES, Integer.MAX_VALUE);
        }
        long affordable = cells.length + budget.left() / Long.BYTES;
        int capacity = (int) Math.max(
                needed, Math.min(Math.min(Math.max(1_024, 2L * cells.length), affordable), Integer.MAX_VALUE - 8));
        budget.claim((long) (capacity - cells.length) * Long.BYTES);
        cells = Arrays.copyOf(cells, capacity);
    }

    /// The cells of all rows; the array changes when a row is added. Layout: [Cell].
    public long[] cells() {
        return cells;
    }

    /// Index in [#cells] of the first cell of a row; add a slot to it.
    public int base(int row) {
        return base[row];
    }

    /// Forgets the row added last, which turned out to be malformed; the decoder then reports it to [Faults].
    public void removeLastRow() {
        rows--;
        settledRows = rows;
        cellsUsed = base[rows];
    }

    /// Says that the plain input cells of `row` hold no byte that JSON escapes (no quote, backslash or control
    /// character), and that the input is at least 32 bytes longer than their ends: an encoder may copy them unseen.
    public void markVerbatim(int row) {
        vouched[row] |= VERBATIM;
    }

    /// Says that the record of `row` stands as an encoder of its own format would write it: its columns in their order,
    /// the keys of a JSON object as [Schema#key] has them, with white space beside them for others to see; a field of a
    /// table in quotes only if its text needs them. An encoder may copy the record as long as its cells stand where
    /// they stood.
    public void markCanonical(int row) {
        vouched[row] |= CANONICAL;
    }

    // ---- encoders

    /// Whether the plain input cells of `row` are known to be the insides of JSON strings as they stand; see
    /// [#markVerbatim].
    public boolean isVerbatim(int row) {
        return (vouched[row] & VERBATIM) != 0;
    }

    /// Whether the record of `row` stands as an encoder of its own format would write it; see [#markCanonical].
    public boolean isCanonical(int row) {
        return (vouched[row] & CANONICAL) != 0;
    }

    /// The columns that the row's record has itself.
    public Schema recordSchema(int row) {
        return path[row].stage(0);
    }

    /// The buffer in which a cell lies.
    public byte[] buffer(long cell) {
        return Cell.buffer(cell) == Cell.INPUT ? input : side.bytes();
    }

    /// The input buffer, for copying runs of untouched cells.
    public byte[] input() {
        return input;
    }

    /// The quote character of [Form#CSV_DOUBLED] cells.
    public byte quote() {
        return quote;
    }

    /// Appends the value of a cell as JSON; an absent one as `null`.
    public void writeJson(long cell, ByteSink out) {
        int from = Cell.start(cell);
        int to = Cell.end(cell);
        switch (Cell.form(cell)) {
            case Cell.PLAIN -> JsonText.writeString(buffer(cell), from, to, out);
            case Cell.CSV_DOUBLED -> JsonText.writeStringUndoubled(buffer(cell), from, to, quote, out);
            case Cell.JSON_STRING -> {
                out.write('"');
                out.write(buffer(cell), from, to);
                out.write('"');
            }
            case Cell.JSON_RAW -> out.write(buffer(cell), from, to);
            default -> out.write("null");
        }
    }

    // ---- rows

    /// Number of rows, also of those that are no longer live. Rows that [#expand] adds count at once.
    public int rows() {
        return rows;
    }

    /// Whether the row is still on its way.
    public boolean live(int row) {
        return state[row] == LIVE;
    }

    /// The columns the row has once the running processor is done; a processor may [#set] any of them.
    public Schema schema(int row) {
        return path[row].stage(stage);
    }

    /// Index of the row's record in its chunk, from 0; several rows after an expansion share one.
    public int record(int row) {
        return record[row];
    }

    /// Number of the row's record in the run, from 0, over all inputs; several rows after an expansion share one.
    public long ordinal(int row) {
        return firstOrdinal + record[row];
    }

    /// Says that the chunk begins with the record of this number in the run. For the engine.
    public void firstOrdinal(long ordinal) {
        firstOrdinal = ordinal;
    }

    /// First byte of the row's record in the input.
    public int recordStart(int row) {
        return start[row];
    }

    /// Byte after the row's record in the input, without its line end.
    public int recordEnd(int row) {
        return end[row];
    }

    /// Takes the row out of the output on purpose; it counts as filtered.
    public void drop(int row) {
        if (state[row] == LIVE) {
            state[row] = DROPPED;
            dropped++;
        }
    }

    /// Takes the row out because it cannot go on; it becomes a dead letter of the running stage and is no longer set
    /// aside.
    ///
    /// @param kind machine-readable kind in snake_case
    /// @param column the column concerned, or null
    /// @param value the offending value, or null
    /// @param message what is wrong, in a sentence
    /// @param hint what the user can do, or null
    public void fail(int row, String kind, String column, String value, String message, String hint) {
        if (takeOut(row)) {
            faults.reject(record[row], start[row], end[row], kind, column, value, message, hint);
        }
    }

    /// Does what [#fail] does, and stops the run: nothing behind the row's record is written, and nothing is published.
    public void stop(int row, String kind, String column, String value, String message, String hint) {
        if (takeOut(row)) {
            faults.stop(record[row], start[row], end[row], kind, column, value, message, hint);
        }
    }

    private boolean takeOut(int row) {
        if (aside[row]) {
            aside[row] = false;
            asideCount--;
        }
        if (state[row] != LIVE) {
            return false;
        }
        state[row] = FAILED;
        failed++;
        return true;
    }

    /// Adds `copies` rows right behind `row` in output order, each with the fields that `row` has now.
    ///
    /// @return the first of the new rows; the others follow it
    public int expand(int row, int copies) {
        int first = rows;
        int settled = settledRows;
        for (int i = 0; i < copies; i++) {
            int copy = addRow(path[row], record[row], start[row], end[row]);
            System.arraycopy(cells, base[row], cells, base[copy], path[row].slots());
            aside[copy] = aside[row];
            vouched[copy] = vouched[row];
            asideCount += aside[row] ? 1 : 0;
            if (copy >= parent.length) {
                int capacity = base.length;
                budget.claim((long) (capacity - parent.length) * Integer.BYTES);
                parent = Arrays.copyOf(parent, capacity);
            }
            parent[copy] = row < settled ? row : parent[row];
        }
        settledRows = settled;
        expanded += copies;
        return first;
    }

    /// Marks the row for the side file of unmatched records; it stays where it is otherwise, also when dropped; a
    /// row that is failed is no longer marked.
    public void setAside(int row) {
        if (!aside[row]) {
            aside[row] = true;
            asideCount++;
        }
    }

    /// Whether the row is marked for the side file.
    public boolean isAside(int row) {
        return aside[row];
    }

    /// Number of rows marked for the side file.
    public int asideRows() {
        return asideCount;
    }

    // ---- fields

    /// How the field's value is stored; [Form#ABSENT] if the record does not have it.
    public Form form(int row, Field field) {
        return Form.of(Cell.form(cellOf(row, field)));
    }

    /// The field's value as text, or null if it is absent or null. Objects and arrays come as their JSON.
    public String text(int row, Field field) {
        long cell = cellOf(row, field);
        int from = Cell.start(cell);
        int to = Cell.end(cell);
        switch (Cell.form(cell)) {
            case Cell.PLAIN, Cell.JSON_RAW:
                return new String(buffer(cell), from, to - from, StandardCharsets.UTF_8);
            case Cell.CSV_DOUBLED, Cell.JSON_STRING:
                int mark = side.length();
                long plain = decoded(cell);
                String text = new String(buffer(plain), Cell.start(plain), Cell.length(plain), StandardCharsets.UTF_8);
                side.length(mark);
                return text;
            default:
                return null;
        }
    }

    /// Points `out` at the field's value as text, as [#text] would give it.
    ///
    /// @return false, with `out` empty, if the field is absent or null
    public boolean slice(int row, Field field, Slice out) {
        return read(row, field, out).ordinal() < Cell.NULL;
    }

    /// Points `out` at the field's value as [#slice] does, and tells how it is stored as [#form] does.
    public Form read(int row, Field field, Slice out) {
        long cell = cellOf(row, field);
        int form = Cell.form(cell);
        if (form >= Cell.NULL) {
            out.set(input, 0, 0);
        } else {
            long plain = decoded(cell);
            out.set(buffer(plain), Cell.start(plain), Cell.end(plain));
        }
        return Form.of(form);
    }

    /// Starts to write the field; see [ValueWriter].
    ///
    /// @throws IllegalArgumentException if the schema after this processor does not have the field
    public ValueWriter set(int row, Field field) {
        int slot = field.slot(path[row], stage);
        if (slot < 0) {
            throw new IllegalArgumentException("no column \"" + field.name() + "\" in " + schema(row));
        }
        return writer.begin(row, field, slot);
    }

    /// Takes a column's value out of the row, as if the record had never had it. Members of objects stay.
    public void unset(int row, Field field) {
        int slot = field.slot(path[row], stage);
        if (slot >= 0 && field.members().length == 0) {
            cells[base[row] + slot] = Cell.ABSENT_CELL;
        }
    }

    /// Keeps the fields of `row` for [#restore], in place of those saved before.
    public void save(int row) {
        int width = path[row].slots();
        if (saved.length < width) {
            saved = new long[Math.max(width, 32)];
        }
        System.arraycopy(cells, base[row], saved, 0, width);
    }

    /// Gives `row` the fields back that it had at [#save].
    public void restore(int row) {
        System.arraycopy(saved, 0, cells, base[row], path[row].slots());
    }

    /// The cell of a field; a member of an object comes as a cell of its own.
    long cellOf(int row, Field field) {
        int slot = field.slot(path[row], stage);
        if (slot < 0) {
            return Cell.ABSENT_CELL;
        }
        long cell = cells[base[row] + slot];
        byte[][] members = field.members();
        return members.length == 0 ? cell : ObjectMembers.find(buffer(cell), cell, members);
    }

    /// The cell with its text as it is, decoded into the side buffer where need be.
    private long decoded(long cell) {
        int form = Cell.form(cell);
        int from = Cell.start(cell);
        int to = Cell.end(cell);
        if (form == Cell.CSV_DOUBLED) {
            int at = side.length();
            JsonText.undouble(buffer(cell), from, to, quote, side);
            return Cell.side(at, side.length(), Cell.PLAIN);
        }
        if (form == Cell.JSON_STRING && JsonText.hasEscape(buffer(cell), from, to)) {
            int at = side.length();
            JsonText.unescape(buffer(cell), from, to, side);
            return Cell.side(at, side.length(), Cell.PLAIN);
        }
        return cell;
    }

    void commit(int row, int slot, long cell) {
        cells[base[row] + slot] = cell;
    }

    /// Puts the JSON value at `side[from, to)` into the member that `field` names, in a copy of the object around it.
    void commitMember(int row, int slot, Field field, int from, int to) {
        byte[] value = Arrays.copyOfRange(side.bytes(), from, to);
        long cell = cells[base[row] + slot];
        int at = side.length();
        ObjectMembers.replace(buffer(cell), cell, field.members(), value, side);
        cells[base[row] + slot] = Cell.side(at, side.length(), Cell.JSON_RAW);
    }

    // ---- the engine

    /// Moves all rows on to the schema after processor `stage` (from 1); rows whose schema has no room for what that
    /// processor adds become dead letters.
    public void advance(int stage) {
        this.stage = stage;
        SchemaPath whole = null;
        for (int row = 0; row < rows; row++) {
            SchemaPath rowPath = path[row];
            if (rowPath == whole || state[row] != LIVE) {
                continue;
            }
            NameClash clash = rowPath.clashAt(stage);
            if (clash == null) {
                whole = rowPath;
            } else {
                fail(
                        row,
                        "name_clash",
                        clash.column(),
                        null,
                        clash.getMessage() + ", which " + faults.stage() + " would add",
                        "name another column with output_column, or rename the field first");
            }
        }
    }

    /// Brings the rows that were added by [#expand] behind the rows they came from.
    public void settle() {
        if (settledRows == rows) {
            return;
        }
        // What follows copies every array once; the copies count while they are made.
        long copies = (long) base.length * BYTES_PER_ROW + 2L * Integer.BYTES * rows;
        budget.claim(copies);
        sortAddedRows();
        budget.release(copies);
        settledRows = rows;
    }

    private void sortAddedRows() {
        int[] from = order(parent, settledRows, rows);
        base = permute(base, from);
        record = permute(record, from);
        start = permute(start, from);
        end = permute(end, from);
        byte[] states = new byte[state.length];
        boolean[] asides = new boolean[aside.length];
        byte[] allVouched = new byte[vouched.length];
        SchemaPath[] rowPaths = new SchemaPath[path.length];
        for (int i = 0; i < rows; i++) {
            states[i] = state[from[i]];
            asides[i] = aside[from[i]];
            allVouched[i] = vouched[from[i]];
            rowPaths[i] = path[from[i]];
        }
        state = states;
        aside = asides;
        vouched = allVouched;
        path = rowPaths;
    }

    /// Row numbers in output order: each settled row, then the rows added to it. A counting sort: stable, linear.
    private static int[] order(int[] parent, int settled, int rows) {
        int[] at = new int[settled + 1];
        for (int row = settled; row < rows; row++) {
            at[parent[row] + 1]++;
        }
        for (int row = 0; row < settled; row++) {
            at[row + 1] += at[row] + 1;
        }
        int[] from = new int[rows];
        for (int row = 0; row < settled; row++) {
            from[at[row]++] = row;
        }
        for (int row = settled; row < rows; row++) {
            from[at[parent[row]]++] = row;
        }
        return from;
    }

    private int[] permute(int[] values, int[] from) {
        int[] permuted = new int[values.length];
        for (int i = 0; i < rows; i++) {
            permuted[i] = values[from[i]];
        }
        return permuted;
    }

    /// Rows taken out by [#drop].
    public int dropped() {
        return dropped;
    }

    /// Rows taken out by [#fail].
    public int failed() {
        return failed;
    }

    /// Rows added by [#expand].
    public int expanded() {
        return expanded;
    }

    /// Rows that are still live.
    public int liveRows() {
        return rows - dropped - failed;
    }
}
