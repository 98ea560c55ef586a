package bio.sluice.formats.delimited;

import bio.sluice.formats.text.LineCutter;
import bio.sluice.formats.text.RecordCutter;
import bio.sluice.formats.text.RefusedLine;
import bio.sluice.formats.text.Words;

/// Cuts tables whose fields may be quoted, and so hold line ends. Looks at quotes and line ends only, except in records
/// that go on over lines: these must come to the right number of fields, or their first quote was never meant to close
/// there.
final class QuotedCutter implements RecordCutter {
    private final Dialect dialect;
    private final LineCutter lineRules;
    private final boolean hasComments;
    private int width;

    private byte lineEnd;
    private int maxRecords;
    private int maxRecordBytes;
    private int scanned;
    private int cut;
    private int records;
    private int blank;
    private int lines;
    private RefusedLine refused;

    private boolean inQuotes;
    private int closedAt;
    private int linesInRecord;
    private FieldCursor fields;

    QuotedCutter(Dialect dialect) {
        this.dialect = dialect;
        this.lineRules = dialect.lines();
        this.hasComments = dialect.comment().length > 0;
    }

    /// Says how many fields a record has; until then any number will do.
    void width(int fields) {
        width = fields;
    }

    @Override
    public byte lineEnd(byte[] bytes, int length, boolean end) {
        boolean quoted = false;
        int closed = -2;
        boolean comment = lineRules.isComment(bytes, 0, length);
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (quoted) {
                quoted = b != dialect.quote();
                closed = quoted ? closed : i;
            } else if (b == dialect.quote() && !comment) {
                quoted = closed == i - 1 || dialect.opens(bytes, 0, i);
            } else if (b == '\n' || b == '\r') {
                return LineCutter.firstLineEnd(bytes, i, length, end);
            }
        }
        return end ? LineCutter.firstLineEnd(bytes, 0, length, true) : 0;
    }

    @Override
    public void begin(byte lineEnd, int maxRecords, int maxRecordBytes) {
        beginAt(0, lineEnd, maxRecords, maxRecordBytes);
    }

    /// [#begin] at byte `from`, where a record begins.
    void beginAt(int from, byte lineEnd, int maxRecords, int maxRecordBytes) {
        lineRules.beginAt(from, lineEnd, maxRecords, maxRecordBytes);
        if (fields == null || lineEnd != this.lineEnd) {
            fields = new FieldCursor(dialect, lineEnd);
        }
        this.lineEnd = lineEnd;
        this.maxRecords = maxRecords;
        this.maxRecordBytes = maxRecordBytes;
        scanned = from;
        cut = from;
        records = 0;
        blank = 0;
        lines = 0;
        refused = null;
        inQuotes = false;
        closedAt = -2;
        linesInRecord = 0;
    }

    @Override
    public boolean scan(byte[] bytes, int length, boolean end) {
        long ends = Words.of(lineEnd);
        long quotes = Words.of(dialect.quote());
        int i = scanned;
        for (; i + Long.SIZE <= length; i += Long.SIZE) {
            for (long bits = Words.bits(bytes, i, ends, quotes); bits != 0; bits &= bits - 1) {
                if (isOver(bytes, i + Long.numberOfTrailingZeros(bits))) {
                    return true;
                }
            }
        }
        for (; i < length; i += Long.BYTES) {
            long marks = Words.equal(Words.at(bytes, i), ends, quotes);
            for (marks = Words.within(marks, length - i); marks != 0; marks &= marks - 1) {
                if (isOver(bytes, i + Words.first(marks))) {
                    return true;
                }
            }
        }
        scanned = length;
        if (end && cut < length) {
            return lastRecord(bytes, length);
        }
        return isTooLong(length);
    }

    /// Takes the line end or quote at `at`; true if the scan is over.
    private boolean isOver(byte[] bytes, int at) {
        if (bytes[at] == lineEnd) {
            return lineEnd(bytes, at);
        }
        if (inQuotes) {
            inQuotes = false;
            closedAt = at;
        } else if (closedAt == at - 1) {
            // The second of two: the field goes on.
            inQuotes = true;
        } else if (dialect.opens(bytes, cut, at) && !(hasComments && lineRules.isComment(bytes, cut, at))) {
            inQuotes = true;
        }
        return false;
    }

    /// Takes a line end; true if the scan is over.
    private boolean lineEnd(byte[] bytes, int at) {
        if (isTooLong(at)) {
            return true;
        }
        if (inQuotes) {
            linesInRecord++;
            return false;
        }
        if (at - cut <= 1 && lineRules.isBlank(bytes, cut, at)) {
            blank++;
        } else if (!hasComments || !lineRules.isComment(bytes, cut, at)) {
            if (linesInRecord > 0 && !isWhole(bytes, at)) {
                return true;
            }
            records++;
        }
        lines += linesInRecord + 1;
        linesInRecord = 0;
        cut = at + 1;
        return records == maxRecords;
    }

    /// Takes the record that ends with the input.
    private boolean lastRecord(byte[] bytes, int length) {
        if (inQuotes) {
            refused = unclosed("the quote that opens in this line is not closed before the end of the file", false);
            return true;
        }
        // The input ends here, so no line end is counted for it.
        boolean over = lineEnd(bytes, length);
        if (refused == null) {
            cut = length;
        }
        return over;
    }

    private boolean isTooLong(int to) {
        if (to - cut <= maxRecordBytes) {
            return false;
        }
        refused = linesInRecord == 0
                ? RefusedLine.tooLarge(maxRecordBytes)
                : unclosed("the quote that opens in this line is not closed within " + maxRecordBytes + " bytes", true);
        return true;
    }

    /// Whether a record over several lines, which ends at `to`, looks as if it was meant.
    private boolean isWhole(byte[] bytes, int to) {
        int count = 0;
        boolean surplus = false;
        fields.begin(bytes, cut, to);
        while (fields.next()) {
            count++;
            if (fields.spansLines() && fields.hasTail()) {
                refused = unclosed(
                        "the quote that opens in this line meets another one, with text behind it, " + linesInRecord
                                + " lines below",
                        false);
                return false;
            }
            surplus |= width > 0 && count > width && !fields.isEmpty();
        }
        if (width > 0 && (count < width || surplus)) {
            refused = unclosed(
                    "the quote that opens in this line closes in a record of " + count + " fields over "
                            + (linesInRecord + 1) + " lines; the header has " + width,
                    false);
            return false;
        }
        return true;
    }

    private static RefusedLine unclosed(String message, boolean ranToLimit) {
        return new RefusedLine(
                "unterminated_quote",
                message,
                "close the quote, double it if it is text, or set quote_char if quotes mean nothing in this file",
                ranToLimit);
    }

    @Override
    public int cut() {
        return cut;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int blank() {
        return blank;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public RefusedLine refused() {
        return refused;
    }
}
