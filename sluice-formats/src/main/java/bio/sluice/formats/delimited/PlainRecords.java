package bio.sluice.formats.delimited;

import bio.sluice.formats.text.Utf8;
import bio.sluice.formats.text.Words;
import bio.sluice.record.Batch;
import bio.sluice.record.Cell;
import bio.sluice.stream.RawChunk;

/// Splits records that hold no surprise, 64 bytes at a time: as many fields as the header has, each either without
/// quotes or between two, nothing doubled, nothing beside them, valid UTF-8. Whatever else comes is left to
/// [DelimitedDecoder], which does it with care and would do all of it alike. One thread.
///
/// Each block comes to words with a bit per byte; the bits of the quotes tell which delimiters and line ends stand
/// between quotes, without a branch for any of them. The methods are small so that they are compiled soon.
final class PlainRecords {
    private static final int BLOCK = Long.SIZE;
    private static final long DOUBLE_QUOTES = Words.of((byte) '"');
    private static final long BACKSLASHES = Words.of((byte) '\\');

    private final Dialect dialect;
    private final boolean quoted;
    /// What a field begins with that is more than its bytes: its quote, or where there are none, what looks like one.
    private final byte opener;
    private final long delimiters;
    private final long quotes;
    /// Whether a double quote may stand in a field like any other byte.
    private final boolean doubleQuotes;

    private final int commentStart;

    private byte[] bytes;
    private int to;
    private byte lineEnd;
    private long lineEnds;
    private Layout layout;
    private Batch rows;

    // The record in the making.
    private int record;
    private int recordStart;
    private int fieldStart;
    private int field;
    private long[] cells = new long[0];
    private boolean special;
    private boolean high;

    // The block looked at last: a bit for each byte that ends fields or lines, for each quote, and for each control
    // character or backslash.
    private long endBits;
    private long quoteBits;
    private long controlBits;
    private boolean blockSpecial;
    private boolean blockHigh;

    // What the next block must know: all ones if it begins between quotes, 1 if a field may begin at its first byte,
    // 1 if a field must end there.
    private long within;
    private long boundary;
    private long closed;

    PlainRecords(Dialect dialect) {
        this.dialect = dialect;
        this.quoted = dialect.isQuoted();
        this.opener = quoted ? dialect.quote() : (byte) '"';
        this.delimiters = Words.of(dialect.delimiter());
        this.quotes = Words.of(opener);
        this.doubleQuotes = !quoted || opener != '"';
        this.commentStart = dialect.comment().length == 0 ? Byte.MIN_VALUE - 1 : dialect.comment()[0];
    }

