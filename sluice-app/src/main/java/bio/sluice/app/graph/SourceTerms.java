package bio.sluice.app.graph;

import bio.sluice.graph.source.ColumnRole;
import bio.sluice.graph.source.SourceFormat;
import bio.sluice.graph.source.TableRoles;
import bio.sluice.option.ConfigNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/// On what terms a source is read: all that a user says of it, and that the file itself does not tell. They stand in
/// the graph beside the file's digest, so that a build that is started again finds what has changed. Stateless.
final class SourceTerms {
    private SourceTerms() {}

    /// The terms of one file, a line for each, `key=value`.
    ///
    /// @param spec what is said of the source, also by a file beside it
    /// @param format what it is, said or recognised
    /// @param file the path of the file
    /// @param wanted the NCBI taxon that is wanted, where sources tell species; null for all
    static String of(SourceSpec spec, SourceFormat format, String file, String wanted) throws IOException {
        Map<String, String> terms = new LinkedHashMap<>();
        put(terms, "format", format.name());
        put(terms, "source", spec.database());
        put(terms, "species", spec.species() == null ? wanted : spec.species());
        put(terms, "version", spec.version());
        if (spec.roles() != null) {
            putRoles(terms, spec.roles());
        }
        if (spec.reader() != null) {
            putTree(terms, "reader", spec.reader());
        }
        Path metadata = SourceMetadata.beside(file);
        if (metadata != null) {
            CRC32C digest = new CRC32C();
            digest.update(Files.readAllBytes(metadata));
            put(terms, metadata.getFileName().toString(), String.format(Locale.ROOT, "crc32c:%08x", digest.getValue()));
        }
        StringBuilder text = new StringBuilder();
        terms.forEach((key, value) -> text.append(key)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n'));
        return text.toString();
    }

    /// What is not the same in `then` and `now`; null if all is.
    static String difference(String then, String now) {
        Map<String, String> before = parsed(then);
        Map<String, String> after = parsed(now);
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String was = before.get(key);
            String is = after.get(key);
            if (was == null) {
                return key + " was not given, and is \"" + is + "\"";
            }
            if (is == null) {
                return key + " was \"" + was + "\", and is not given";
            }
            if (!was.equals(is)) {
                return key + " was \"" + was + "\", and is \"" + is + "\"";
            }
        }
        return null;
    }

    private static Map<String, String> parsed(String terms) {
        Map<String, String> parsed = new LinkedHashMap<>();
        terms.lines().forEach(line -> {
            int equals = line.indexOf('=');
            parsed.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        });
        return parsed;
    }

    private static void putRoles(Map<String, String> terms, TableRoles roles) {
        put(terms, "id_column", roles.idColumn());
        put(terms, "id_type", roles.idType());
        put(terms, "id_type_column", roles.idTypeColumn());
        put(terms, "id_separator", roles.idSeparator());
        put(terms, "name_column", roles.nameColumn());
        put(terms, "species_column", roles.speciesColumn());
        put(terms, "status_column", roles.statusColumn());
        put(terms, "source_column", roles.sourceColumn());
        for (int i = 0; i < roles.columns().size(); i++) {
            ColumnRole column = roles.columns().get(i);
            String at = "columns[" + i + "].";
            put(terms, at + "column", column.column());
            put(terms, at + "type", column.type());
            put(terms, at + "type_column", column.databaseColumn());
            put(terms, at + "relation", column.relation());
            put(terms, at + "relation_column", column.relationColumn());
            put(terms, at + "confidence", column.confidence());
            put(terms, at + "confidence_column", column.confidenceColumn());
            put(terms, at + "separator", column.separator());
            put(terms, at + "of", column.of());
        }
    }

    private static void putTree(Map<String, String> terms, String at, ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar) {
            put(terms, at, scalar.text());
        } else if (node instanceof ConfigNode.Sequence sequence) {
            List<ConfigNode> items = sequence.items();
            for (int i = 0; i < items.size(); i++) {
                putTree(terms, at + "[" + i + "]", items.get(i));
            }
        } else if (node instanceof ConfigNode.Mapping mapping) {
            mapping.entries().forEach((key, value) -> putTree(terms, at + "." + key, value));
        }
    }

    private static void put(Map<String, String> terms, String key, String value) {
        if (value != null) {
            terms.put(key, value);
        }
    }
}
