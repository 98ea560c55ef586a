package bio.sluice.record;

import java.nio.charset.StandardCharsets;

/// Writes one value into a field of a row: a text, a number, null, or a JSON object or array of them. One thread.
///
/// Got from [Batch#set]; the field changes when the value is complete (at once for a scalar, at the last closing
/// bracket otherwise), so an exception in between leaves the row as it was. Calls that would not make valid JSON
/// throw `IllegalStateException`.
public final class ValueWriter {
    private static final int MAX_DEPTH = 63;

    private final Batch batch;
    private final ByteSink side;
    private int row;
    private Field field;
    private int slot;
    private boolean nested;
    private int begin;
    private int depth;
    /// Bit `d` is set if the bracket opened at depth `d` is an object.
    private long objects;
    private boolean comma;
    private boolean keyed;
    private boolean open;

    ValueWriter(Batch batch, ByteSink side) {
        this.batch = batch;
        this.side = side;
    }

    ValueWriter begin(int row, Field field, int slot) {
        this.row = row;
        // A store of a reference costs far more than this test, under the G1 collector above all.
        if (this.field != field) {
            this.field = field;
        }
        this.slot = slot;
        this.nested = field != null && field.members().length > 0;
        begin = side.length();
        depth = 0;
        objects = 0;
        comma = false;
        keyed = false;
        open = true;
        return this;
    }

    /// Writes `text`.
    public ValueWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(bytes, 0, bytes.length);
    }

    /// Writes the text in `slice`.
    public ValueWriter text(Slice slice) {
        return text(slice.bytes(), slice.start(), slice.end());
    }

    /// Writes the text `bytes[start, end)`, UTF-8.
    public ValueWriter text(byte[] bytes, int start, int end) {
        if (depth == 0 && !nested) {
            requireOpen();
            side.write(bytes, start, end);
            open = false;
            batch.commit(row, slot, Cell.side(begin, side.length(), Cell.PLAIN));
            return this;
        }
        before();
        JsonText.writeString(bytes, start, end, side);
        return after();
    }

    /// Writes an integer.
    public ValueWriter number(long value) {
        before();
        writeDecimal(value);
        return after();
    }

    /// Writes `units` ten-thousandths with as few decimals as they need: 9500 is `0.95`, 10000 is `1`.
    public ValueWriter tenThousandths(int units) {
        before();
        int whole = units / 10_000;
        int rest = units % 10_000;
        writeDecimal(whole);
        if (rest != 0) {
            byte[] to = side.room(5);
            int at = side.length();
            to[at++] = '.';
            for (int unit = 1_000; rest != 0; unit /= 10) {
                to[at++] = (byte) ('0' + rest / unit);
                rest %= unit;
            }
            side.length(at);
        }
        return after();
    }

    /// Writes `true` or `false`.
    public ValueWriter bool(boolean value) {
        before();
        side.write(value ? "true" : "false");
        return after();
    }

    /// Writes null: the field is present without a value.
    public ValueWriter nothing() {
        if (depth == 0 && !nested) {
            requireOpen();
            open = false;
            batch.commit(row, slot, Cell.NULL_CELL);
            return this;
        }
        before();
        side.write("null");
        return after();
    }

    /// Writes a value that is valid JSON already: of a graph file, of a constant, of a number as it was read.
    public ValueWriter json(byte[] bytes, int start, int end) {
        before();
        side.write(bytes, start, end);
        return after();
    }

    /// Room for a value that the caller writes itself, as valid JSON: at most `most` bytes of the returned buffer from
    /// [#jsonStart] on, of which [#jsonEnd] then says how far they go. Bytes up to [ByteSink#SLACK] behind them may be
    /// overwritten. Nothing else may be written in between.
    public byte[] jsonRoom(int most) {
        before();
        return side.room(most);
    }

    /// Where the value begins that [#jsonRoom] made room for.
    public int jsonStart() {
        return side.length();
    }

    /// Ends the value that [#jsonRoom] made room for.
    ///
    /// @param end the byte behind it in the buffer
    public ValueWriter jsonEnd(int end) {
        side.length(end);
        return after();
    }

    /// Writes the value of another field of the same row as it is, at any depth.
    public ValueWriter valueOf(int row, Field source) {
        long cell = batch.cellOf(row, source);
        if (depth == 0 && !nested) {
            requireOpen();
            open = false;
            batch.commit(this.row, slot, cell == Cell.ABSENT_CELL ? Cell.NULL_CELL : cell);
            return this;
        }
        before();
        batch.writeJson(cell, side);
        return after();
    }

    /// Opens an object.
    public ValueWriter beginObject() {
        open(true);
        return this;
    }

    /// Opens an array.
    public ValueWriter beginArray() {
        open(false);
        return this;
    }

    /// Names the next member of the open object.
    public ValueWriter key(JsonKey key) {
        if (depth == 0 || !inObject() || keyed) {
            throw new IllegalStateException("a key belongs into an object, before a value");
        }
        byte[] encoded = key.encoded();
        byte[] to = side.room(encoded.length + 1);
        int at = side.length();
        if (comma) {
            to[at++] = ',';
        }
        System.arraycopy(encoded, 0, to, at, encoded.length);
        side.length(at + encoded.length);
        keyed = true;
        comma = false;
        return this;
    }

    /// Closes the open object.
    public ValueWriter endObject() {
        close(true);
        return this;
    }

    /// Closes the open array.
    public ValueWriter endArray() {
        close(false);
        return this;
    }

    private void open(boolean object) {
        before();
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("deeper than " + MAX_DEPTH);
        }
        side.write(object ? '{' : '[');
        depth++;
        objects = object ? objects | 1L << depth : objects & ~(1L << depth);
        comma = false;
    }

    private void close(boolean object) {
        if (depth == 0 || inObject() != object || keyed) {
            throw new IllegalStateException("nothing of that kind to close here");
        }
        side.write(object ? '}' : ']');
        depth--;
        after();
    }

    private boolean inObject() {
        return (objects >>> depth & 1) != 0;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the value is complete");
        }
    }

    private void before() {
        requireOpen();
        if (depth > 0 && inObject() != keyed) {
            throw new IllegalStateException("a member of an object needs a key");
        }
        if (comma) {
            side.write(',');
        }
        keyed = false;
    }

    private ValueWriter after() {
        comma = true;
        if (depth == 0) {
            open = false;
            if (nested) {
                batch.commitMember(row, slot, field, begin, side.length());
            } else {
                batch.commit(row, slot, Cell.side(begin, side.length(), Cell.JSON_RAW));
            }
        }
        return this;
    }

    private void writeDecimal(long value) {
        byte[] to = side.room(20);
        int at = side.length();
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                side.write("-9223372036854775808");
                return;
            }
            to[at++] = '-';
            value = -value;
        }
        int digits = 1;
        for (long v = value; v >= 10; v /= 10) {
            digits++;
        }
        for (int i = at + digits - 1; i >= at; i--) {
            to[i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        side.length(at + digits);
    }
}
