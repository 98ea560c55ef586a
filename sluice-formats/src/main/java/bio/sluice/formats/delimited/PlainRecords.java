package bio.sluice.formats.delimited;

import bio.sluice.formats.text.Utf8;
import bio.sluice.record.Batch;
import bio.sluice.record.Cell;
import bio.sluice.stream.RawChunk;

/// Splits records that hold no surprise: as many fields as the header has, each either without quotes or between two,
/// nothing beside them, valid UTF-8. Whatever else comes is left to [DelimitedDecoder], which does it with care and
/// would do all of it alike. One thread.
///
/// A [MarkIndex] says where the bytes stand that mean something; only these are looked at.
final class PlainRecords {
    /// In place of a mark: the index ends before the field does.
    private static final int NO_MORE = -1;
    /// In place of a mark: the record needs care.
    private static final int ODD = -2;

    private final Dialect dialect;
    private final boolean quoted;
    private final byte opener;
    private final byte delimiter;
    /// What may stand between quotes without being escaped in JSON: the delimiter, or where it may not, the quote.
    private final byte harmless;
    private final int commentStart;
    private final MarkIndex index;

    private byte[] bytes;
    private int to;
    private byte lineEnd;
    private Layout layout;
    private int width;
    private Batch rows;

    private int[] marks;
    private int markCount;
    /// The first mark of the record that comes next.
    private int mark;
    private int record;
    private boolean odd;

    // The record in the making.
    /// Where its cells go: into the batch, or if not all of them are wanted, into the scratch row.
    private long[] cells;
    private long[] scratch = new long[0];
    /// Whether JSON escapes a byte of its plain cells.
    private boolean special;
    /// Whether each of its fields has quotes if its text needs them, and only then.
    private boolean canonical;

    private int textEnd;
    private int markBehind;
    /// The field that [#takeOdd] took.
    private long cell;

    PlainRecords(Dialect dialect) {
        this.dialect = dialect;
        this.quoted = dialect.isQuoted();
        this.opener = dialect.opener();
        this.delimiter = dialect.delimiter();
        this.harmless = delimiter < ' ' || delimiter == '\\' || delimiter == '"' ? opener : delimiter;
        this.commentStart = dialect.comment().length == 0 ? Byte.MIN_VALUE - 1 : dialect.comment()[0];
        this.index = new MarkIndex(dialect);
        this.marks = index.marks();
    }

    /// Begins on a chunk whose records have this layout.
    void begin(RawChunk raw, Layout layout, Batch into) {
        bytes = raw.bytes();
        to = raw.to();
        lineEnd = raw.lineEnd();
        rows = into;
        index.begin(bytes, to);
        markCount = 0;
        mark = 0;
        if (layout != this.layout) {
            this.layout = layout;
            width = layout.width();
            scratch = new long[layout.slots() == null ? 0 : width];
        }
    }

    /// The number of the record at which [#decode] stopped.
    int record() {
        return record;
    }

    /// Adds records from the one that begins at `from`, number `first`, as rows, up to the first that needs care.
    ///
    /// @return where that one begins
    int decode(int from, int first) {
        record = first;
        if (dialect.strip()) {
            return from;
        }
        while (mark < markCount && marks[mark] < from) {
            mark++;
        }
        int at = takeRecords(from);
        while (!odd && index.covers(at)) {
            markCount = index.fill(at);
            mark = 0;
            int next = takeRecords(at);
            if (next == at) {
                break;
            }
            at = next;
        }
        return at;
    }

    /// Takes records as far as the marks go; returns where the first begins that was not taken.
    private int takeRecords(int from) {
        odd = false;
        int start = from;
        while (takeFields(start)) {
            int end = textEnd;
            if (index.isHigh(start, end) && Utf8.invalid(bytes, start, end) >= 0) {
                odd = true;
                return start;
            }
            add(start, end);
            mark = markBehind;
            start = marks[mark - 1] + 1;
            if (start == to || mayBeNoRecord(bytes[start])) {
                odd = true;
                return start;
            }
        }
        return start;
    }

    /// Takes the fields of the record that begins at `from`; false, perhaps with [#odd], if that cannot be done.
    private boolean takeFields(int from) {
        int begin = prepare();
        int last = begin + width - 1;
        int at = begin;
        int start = from;
        int next = mark;
        while (true) {
            int plain = takePlain(next, start, at, Math.min(last - at, markCount - next));
            next += plain;
            at += plain;
            if (next == markCount) {
                return false;
            }
            if (plain > 0) {
                start = marks[next - 1] + 1;
            }
            int end = marks[next];
            if (at == last && bytes[end] == lineEnd) {
                cells[at] = Cell.input(start, end, Cell.PLAIN);
                textEnd = end;
                markBehind = next + 1;
                return true;
            }
            next = takeOdd(next, start, at == last ? lineEnd : delimiter);
            if (next < 0) {
                odd = next == ODD;
                return false;
            }
            cells[at] = cell;
            if (at == last) {
                markBehind = next;
                return true;
            }
            at++;
            start = marks[next - 1] + 1;
        }
    }

