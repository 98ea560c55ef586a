package bio.sluice.formats.delimited;

import bio.sluice.formats.text.LineCutter;

/// How a table is written down. Immutable.
///
/// @param delimiter what separates fields
/// @param quote what encloses fields, or [#NONE]
/// @param comment what a comment line begins with; empty if there are none
/// @param strip whether blanks around a field are left out
/// @param skipBlank whether lines without a byte are no records
record Dialect(byte delimiter, byte quote, byte[] comment, boolean strip, boolean skipBlank) {
    /// The quote of a table without quoting: a byte that no text holds, neither UTF-8 nor transcoded.
    static final byte NONE = (byte) 0xFE;

    /// Whether fields can be quoted, and so hold line ends.
    boolean isQuoted() {
        return quote != NONE;
    }

    /// What a field begins with that is more than its bytes: its quote, or where there are none, what looks like one.
    byte opener() {
        return isQuoted() ? quote : (byte) '"';
    }

    /// Whether `b` is left out around a field.
    boolean isBlank(byte b) {
        return (b == ' ' || b == '\t') && b != delimiter;
    }

    /// Whether a quote at `at` opens a field of the record that begins at `start`.
    boolean opens(byte[] bytes, int start, int at) {
        int i = at;
        while (strip && i > start && isBlank(bytes[i - 1])) {
            i--;
        }
        return i == start || bytes[i - 1] == delimiter;
    }

    /// A cutter by lines, which is all there is to it without quoting, and knows blank and comment lines.
    LineCutter lines() {
        return new LineCutter(skipBlank ? LineCutter.Blank.EMPTY : LineCutter.Blank.NONE, comment);
    }
}
