package bio.sluice.graph.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The formats of tables that graphs are built from. Immutable, thread-safe.
public final class SourceFormats {
    /// Tables of edges, one a row.
    public static final String EDGES = "edges";
    /// Tables whose columns' roles the user tells.
    public static final String TABLE = "table";
    /// Sets of mappings with metadata before them or beside them.
    public static final String SSSOM = "sssom";

    private static final class Standard {
        static final SourceFormats FORMATS = new SourceFormats(SourceFile.read());
    }

    private final Map<String, SourceFormat> formats;
    private final List<SourceFormat> byWeight;

    private SourceFormats(Map<String, SourceFormat> formats) {
        this.formats = formats;
        byWeight = formats.values().stream()
                .filter(SourceFormat::isRecognisable)
                .sorted(Comparator.comparingInt(SourceFormat::weight).reversed())
                .toList();
    }

    /// The formats that Sluice knows.
    public static SourceFormats standard() {
        return Standard.FORMATS;
    }

    /// A format that was recognised.
    ///
    /// @param reader the reader's format, such as `tsv`
    /// @param how `as named`, `by name` or `by heading`
    public record Recognition(SourceFormat format, String reader, String how) {}

    /// All formats, in the order in which they are shown.
    public Collection<SourceFormat> all() {
        return formats.values();
    }

    /// The names of all formats.
    public List<String> names() {
        return List.copyOf(formats.keySet());
    }

    /// The format of this name, or null.
    public SourceFormat find(String name) {
        return formats.get(name.toLowerCase(Locale.ROOT));
    }

    /// The format of a file: one that is called so and begins so, else one that begins so.
    ///
    /// @param file its name without folders and compression
    /// @return null if it is none that is known
    public Recognition recognise(String file, SourceHead head) {
        for (SourceFormat format : byWeight) {
            if (format.isNamed(file)) {
                String reader = format.reader(head);
                if (reader != null) {
                    return new Recognition(format, reader, "by name");
                }
            }
        }
        for (SourceFormat format : byWeight) {
            String reader = format.reader(head);
            if (reader != null) {
                return new Recognition(format, reader, "by heading");
            }
        }
        return null;
    }

    /// Why a file is not of a format, in a sentence's end: what was expected and what is there.
    public String difference(SourceFormat format, String file, SourceHead head) {
        Recognition other = recognise(file, head);
        String seen = head.firstLine();
        return "expected " + format.expected() + "; it begins with: " + (seen.isEmpty() ? "(nothing)" : seen)
                + (other == null ? "" : " - that is " + other.format().name());
    }
}
