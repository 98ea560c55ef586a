package bio.sluice.jdbc;

import java.util.ArrayList;
import java.util.List;

/// A table's name, perhaps with the schema it lies in. Immutable.
///
/// @param schema the schema, or null for the usual one
/// @param name the table
record TableName(String schema, String name) {
    /// Reads `table` or `schema.table`; a part with a dot in it stands in double quotes.
    ///
    /// @throws IllegalArgumentException with a sentence, if this is no name
    static TableName parse(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            StringBuilder part = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, part);
            } else {
                while (at < text.length() && text.charAt(at) != '.') {
                    part.append(text.charAt(at++));
                }
            }
            parts.add(part.toString());
            if (at < text.length() && text.charAt(at) != '.') {
                throw new IllegalArgumentException("a quoted name must end at a dot or at the end");
            }
            at++;
        }
        if (parts.size() > 2) {
            throw new IllegalArgumentException(
                    "a table is named as TABLE or SCHEMA.TABLE; put names with dots into double quotes");
        }
        for (String part : parts) {
            if (part.isEmpty() || part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a name must not be empty, nor hold the character NUL");
            }
        }
        return new TableName(parts.size() == 2 ? parts.get(0) : null, parts.get(parts.size() - 1));
    }

    /// Reads up to the closing quote; a doubled one stands for itself.
    private static int quoted(String text, int from, StringBuilder part) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                part.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                part.append(c);
                at++;
            } else {
                return at;
            }
        }
        throw new IllegalArgumentException("a double quote is never closed");
    }

    /// A table of another name beside this one.
    TableName beside(String other) {
        return new TableName(schema, other);
    }

    /// The name as SQL.
    String sql() {
        return schema == null ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    /// Any name as SQL: whatever it holds, it is a name and nothing else.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
