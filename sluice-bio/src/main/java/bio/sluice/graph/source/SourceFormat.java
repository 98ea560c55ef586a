package bio.sluice.graph.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A kind of table that graphs are built from. Immutable, thread-safe; one object per format, got from [SourceFormats].
public final class SourceFormat {
    private final String name;
    private final Map<String, List<String>> facts;
    private final List<Pattern> files;
    private final List<String> heading;
    private final SourceShape shape;
    private final String reader;
    private final Map<String, String> readerOptions;
    private final TableRoles roles;
    private final Function<String, DatabaseNames> names;

    /// @param facts the lines of its section, by key
    /// @param roles of its columns, or null if it has none
    /// @param names the tables that say what databases mean
    SourceFormat(
            String name,
            Map<String, List<String>> facts,
            String reader,
            Map<String, String> readerOptions,
            TableRoles roles,
            Function<String, DatabaseNames> names) {
        this.name = name;
        this.facts = Map.copyOf(facts);
        this.reader = reader;
        this.readerOptions = Map.copyOf(readerOptions);
        this.roles = roles;
        this.names = names;
        files = words("files").stream().map(SourceFormat::pattern).toList();
        heading = words("heading");
        String shapeName = fact("shape");
        shape = shapeName.isEmpty() ? null : SourceShape.valueOf(shapeName.toUpperCase(Locale.ROOT));
    }

    private static Pattern pattern(String glob) {
        String quoted = Pattern.quote(glob).replace("*", "\\E.*\\Q");
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
    }

    private String fact(String key) {
        List<String> lines = facts.getOrDefault(key, List.of());
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private List<String> words(String key) {
        return fact(key).isEmpty() ? List.of() : List.of(fact(key).split(", *"));
    }

    /// Its name, as it stands before the colon of a source: `hgnc`.
    public String name() {
        return name;
    }

    /// What it is, in a few words.
    public String title() {
        return fact("title");
    }

    /// What its edges name as their source; empty where the file does.
    public String database() {
        return fact("database");
    }

    /// Where its provider lays it down.
    public String documentation() {
        return fact("at");
    }

    /// Whether it has been tried on a file of its provider, and not only on one made after its documentation.
    public boolean isVerified() {
        return fact("checked").equals("real");
    }

    /// Where it is downloaded; empty for formats without one place.
    public String url() {
        return fact("url");
    }

    /// Usual names of its files, with `*` for anything.
    public List<String> fileNames() {
        return words("files");
    }

    /// Whether a file is called as files of this format usually are.
    ///
    /// @param file its name without folders and compression
    public boolean isNamed(String file) {
        return files.stream().anyMatch(pattern -> pattern.matcher(file).matches());
    }

    /// The format of the reader for a file that begins so, such as `csv`; null if the file is not of this format.
    public String reader(SourceHead head) {
        if (shape != null) {
            return shape.matches(head, names) ? reader : null;
        }
        if (heading.isEmpty()) {
            return reader;
        }
        List<String> first = head.table(readerOptions.getOrDefault("comment", ""), 1);
        if (first.isEmpty()) {
            return null;
        }
        if (name.equals(SourceFormats.EDGES) && first.get(0).startsWith("{")) {
            boolean all = heading.stream().allMatch(column -> first.get(0).contains('"' + column + '"'));
            return all ? "jsonl" : null;
        }
        String other = reader.equals("csv") ? "tsv" : "csv";
        return hasHeading(first.get(0), reader) ? reader : hasHeading(first.get(0), other) ? other : null;
    }

    private boolean hasHeading(String line, String format) {
        List<String> columns = SourceHead.fields(line, format.equals("csv") ? "," : "\t");
        return heading.stream()
                .allMatch(wanted -> wanted.endsWith("*")
                        ? columns.stream()
                                .anyMatch(column -> column.startsWith(wanted.substring(0, wanted.length() - 1)))
                        : columns.contains(wanted));
    }

    /// How telling its heading is: formats with more columns are recognised first.
    int weight() {
        return shape != null ? 2 : heading.size();
    }

    /// Whether it is recognised by what stands in a file.
    boolean isRecognisable() {
        return shape != null || !heading.isEmpty();
    }

    /// What a file of this format begins with, for messages.
    public String expected() {
        return shape != null ? shape.expected() : "a header with the columns " + String.join(", ", heading);
    }

    /// Options of the reader, by name.
    public Map<String, String> readerOptions() {
        return readerOptions;
    }

    /// The roles of its columns; null where code or the user knows them.
    public TableRoles roles() {
        return roles;
    }

    /// What reads its records.
    String rows() {
        return fact("rows").isEmpty() ? "roles" : fact("rows");
    }

    /// What identifiers with a successor are.
    String retired() {
        return fact("retired");
    }

    /// The tables that say what databases mean.
    Function<String, DatabaseNames> names() {
        return names;
    }

    @Override
    public String toString() {
        return name;
    }
}