    /// Begins on a chunk whose records have this layout.
    void begin(RawChunk raw, Layout layout, Batch into) {
        bytes = raw.bytes();
        to = raw.to();
        lineEnd = raw.lineEnd();
        lineEnds = Words.of(lineEnd);
        rows = into;
        if (layout != this.layout) {
            this.layout = layout;
            cells = new long[layout.width()];
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
        within = 0;
        boundary = 1;
        closed = 0;
        special = false;
        high = false;
        beginRecord(from);
        for (int at = from; at + BLOCK <= to; at += BLOCK) {
            look(at);
            if (!findEnds() || !takeFields(at)) {
                break;
            }
        }
        return recordStart;
    }

    private void beginRecord(int at) {
        recordStart = at;
        fieldStart = at;
        field = 0;
    }

    /// Looks at 64 bytes. Marks are gathered upside down, a bit for each byte that is none of those sought: that takes
    /// the fewest steps.
    private void look(int at) {
        byte[] text = bytes;
        long ofDelimiters = delimiters;
        long ofLineEnds = lineEnds;
        long ofQuotes = quotes;
        long w0 = Words.at(text, at + 0);
        long w1 = Words.at(text, at + 8);
        long w2 = Words.at(text, at + 16);
        long w3 = Words.at(text, at + 24);
        long w4 = Words.at(text, at + 32);
        long w5 = Words.at(text, at + 40);
        long w6 = Words.at(text, at + 48);
        long w7 = Words.at(text, at + 56);
        endBits = ~Words.transposed((Words.neither(w0, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 7
                | (Words.neither(w1, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 6
                | (Words.neither(w2, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 5
                | (Words.neither(w3, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 4
                | (Words.neither(w4, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 3
                | (Words.neither(w5, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 2
                | (Words.neither(w6, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 1
                | (Words.neither(w7, ofDelimiters, ofLineEnds) & Words.HIGHS) >>> 0);
        quoteBits = ~Words.transposed((Words.not(w0, ofQuotes) & Words.HIGHS) >>> 7
                | (Words.not(w1, ofQuotes) & Words.HIGHS) >>> 6
                | (Words.not(w2, ofQuotes) & Words.HIGHS) >>> 5
                | (Words.not(w3, ofQuotes) & Words.HIGHS) >>> 4
                | (Words.not(w4, ofQuotes) & Words.HIGHS) >>> 3
                | (Words.not(w5, ofQuotes) & Words.HIGHS) >>> 2
                | (Words.not(w6, ofQuotes) & Words.HIGHS) >>> 1
                | (Words.not(w7, ofQuotes) & Words.HIGHS) >>> 0);
        controlBits = ~Words.transposed((Words.noControl(w0, BACKSLASHES) & Words.HIGHS) >>> 7
                | (Words.noControl(w1, BACKSLASHES) & Words.HIGHS) >>> 6
                | (Words.noControl(w2, BACKSLASHES) & Words.HIGHS) >>> 5
                | (Words.noControl(w3, BACKSLASHES) & Words.HIGHS) >>> 4
                | (Words.noControl(w4, BACKSLASHES) & Words.HIGHS) >>> 3
                | (Words.noControl(w5, BACKSLASHES) & Words.HIGHS) >>> 2
                | (Words.noControl(w6, BACKSLASHES) & Words.HIGHS) >>> 1
                | (Words.noControl(w7, BACKSLASHES) & Words.HIGHS) >>> 0);
        blockHigh = ((w0 | w1 | w2 | w3 | w4 | w5 | w6 | w7) & Words.HIGHS) != 0;
    }

    /// Takes the ends between quotes out of [#endBits]; false if a quote stands where it is not meant to.
    private boolean findEnds() {
        long marks = quoteBits;
        long ends = endBits;
        long inside = quoted ? Words.parity(marks) ^ within : 0;
        ends &= ~inside;
        long opening = marks & inside;
        long closing = marks ^ opening;
        long begins = ends << 1 | boundary;
        endBits = ends;
        boundary = ends >>> 63;
        if (!quoted) {
            return (marks & begins) == 0;
        }
        long mustEnd = closing << 1 | closed;
        closed = closing >>> 63;
        within = inside >> 63;
        return (opening & ~begins | mustEnd & ~ends) == 0;
    }

    /// Takes the fields that end in the block; false if a record turns out to need care.
    private boolean takeFields(int block) {
        byte[] text = bytes;
        long[] cells = this.cells;
        blockSpecial = isSpecial(block);
        special |= blockSpecial;
        high |= blockHigh;
        int start = fieldStart;
        int n = field;
        for (long ends = endBits; ends != 0; ends &= ends - 1) {
            int end = block + Long.numberOfTrailingZeros(ends);
            if (n == cells.length) {
                return false;
            }
            int quote = text[start] == opener ? 1 : 0;
            cells[n++] = Cell.input(start + quote, end - quote, Cell.PLAIN);
            start = end + 1;
            if (text[end] == lineEnd) {
                if (n < cells.length || !endRecord(end)) {
                    return false;
                }
                n = 0;
            }
        }
        fieldStart = start;
        field = n;
        return true;
    }

    /// Takes the record whose line ends at `at`; false if it, or the one behind it, needs care.
    private boolean endRecord(int at) {
        if (high && Utf8.invalid(bytes, recordStart, at) >= 0) {
            return false;
        }
        add(at);
        special = blockSpecial;
        high = blockHigh;
        beginRecord(at + 1);
        byte first = bytes[at + 1];
        // what may be a blank or comment line
        return first != lineEnd && first != '\r' && first != commentStart;
    }

    /// Whether the block holds a byte that JSON escapes, other than those that end fields.
    private boolean isSpecial(int block) {
        if (doubleQuotes && hasDoubleQuote(block)) {
            return true;
        }
        for (long left = controlBits & ~endBits; left != 0; left &= left - 1) {
            if (!isLineEndCr(block + Long.numberOfTrailingZeros(left))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the block holds a double quote.
    private boolean hasDoubleQuote(int block) {
        return Words.bits(bytes, block, DOUBLE_QUOTES, DOUBLE_QUOTES) != 0;
    }

    /// Whether the byte at `at` is the CR of a CRLF. Between quotes its LF is special.
    private boolean isLineEndCr(int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n' && lineEnd == '\n';
    }

    private void add(int lineEndAt) {
        int last = cells.length - 1;
        int end = lineEndAt;
        if (end > recordStart && isLineEndCr(end - 1)) {
            end--;
            cells[last] = Cell.input(Cell.start(cells[last]), end, Cell.PLAIN);
        }
        int row = rows.addRow(layout.schema(), record++, recordStart, end);
        int[] slots = layout.slots();
        long[] rowCells = rows.cells();
        int base = rows.base(row);
        if (slots == null) {
            System.arraycopy(cells, 0, rowCells, base, cells.length);
        } else {
            for (int i = 0; i < cells.length; i++) {
                if (slots[i] >= 0) {
                    rowCells[base + slots[i]] = cells[i];
                }
            }
        }
        if (!special) {
            rows.markVerbatim(row);
        }
    }
}
