package bio.sluice.app.report;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes maps, lists, texts, numbers, booleans and null as JSON, indented by two blanks. Stateless.
public final class JsonDocument {
    private JsonDocument() {}

    /// `value` as JSON with a line break at its end.
    public static String of(Object value) {
        ByteSink out = new ByteSink(Budget.unlimited());
        write(value, 0, out);
        out.write('\n');
        return out.toString();
    }

    /// `value` as JSON in one line.
    public static String line(Object value) {
        ByteSink out = new ByteSink(Budget.unlimited());
        write(value, -1, out);
        return out.toString();
    }

    /// @param depth how far to indent, or -1 for a single line
    private static void write(Object value, int depth, ByteSink out) {
        if (value instanceof Map<?, ?> map) {
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            out.write('{');
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                indent(depth < 0 ? -1 : depth + 1, out);
                writeText(entry.getKey().toString(), out);
                out.write(": ");
                write(entry.getValue(), depth < 0 ? -1 : depth + 1, out);
                if (entries.hasNext()) {
                    out.write(depth < 0 ? ", " : ",");
                }
            }
            indent(map.isEmpty() ? -1 : depth, out);
            out.write('}');
        } else if (value instanceof List<?> list) {
            out.write('[');
            for (int i = 0; i < list.size(); i++) {
                indent(depth < 0 ? -1 : depth + 1, out);
                write(list.get(i), depth < 0 ? -1 : depth + 1, out);
                if (i < list.size() - 1) {
                    out.write(depth < 0 ? ", " : ",");
                }
            }
            indent(list.isEmpty() ? -1 : depth, out);
            out.write(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.write(String.valueOf(value));
        } else {
            writeText(value.toString(), out);
        }
    }

    private static void indent(int depth, ByteSink out) {
        if (depth >= 0) {
            out.write("\n" + "  ".repeat(depth));
        }
    }

    private static void writeText(String text, ByteSink out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonText.writeString(bytes, 0, bytes.length, out);
    }
}
