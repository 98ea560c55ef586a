package bio.sluice.formats.json;

import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import bio.sluice.stream.Encoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.Map;

/// Writes rows as JSON objects. One thread.
///
/// Cells go from buffer to buffer without a call each: room is asked for where it runs out, and the escape test is
/// fused with the copy. Cells of a JSON input that still stand side by side, key between them included, are copied as
/// one run, and records in which nothing has changed as they are.
final class JsonlEncoder implements Encoder {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    /// `null` and whatever follows it.
    private static final long NULL_WORD = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
    /// Longest escape: six bytes.
    private static final int ESCAPE = 6;
    /// Form and buffer of a cell; zero for a plain one of the input.
    private static final long PLACE = 31;
    /// Longer pieces are left to `arraycopy`.
    private static final int SHORT = 32;
    /// Layouts kept; inputs with more kinds of records make them again.
    private static final int MAX_LAYOUTS = 1_024;

    private final Map<Schema, KeyLayout> layouts = new IdentityHashMap<>();
    private Schema schema;
    private KeyLayout layout;
    private Schema recordSchema;
    /// Whether the columns of [#schema] begin with those of [#recordSchema].
    private boolean extended;

    private ByteSink out;
    private byte[] to;
    private int limit;

    @Override
    public void encode(Batch batch, Rows which, ByteSink out) {
        this.out = out;
        reach(out.length(), 0);
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (which == Rows.LIVE ? batch.live(row) : batch.isAside(row)) {
                Schema rowSchema = batch.schema(row);
                if (rowSchema != schema) {
                    layout = layoutOf(rowSchema);
                    schema = rowSchema;
                    recordSchema = null;
                }
                int begin = out.length();
                long[] cells = batch.cells();
                int base = batch.base(row);
                int end;
                if (begin > 0 && batch.isVerbatim(row)) {
                    end = encodeVerbatim(batch, cells, base, begin);
                } else if (batch.isCanonical(row) && isWhole(batch, row, cells, base)) {
                    end = copyRecord(batch, row, begin);
                } else {
                    end = encode(batch, cells, base, begin);
                }
                out.length(end);
            }
        }
        this.out = null;
        to = null;
    }

    private KeyLayout layoutOf(Schema schema) {
        if (layouts.size() == MAX_LAYOUTS && !layouts.containsKey(schema)) {
            layouts.clear();
        }
        return layouts.computeIfAbsent(schema, KeyLayout::new);
    }

    /// Makes sure that `more` bytes and the sink's slack fit behind `at`.
    private void reach(int at, int more) {
        out.length(at);
        to = out.room(more);
        limit = to.length - ByteSink.SLACK;
    }

    /// Whether a canonical record, tight and with nothing added, is the row: from its first byte to its last, what
    /// stands between the cells is just as long as their keys. No cells of the input but the record's own come to that,
    /// however they were cut or exchanged, for they are as many as its members, and one that is passed over leaves more
    /// between its neighbours than a key.
    private boolean isWhole(Batch batch, int row, long[] cells, int base) {
        Schema record = batch.recordSchema(row);
        if (record != recordSchema) {
            recordSchema = record;
            extended = schema.beginsWith(record);
        }
        if (!extended) {
            return false;
        }
        int size = record.size();
        int at = batch.recordStart(row);
        for (int i = 0; i < size; i++) {
            long cell = cells[base + layout.slot(i)];
            int form = Cell.form(cell);
            int quote = form == Cell.JSON_STRING ? 1 : 0;
            if (quote == 0 && form != Cell.JSON_RAW
                    || Cell.buffer(cell) != Cell.INPUT
                    || Cell.start(cell) - quote - at != layout.length(i)) {
                return false;
            }
            at = Cell.end(cell) + quote;
        }
        for (int i = size; i < layout.size(); i++) {
            if (Cell.form(cells[base + layout.slot(i)]) != Cell.ABSENT) {
                return false;
            }
        }
        return at + 1 == batch.recordEnd(row);
    }

    private int copyRecord(Batch batch, int row, int begin) {
        int from = batch.recordStart(row);
        int length = batch.recordEnd(row) - from;
        if (limit - begin < length + 1) {
            reach(begin, length + 1);
        }
        System.arraycopy(batch.input(), from, to, begin, length);
        to[begin + length] = '\n';
        return begin + length + 1;
    }

    /// Writes a row whose plain cells of the input have nothing to escape. A key is written together with the byte
    /// before it, which is the quote that ends a value of the input, and what stands there already otherwise; so there
    /// must be a byte before the row.
    private int encodeVerbatim(Batch batch, long[] cells, int base, int begin) {
        byte[] input = batch.input();
        byte[] to = this.to;
        long[] seams = layout.seams();
        int at = begin - 1;
        long last = to[at] & 0xFF;
        for (int i = 0; i < seams.length; i += KeyLayout.SEAM) {
            long cell = cells[base + KeyLayout.slot(seams[i])];
            if ((cell & PLACE) != 0) {
                to[at] = (byte) last;
                at = added(batch, cell, i / KeyLayout.SEAM, at + 1) - 1;
                to = this.to;
                last = to[at] & 0xFF;
                continue;
            }
            int from = Cell.start(cell);
            int length = Cell.length(cell);
            int seam = KeyLayout.seamLength(seams[i]);
            if (limit - at < seam + length) {
                reach(at, seam + length);
                to = this.to;
            }
            LONG.set(to, at, seams[i + 1] | last);
            LONG.set(to, at + 8, seams[i + 2]);
            if (seam > 2 * Long.BYTES) {
                layout.copy(i / KeyLayout.SEAM, to, at + 1);
            }
            last = '"';
            at += seam;
            if (length <= SHORT) {
                LONG.set(to, at, (long) LONG.get(input, from));
                LONG.set(to, at + 8, (long) LONG.get(input, from + 8));
                LONG.set(to, at + 16, (long) LONG.get(input, from + 16));
                LONG.set(to, at + 24, (long) LONG.get(input, from + 24));
            } else {
                System.arraycopy(input, from, to, at, length);
            }
            at += length;
        }
        if (limit - at < 4) {
            reach(at, 4);
            to = this.to;
        }
        to[at] = (byte) last;
        return close(begin, at + 1);
    }

    /// Writes a key and a cell that a processor wrote.
    private int added(Batch batch, long cell, int column, int begin) {
        int form = Cell.form(cell);
        if (form == Cell.ABSENT) {
            return begin;
        }
        int start = Cell.start(cell);
        int end = Cell.end(cell);
        int keyLength = layout.length(column);
        if (limit - begin < keyLength + end - start + 8) {
            reach(begin, keyLength + end - start + 8);
        }
        layout.copy(column, to, begin);
        int at = begin + keyLength;
        return switch (form) {
            case Cell.PLAIN -> text(batch.buffer(cell), start, end, at + 1);
            case Cell.JSON_RAW -> copy(batch.buffer(cell), start, end, at);
            default -> other(batch, cell, at);
        };
    }

    /// Writes one row behind `begin`.
    private int encode(Batch batch, long[] cells, int base, int begin) {
        KeyLayout layout = this.layout;
        byte[] input = batch.input();
        int at = begin;
        int runStart = 0;
        int runEnd = -1; // behind the value at the end of the open run, or -1 if there is none
        int size = layout.size();
        for (int i = 0; i < size; i++) {
            long cell = cells[base + layout.slot(i)];
            int start = Cell.start(cell);
            int end = Cell.end(cell);
            int keyLength = layout.length(i);
            int form = Cell.form(cell);
            if (form == Cell.ABSENT) {
                continue;
            }
            boolean joins = Cell.buffer(cell) == Cell.INPUT && (form == Cell.JSON_STRING || form == Cell.JSON_RAW);
            if (joins && form == Cell.JSON_STRING) {
                start--; // the quotes stand beside a string of the input
                end++;
            }
            if (runEnd >= 0) {
                if (joins && start - runEnd == keyLength && layout.standsAt(i, input, runEnd)) {
                    runEnd = end;
                    continue;
                }
                at = copy(input, runStart, runEnd, at);
                runEnd = -1;
            }
            if (limit - at < keyLength + end - start + 8) {
                reach(at, keyLength + end - start + 8);
            }
            layout.copy(i, to, at);
            at += keyLength;
            if (joins) {
                runStart = start;
                runEnd = end;
            } else if (form == Cell.PLAIN) {
                at = text(batch.buffer(cell), start, end, at + 1);
            } else if (form == Cell.JSON_RAW) {
                at = copy(batch.buffer(cell), start, end, at);
            } else if (form == Cell.NULL) {
                LONG.set(to, at, NULL_WORD);
                at += 4;
            } else {
                at = other(batch, cell, at);
            }
        }
        if (runEnd >= 0) {
            at = copy(input, runStart, runEnd, at);
        }
        if (limit - at < 3) {
            reach(at, 3);
        }
        return close(begin, at);
    }

    /// Puts the braces around the members in `[begin, end)`, the first in place of the first key's comma.
    private int close(int begin, int end) {
        int at = Math.max(end, begin + 1);
        to[begin] = '{';
        to[at] = '}';
        to[at + 1] = '\n';
        return at + 2;
    }

    private int copy(byte[] source, int from, int end, int at) {
        int n = end - from;
        if (limit - at < n) {
            reach(at, n);
        }
        if (n <= SHORT) {
            for (int k = 0; k < n; k += 8) {
                LONG.set(to, at + k, (long) LONG.get(source, from + k));
            }
        } else {
            System.arraycopy(source, from, to, at, n);
        }
        return at + n;
    }

    /// Writes `source[start, end)` as the inside of a string and its closing quote; there is room unless it has
    /// escapes.
    private int text(byte[] source, int start, int end, int begin) {
        byte[] to = this.to;
        int at = begin;
        int i = start;
        while (i < end) {
            long word = (long) LONG.get(source, i);
            LONG.set(to, at, word);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            // High bit set in each byte to escape; exact up to and including the lowest such byte.
            long special =
                    (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word)) & HIGHS;
            int clean = Long.numberOfTrailingZeros(special) >>> 3; // 8 if there is none
            int left = end - i;
            if (clean >= left) {
                at += left;
                break;
            }
            i += clean;
            at += clean;
            if (special != 0) {
                if (limit - at < end - i + ESCAPE) {
                    reach(at, end - i + ESCAPE);
                    to = this.to;
                }
                at = JsonText.escape(source[i++], to, at);
            }
        }
        to[at] = '"';
        return at + 1;
    }

    private int other(Batch batch, long cell, int at) {
        out.length(at);
        batch.writeJson(cell, out);
        int end = out.length();
        reach(end, 0);
        return end;
    }
}
