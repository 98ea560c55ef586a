package bio.sluice.graph.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `graph-sources.txt`, which says what is in it. One use, one thread.
final class SourceFile {
    private static final String RESOURCE = "graph-sources.txt";
    private static final String NAMES = "names ";
    private static final String ALL_OTHERS = "*";
    private static final String LEFT_OUT = "no";
    private static final String SPECIES = "species";

    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
    private final Map<String, DatabaseNames> names = new LinkedHashMap<>();
    private final Map<String, SourceFormat> formats = new LinkedHashMap<>();

    private SourceFile() {}

    /// The formats by name, in the order of the file.
    static Map<String, SourceFormat> read() {
        SourceFile file = new SourceFile();
        file.readSections();
        file.sections.forEach((section, lines) -> {
            if (section.startsWith(NAMES)) {
                file.names.put(section.substring(NAMES.length()), names(lines));
            }
        });
        file.sections.forEach((section, lines) -> {
            if (!section.startsWith(NAMES)) {
                file.formats.put(section, file.format(section, lines));
            }
        });
        return file.formats;
    }

    private void readSections() {
        InputStream resource = SourceFile.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("no resource " + RESOURCE);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            Map<String, List<String>> section = null;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("# ") || text.equals("#")) {
                    continue;
                }
                if (text.startsWith("[") && text.endsWith("]")) {
                    section = new LinkedHashMap<>();
                    if (sections.put(text.substring(1, text.length() - 1), section) != null) {
                        throw mistake(number, text + " stands twice");
                    }
                    continue;
                }
                int equals = text.indexOf(" =");
                if (section == null || equals < 0) {
                    throw mistake(number, "no `key = value`: " + text);
                }
                section.computeIfAbsent(text.substring(0, equals).strip(), key -> new ArrayList<>())
                        .add(text.substring(equals + 2).strip());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static IllegalStateException mistake(int line, String what) {
        return new IllegalStateException(RESOURCE + ":" + line + ": " + what);
    }

    private static DatabaseNames names(Map<String, List<String>> lines) {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        Meaning others = null;
        for (Map.Entry<String, List<String>> line : lines.entrySet()) {
            String text = line.getValue().get(0);
            String[] words = text.split(", *");
            if (line.getKey().equals(ALL_OTHERS)) {
                others = text.equals(LEFT_OUT) ? DatabaseNames.LEFT_OUT : new Meaning("", words[0], words[1]);
            } else {
                meanings.put(line.getKey(), meaning(text, words));
            }
        }
        return new DatabaseNames(meanings, others);
    }

    private static Meaning meaning(String text, String[] words) {
        return switch (text) {
            case LEFT_OUT -> DatabaseNames.LEFT_OUT;
            case SPECIES -> DatabaseNames.SPECIES;
            default -> new Meaning(words[0], words[1], words[2]);
        };
    }

    private SourceFormat format(String name, Map<String, List<String>> lines) {
        String[] read = first(lines, "read", "tsv").split(" +");
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < read.length; i++) {
            int equals = read[i].indexOf('=');
            options.put(read[i].substring(0, equals), read[i].substring(equals + 1));
        }
        return new SourceFormat(name, lines, read[0], options, lines.containsKey("id") ? roles(lines) : null, names::get);
    }

    private static String first(Map<String, List<String>> lines, String key, String otherwise) {
        return lines.containsKey(key) ? lines.get(key).get(0) : otherwise;
    }

    private static TableRoles roles(Map<String, List<String>> lines) {
        String[] id = lines.get("id").get(0).split(" : ", 2);
        String species = first(lines, "species", null);
        boolean taxon = species != null && species.matches("[0-9]+");
        String[] status = first(lines, "status", "").split(", *");
        Map<String, String> statuses = new LinkedHashMap<>();
        for (int i = 1; i < status.length; i++) {
            int blank = status[i].lastIndexOf(' ');
            statuses.put(status[i].substring(0, blank), status[i].substring(blank + 1));
        }
        boolean fixedStatus = status.length == 1 && !status[0].isEmpty();
        String[] skip = first(lines, "skip", "").split(" ");
        return new TableRoles(
                id[0],
                id[1].startsWith("@") ? null : id[1],
                null,
                null,
                first(lines, "name", null),
                taxon ? null : species,
                taxon ? species : null,
                status.length > 1 ? status[0] : null,
                statuses,
                fixedStatus ? status[0] : null,
                skip.length == 2 ? skip[0] : null,
                skip.length == 2 ? skip[1] : null,
                null,
                lines.getOrDefault("column", List.of()).stream()
                        .map(SourceFile::column)
                        .toList());
    }

    private static ColumnRole column(String line) {
        int colon = line.indexOf(" : ");
        // A comma in quotes is a separator of lists, and not one of this line.
        String[] words = line.substring(colon + 3).split(", +(?=[^\"]*(\"[^\"]*\"[^\"]*)*$)");
        String type = words[0];
        String table = type.startsWith("@") ? type.substring(1).replaceFirst("\\(.*", "") : null;
        String tableColumn = table != null && type.endsWith(")")
                ? type.substring(type.indexOf('(') + 1, type.length() - 1)
                : null;
        Map<String, String> options = new LinkedHashMap<>();
        int from = table == null ? 3 : 1;
        for (int i = from; i < words.length; i++) {
            int blank = words[i].indexOf(' ');
            options.put(
                    blank < 0 ? words[i] : words[i].substring(0, blank),
                    blank < 0 ? "" : words[i].substring(blank + 1).replace("\"", ""));
        }
        return new ColumnRole(
                line.substring(0, colon),
                table == null ? type : null,
                table,
                tableColumn,
                table == null ? words[1] : null,
                null,
                table == null ? words[2] : null,
                null,
                options.get("of"),
                options.get("split"),
                Integer.parseInt(options.getOrDefault("part", "0")),
                options.get("cut"),
                options.containsKey("when") ? options.get("when").split(" ")[0] : null,
                options.containsKey("when") ? options.get("when").split(" ")[1] : null,
                options.containsKey("own"),
                options.containsKey("live"));
    }
}