    /// Takes fields that end in a delimiter and hold nothing of meaning, up to `most`: this is most of the work, and
    /// needs few variables, so the processor's registers hold them all.
    ///
    /// @return how many
    private int takePlain(int first, int from, int at, int most) {
        byte[] text = bytes;
        int[] marks = this.marks;
        long[] cells = this.cells;
        byte delimiter = this.delimiter;
        int start = from;
        int i = 0;
        while (i < most) {
            int end = marks[first + i];
            if (text[end] != delimiter) {
                break;
            }
            cells[at + i] = Cell.input(start, end, Cell.PLAIN);
            start = end + 1;
            i++;
        }
        return i;
    }

    /// Whether a line that begins with this byte may be blank or a comment.
    private boolean mayBeNoRecord(byte first) {
        return first == lineEnd || first == '\r' || first == commentStart;
    }

    /// Makes room for the cells of a record; returns where they begin.
    private int prepare() {
        special = false;
        canonical = true;
        if (layout.slots() == null) {
            int base = rows.prepareRow(layout.schema());
            cells = rows.cells();
            return base;
        }
        cells = scratch;
        return 0;
    }

    /// Takes the field that begins at `start` and has more in it than text.
    ///
    /// @param first the mark that is not its end
    /// @param ender the byte that must end it
    /// @return the mark behind the one that ends the field, [#NO_MORE] or [#ODD]
    private int takeOdd(int first, int start, byte ender) {
        if (marks[first] == start && bytes[start] == opener) {
            return quoted ? takeQuoted(first, ender) : ODD;
        }
        for (int i = first; i < markCount; i++) {
            int at = marks[i];
            byte b = bytes[at];
            if (b == ender) {
                textEnd = i > first && isLineEndCr(at - 1) ? at - 1 : at;
                cell = Cell.input(start, textEnd, Cell.PLAIN);
                return i + 1;
            }
            if (b == delimiter || b == lineEnd || b == opener && quoted) {
                return ODD;
            }
            if (!isLineEndCr(at)) {
                special = true;
                canonical &= b != '\r' && b != '\n';
            }
        }
        return NO_MORE;
    }

    /// Takes the field whose quotes open at the mark `first`.
    private int takeQuoted(int first, byte ender) {
        int form = Cell.PLAIN;
        boolean needed = false;
        for (int i = first + 1; i < markCount; i++) {
            int at = marks[i];
            byte b = bytes[at];
            if (b != opener) {
                special |= b != harmless;
                needed |= b == delimiter || b == '\n' || b == '\r';
                continue;
            }
            int behind = i + 1 < markCount ? marks[i + 1] : at;
            if (behind == at) {
                return NO_MORE;
            }
            if (behind > at + 1) {
                return ODD;
            }
            if (bytes[behind] == opener) {
                form = Cell.CSV_DOUBLED;
                needed = true;
                i++;
                continue;
            }
            canonical &= needed;
            textEnd = behind;
            cell = Cell.input(marks[first] + 1, at, form);
            if (bytes[behind] == ender) {
                return i + 2;
            }
            if (!isLineEndCr(behind) || ender != lineEnd) {
                return ODD;
            }
            return i + 2 < markCount ? i + 3 : NO_MORE;
        }
        return NO_MORE;
    }

    /// Whether the byte at `at` is the CR of a CRLF. Between quotes its LF is special.
    private boolean isLineEndCr(int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n' && lineEnd == '\n';
    }

    private void add(int start, int end) {
        int row;
        if (layout.slots() == null) {
            row = rows.addPrepared(record++, start, end);
            if (canonical) {
                rows.markCanonical(row);
            }
        } else {
            row = rows.addRow(layout.schema(), record++, start, end);
            choose(row);
        }
        if (!special) {
            rows.markVerbatim(row);
        }
    }

    /// Moves the cells that are wanted from the scratch row to `row`.
    private void choose(int row) {
        int[] slots = layout.slots();
        long[] rowCells = rows.cells();
        int base = rows.base(row);
        for (int i = 0; i < width; i++) {
            if (slots[i] >= 0) {
                rowCells[base + slots[i]] = scratch[i];
            }
        }
    }
}
