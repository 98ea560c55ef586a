package bio.sluice.graph.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The first lines of a file, by which its format is recognised. Immutable.
public final class SourceHead {
    /// Bytes that are looked at; metadata before a table may be long.
    public static final int BYTES = 1 << 20;

    private static final int QUOTED_LINES = 20;

    private final List<String> lines = new ArrayList<>();

    /// @param bytes the file's first bytes, unpacked
    public SourceHead(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String[] split = whole.split("\r\n|\n|\r", -1);
        // The last line may be cut off in its middle.
        int complete = bytes.length < BYTES ? split.length : Math.max(1, split.length - 1);
        lines.addAll(Arrays.asList(split).subList(0, complete));
    }

    private static Charset charset(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /// Whether the table is one of JSON objects.
    public boolean isJson() {
        List<String> table = table("", 1);
        return !table.isEmpty() && table.get(0).stripLeading().startsWith("{");
    }

    /// Whether the first line of the table, split by `delimiter`, has all of `columns`.
    public boolean hasColumns(Collection<String> columns, String delimiter, String comment) {
        List<String> table = table(comment, 1);
        return !table.isEmpty() && fields(table.get(0), delimiter).containsAll(columns);
    }

    /// Whether fields between tabs stand in quotes.
    public boolean isQuoted() {
        return table("", QUOTED_LINES).stream()
                .flatMap(line -> Arrays.stream(line.split("\t", -1)))
                .anyMatch(field -> field.length() > 1 && field.startsWith("\"") && field.endsWith("\""));
    }

    /// The lines, blank ones too.
    public List<String> lines() {
        return lines;
    }

    /// The lines that are neither blank nor begin with `comment`, at most `most` of them.
    ///
    /// @param comment empty for none
    List<String> table(String comment, int most) {
        return lines.stream()
                .filter(line -> !line.isBlank() && (comment.isEmpty() || !line.startsWith(comment)))
                .limit(most)
                .toList();
    }

    /// The lines before the table that begin with `#`, without it, as one text; empty if there are none.
    public String metadata() {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                break;
            }
            // Spreadsheets fill the row up with empty cells.
            text.append(line.substring(1).replaceFirst("[\t,]+$", "")).append('\n');
        }
        return text.toString();
    }

    /// The first line of the table, cut for a message.
    public String firstLine() {
        List<String> table = table("", 1);
        String line = table.isEmpty() ? "" : table.get(0);
        String shown = line.length() <= 200 ? line : line.substring(0, line.offsetByCodePoints(0, 100)) + " ...";
        return shown.replace("\t", ", ");
    }

    /// The fields of a line, without the quotes around them.
    static List<String> fields(String line, String delimiter) {
        return Arrays.stream(line.split(delimiter, -1))
                .map(field -> field.strip().replaceFirst("^\"(.*)\"$", "$1"))
                .toList();
    }
}
