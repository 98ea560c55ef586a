package bio.sluice.formats.delimited;

import bio.sluice.formats.text.Words;
import bio.sluice.record.ByteSink;

/// Writes values as fields of a table: as they are where that is safe, else quoted or escaped. Immutable.
final class ValueText {
    /// All bytes that may need care besides delimiter, quote and backslash are below this one: CR and LF.
    private static final int ABOVE_LINE_ENDS = '\r' + 1;

    private final byte delimiter;
    private final byte quote;
    private final boolean escape;
    private final long delimiters;
    private final long others;

    /// @param quote what encloses fields, or [Dialect#NONE]
    /// @param escape whether delimiters and line breaks are escaped with a backslash, and nothing is quoted
    ValueText(byte delimiter, byte quote, boolean escape) {
        this.delimiter = delimiter;
        this.quote = escape ? Dialect.NONE : quote;
        this.escape = escape;
        this.delimiters = Words.of(delimiter);
        this.others = Words.of(escape ? (byte) '\\' : this.quote == Dialect.NONE ? delimiter : quote);
    }

    /// What separates fields.
    byte delimiter() {
        return delimiter;
    }

    /// What encloses fields, or [Dialect#NONE].
    byte quote() {
        return quote;
    }

    /// Whether delimiters and line breaks are escaped with a backslash.
    boolean escapes() {
        return escape;
    }

    /// Appends the text `source[start, end)`; eight more bytes of `source` can be read.
    ///
    /// @return false if it cannot be written; `out` is as before then
    boolean write(byte[] source, int start, int end, ByteSink out) {
        byte[] to = out.room(end - start);
        int shift = out.length() - start;
        long marks = 0;
        int i = start;
        for (; i + 8 <= end; i += 8) {
            long word = Words.at(source, i);
            Words.put(to, i + shift, word);
            marks |= Words.equal(word, delimiters, others) | Words.below(word, ABOVE_LINE_ENDS);
        }
        if (i < end) {
            long word = Words.at(source, i);
            Words.put(to, i + shift, word);
            marks |= Words.within(Words.equal(word, delimiters, others) | Words.below(word, ABOVE_LINE_ENDS), end - i);
        }
        if (marks != 0 && needsCare(source, start, end)) {
            return writeWithCare(source, start, end, out);
        }
        out.length(end + shift);
        return true;
    }

    private boolean needsCare(byte[] source, int start, int end) {
        for (int i = start; i < end; i++) {
            byte b = source[i];
            if (b == delimiter || b == '\n' || b == '\r' || b == (escape ? '\\' : quote) || escape && b == '\t') {
                return true;
            }
        }
        return false;
    }

    private boolean writeWithCare(byte[] source, int start, int end, ByteSink out) {
        if (escape) {
            writeEscaped(source, start, end, out);
            return true;
        }
        if (quote == Dialect.NONE) {
            return false;
        }
        byte[] to = out.room(2 * (end - start) + 2);
        int at = out.length();
        to[at++] = quote;
        for (int i = start; i < end; i++) {
            to[at++] = source[i];
            if (source[i] == quote) {
                to[at++] = quote;
            }
        }
        to[at++] = quote;
        out.length(at);
        return true;
    }

    private void writeEscaped(byte[] source, int start, int end, ByteSink out) {
        byte[] to = out.room(2 * (end - start));
        int at = out.length();
        for (int i = start; i < end; i++) {
            byte b = source[i];
            byte letter = (byte)
                    switch (b) {
                        case '\t' -> 't';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        case '\\' -> '\\';
                        default -> b == delimiter ? b : 0;
                    };
            if (letter != 0) {
                to[at++] = '\\';
            }
            to[at++] = letter != 0 ? letter : b;
        }
        out.length(at);
    }

    /// Appends the inside of a quoted field, in which this writer's own quote is doubled, as it stands.
    void writeDoubled(byte[] source, int start, int end, ByteSink out) {
        byte[] to = out.room(end - start + 2);
        int at = out.length();
        to[at++] = quote;
        System.arraycopy(source, start, to, at, end - start);
        at += end - start;
        to[at++] = quote;
        out.length(at);
    }
}
