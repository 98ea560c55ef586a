package bio.sluice.formats.delimited;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;

/// Walks over the fields of one record, one at a time: the grammar in its plain form, for headers, for checking records
/// that go on over lines, and as the measure of the fast paths. One thread; reused.
final class FieldCursor {
    private final Dialect dialect;
    private final byte lineEnd;

    private byte[] bytes = new byte[0];
    private int to;
    private int next;
    private boolean last;
    private int start;
    private int end;
    private int tail;
    private boolean quoted;
    private boolean doubled;
    private boolean spansLines;

    FieldCursor(Dialect dialect, byte lineEnd) {
        this.dialect = dialect;
        this.lineEnd = lineEnd;
    }

    /// Goes before the first field of the record that begins at `from`; the input ends at `to`.
    FieldCursor begin(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        next = from;
        last = false;
        return this;
    }

    /// Goes to the next field; false if the record has no more. A quote that does not close runs to the end of input.
    boolean next() {
        if (last) {
            return false;
        }
        int at = next;
        while (dialect.strip() && at < to && dialect.isBlank(bytes[at])) {
            at++;
        }
        quoted = dialect.isQuoted() && at < to && bytes[at] == dialect.quote();
        doubled = false;
        spansLines = false;
        start = at;
        tail = at;
        if (quoted) {
            start = at + 1;
            tail = close(start);
        }
        int stop = tail;
        while (stop < to && bytes[stop] != dialect.delimiter() && bytes[stop] != lineEnd) {
            stop++;
        }
        last = stop == to || bytes[stop] == lineEnd;
        next = Math.min(stop + 1, to);
        if (last && lineEnd == '\n' && stop > tail && bytes[stop - 1] == '\r') {
            stop--;
        }
        int text = stop;
        while (text > tail && dialect.isBlank(bytes[text - 1])) {
            text--;
        }
        end = dialect.strip() || quoted && text == tail ? text : stop;
        return true;
    }

    /// The byte after the quote that closes the field whose text begins at `from`.
    private int close(int from) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == lineEnd) {
                spansLines = true;
            } else if (bytes[i] == dialect.quote()) {
                if (i + 1 == to || bytes[i + 1] != dialect.quote()) {
                    return i + 1;
                }
                doubled = true;
                i++;
            }
        }
        return to;
    }

    /// Whether the field begins with a quote.
    boolean isQuoted() {
        return quoted;
    }

    /// Whether the field's quotes hold a line end.
    boolean spansLines() {
        return spansLines;
    }

    /// Whether there is text, not only blanks, between the closing quote and the end of the field.
    boolean hasTail() {
        return quoted && tail < end;
    }

    /// Whether the field has no text.
    boolean isEmpty() {
        return quoted ? tail - 1 <= start && !hasTail() : start == end;
    }

    /// The byte after the record, its line end included.
    int recordEnd() {
        return next;
    }

    /// A copy of the field's text.
    String text() {
        ByteSink text = new ByteSink(Budget.unlimited());
        if (quoted) {
            int close = tail > start && bytes[tail - 1] == dialect.quote() ? tail - 1 : tail;
            JsonText.undouble(bytes, start, close, dialect.quote(), text);
        }
        text.write(bytes, quoted ? tail : start, end);
        return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    }
}
