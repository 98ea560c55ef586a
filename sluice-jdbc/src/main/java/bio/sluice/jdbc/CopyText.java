package bio.sluice.jdbc;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;

/// Writes rows as lines of COPY's text format: https://www.postgresql.org/docs/current/sql-copy.html, "Text Format".
/// One thread.
final class CopyText {
    private static final byte[] NULL = "\\N".getBytes(StandardCharsets.US_ASCII);

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
            value.clear();
            rows.write(column, kind, value);
            if (kind == CellKind.LIST) {
                list.clear();
                writeArray(value, list);
                escape(list, out);
            } else {
                escape(value, out);
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

    private static void escape(ByteSink from, ByteSink out) {
        byte[] bytes = from.bytes();
        int length = from.length();
        byte[] to = out.room(2 * length);
        int at = out.length();
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b > '\r' && b != '\\') {
                to[at++] = b;
                continue;
            }
            switch (b) {
                case '\\', '\t', '\n', '\r' -> {
                    to[at++] = '\\';
                    to[at++] = b == '\\' ? b : b == '\t' ? (byte) 't' : b == '\n' ? (byte) 'n' : (byte) 'r';
                }
                default -> to[at++] = b;
            }
        }
        out.length(at);
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
