package bio.sluice.formats.text;

/// Cuts inputs whose records are lines. A CR before the LF, or before the end, belongs to the line end.
public class LineCutter implements RecordCutter {
    /// Which lines are blank, and so no records.
    public enum Blank {
        /// None: an empty line is a record.
        NONE,
        /// Those without a byte.
        EMPTY,
        /// Those of spaces and tabs only, too.
        WHITE
    }

    private final Blank blankLines;
    private final byte[] comment;

    private byte lineEnd;
    private int maxRecords;
    private int maxRecordBytes;
    private int scanned;
    private int cut;
    private int records;
    private int blank;
    private int lines;
    private RefusedLine refused;

    /// @param blankLines which lines are no records
    /// @param comment what a comment line begins with; empty if there are none
    public LineCutter(Blank blankLines, byte[] comment) {
        this.blankLines = blankLines;
        this.comment = comment.clone();
    }

    /// The byte that ends lines, by the first CR or LF in `bytes[from, length)`; 0 if more bytes are needed to tell.
    public static byte firstLineEnd(byte[] bytes, int from, int length, boolean end) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') {
                return '\n';
            }
            if (bytes[i] == '\r') {
                if (i + 1 < length) {
                    return (byte) (bytes[i + 1] == '\n' ? '\n' : '\r');
                }
                return (byte) (end ? '\r' : 0);
            }
        }
        return (byte) (end ? '\n' : 0);
    }

    @Override
    public void begin(byte lineEnd, int maxRecords, int maxRecordBytes) {
        beginAt(0, lineEnd, maxRecords, maxRecordBytes);
    }

    /// [#begin] at byte `from`, where a record begins.
    public void beginAt(int from, byte lineEnd, int maxRecords, int maxRecordBytes) {
        this.lineEnd = lineEnd;
        this.maxRecords = maxRecords;
        this.maxRecordBytes = maxRecordBytes;
        scanned = from;
        cut = from;
        records = 0;
        blank = 0;
        lines = 0;
        refused = null;
    }

    @Override
    public boolean scan(byte[] bytes, int length, boolean end) {
        long pattern = Words.of(lineEnd);
        for (int i = scanned; i < length; i += 8) {
            long marks = Words.within(Words.equal(Words.at(bytes, i), pattern), length - i);
            while (marks != 0) {
                int at = i + Words.first(marks);
                if (!line(bytes, at)) {
                    return true;
                }
                lines++;
                cut = at + 1;
                if (records == maxRecords) {
                    return true;
                }
                marks &= marks - 1;
            }
        }
        scanned = length;
        if (end && cut < length) {
            if (!line(bytes, length)) {
                return true;
            }
            cut = length;
        } else if (length - cut > maxRecordBytes) {
            refused = RefusedLine.tooLarge(maxRecordBytes);
            return true;
        }
        return false;
    }

    /// Takes the line `[cut, to)`; false if it is refused.
    private boolean line(byte[] bytes, int to) {
        if (to - cut > maxRecordBytes) {
            refused = RefusedLine.tooLarge(maxRecordBytes);
            return false;
        }
        if (isBlank(bytes, cut, to)) {
            blank++;
        } else if (!isComment(bytes, cut, to)) {
            records++;
        }
        return true;
    }

    /// Whether the line `[from, to)`, which may still have its CR, is no record but blank; only after [#begin].
    public boolean isBlank(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] > ' ' || blankLines == Blank.NONE) {
            return false;
        }
        int i = from;
        while (blankLines == Blank.WHITE && i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i == to || i == to - 1 && bytes[i] == '\r' && lineEnd == '\n';
    }

    /// The first byte of `bytes[from, to)` that begins a line which is neither blank nor a comment, or `to`; only
    /// after [#begin], which says what a line end is.
    public int firstRecord(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Words.find(bytes, at, to, lineEnd);
            if (!isBlank(bytes, at, end) && !isComment(bytes, at, end)) {
                return at;
            }
            at = Math.min(end + 1, to);
        }
        return at;
    }

    /// Whether any line can be a comment.
    public boolean hasComments() {
        return comment.length > 0;
    }

    /// Whether the line `[from, to)` is a comment.
    public boolean isComment(byte[] bytes, int from, int to) {
        int n = comment.length;
        if (n == 0 || to - from < n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (bytes[from + i] != comment[i]) {
                return false;
            }
        }
        return true;
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
