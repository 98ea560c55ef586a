package bio.sluice.jdbc;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes rows as lines of COPY's text format: https://www.postgresql.org/docs/current/sql-copy.html, "Text Format".
/// One thread.
final class CopyText {
    private static final byte[] NULL = "\\N".getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BYTES = 0x0101_0101_0101_0101L;

    private final Layout layout;
    private final ByteSink value = new ByteSink(Budget.unlimited());
    private final ByteSink list = new ByteSink(Budget.unlimited());

    CopyText(Layout layout) {
        this.layout = layout;
    }

    /// Appends the line of the row that `rows` stands at.
    ///
    /// @param ordinal the row's number, for a column that has it
    /// @param place the row's place in its batch, for one more column, or -1
    void write(EncodedRows rows, long ordinal, int place, ByteSink out) {
        for (int column = 0; column < layout.size(); column++) {
            if (column > 0) {
                out.write('\t');
            }
            CellKind kind = layout.columns().get(column).kind();
            if (rows.isNull(column, kind)) {
                out.write(NULL);
                continue;
            }
            if (kind == CellKind.TEXT || kind == CellKind.VALUE) {
                escape(rows.bytes(), rows.start(column), rows.end(column), out);
                continue;
            }
            value.clear();
            rows.write(column, kind, value);
            if (kind == CellKind.LIST) {
                list.clear();
                writeArray(value, list);
                escape(list.bytes(), 0, list.length(), out);
            } else {
                escape(value.bytes(), 0, value.length(), out);
            }
        }
        if (layout.ordinal() != null) {
            out.write("\t" + ordinal);
        }
        if (place >= 0) {
            out.write("\t" + place);
        }
        out.write('\n');
    }

    /// Copies eight bytes at a time, of which those before the first that needs an escape count.
    ///
    /// @param bytes with slack behind `end`
    private static void escape(byte[] bytes, int start, int end, ByteSink out) {
        byte[] to = out.room(2 * (end - start));
        int at = out.length();
        int i = start;
        while (i < end) {
            long eight = (long) LONG.get(bytes, i);
            LONG.set(to, at, eight);
            int plain = Math.min(plainBytes(eight), end - i);
            i += plain;
            at += plain;
            if (plain < Long.BYTES && i < end) {
                byte b = bytes[i++];
                byte letter = switch (b) {
                    case '\\' -> '\\';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    default -> 0;
                };
                if (letter == 0) {
                    to[at++] = b;
                } else {
                    to[at++] = '\\';
                    to[at++] = letter;
                }
            }
        }
        out.length(at);
    }

    /// How many of eight bytes come before the first that is a backslash or no more than CR: "Determine if a word has a
    /// byte less than n", https://graphics.stanford.edu/~seander/bithacks.html
    private static int plainBytes(long eight) {
        long noBackslash = eight ^ BYTES * '\\';
        long marked = ((eight - BYTES * ('\r' + 1)) & ~eight | (noBackslash - BYTES) & ~noBackslash) & BYTES << 7;
        return Long.numberOfTrailingZeros(marked) >>> 3;
    }

    /// Writes a JSON array as an array of PostgreSQL: every element quoted, so that none is taken for anything else.
    /// https://www.postgresql.org/docs/current/arrays.html, "Array Input and Output Syntax"
    private void writeArray(ByteSink json, ByteSink out) {
        byte[] bytes = json.bytes();
        int end = json.length();
        ByteSink element = new ByteSink(Budget.unlimited());
        out.write('{');
        int at = JsonText.skipBlanks(bytes, 1, end);
        boolean first = true;
        while (at < end && bytes[at] != ']') {
            if (!first) {
                out.write(',');
            }
            first = false;
            int behind = JsonText.skipValue(bytes, at);
            if (bytes[at] == 'n') {
                out.write("NULL");
            } else {
                element.clear();
                if (bytes[at] == '"') {
                    JsonText.unescape(bytes, at + 1, behind - 1, element);
                } else {
                    element.write(bytes, at, behind);
                }
                quote(element, out);
            }
            at = JsonText.skipBlanks(bytes, behind, end);
            if (at < end && bytes[at] == ',') {
                at = JsonText.skipBlanks(bytes, at + 1, end);
            }
        }
        out.write('}');
    }

    private static void quote(ByteSink element, ByteSink out) {
        out.write('"');
        for (int i = 0; i < element.length(); i++) {
            byte b = element.bytes()[i];
            if (b == '"' || b == '\\') {
                out.write('\\');
            }
            out.write(b);
        }
        out.write('"');
    }
}
