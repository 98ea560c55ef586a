package bio.sluice.graph.export;

import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphContent;
import bio.sluice.graph.Predicate;
import bio.sluice.graph.Resolver;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/// Writes mappings as SSSOM/TSV (https://mapping-commons.github.io/sssom/spec-formats-tsv/): a head of metadata in
/// comment lines, then a row per mapping. One thread.
///
/// Where a mapping is from, the number of hops and the path stand in the slot `other`. The identifier of a set follows
/// from its content. Characters that no CURIE may have are percent-encoded.
public final class SssomTable {
    /// SSSOM's own word for terms that nobody has stated.
    private static final String LICENSE = "https://w3id.org/sssom/license/unspecified";
    /// Resolves the CURIEs of all registered types.
    private static final String REGISTRY = "https://bioregistry.io/";

    private static final String COLUMNS = "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label"
            + "\tmapping_justification\tconfidence\tother\n";
    private static final String TERMS = "semapv:";
    private static final String JUSTIFIED = "; " + TERMS;
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final String SINGLE = "semapv:UnspecifiedMatching";
    private static final String CHAINED = "semapv:MappingChaining";
    private static final int FLUSH = 1 << 16;

    private final OutputStream out;
    private final ByteSink lines = new ByteSink(Budget.unlimited());
    private final ByteSink text = new ByteSink(Budget.unlimited());
    private final List<Predicate> path = new ArrayList<>();
    private long rows;

    private SssomTable(OutputStream out) {
        this.out = out;
    }

    /// Writes all edges of a graph.
    ///
    /// @param out what it is written to; not closed
    public static void write(Graph graph, OutputStream out) throws IOException {
        DigestedOutput digest = new DigestedOutput();
        new SssomTable(digest).edges(graph);
        SssomTable table = new SssomTable(out);
        table.head(List.of(graph), digest.set(), "The edges of a mapping graph.");
        table.edges(graph);
    }

    private void edges(Graph graph) throws IOException {
        GraphContent content = new GraphContent(graph);
        lines.write(COLUMNS);
        while (content.next()) {
            String subjectType = graph.type(content.node());
            for (int i = 0; i < content.edges(); i++) {
                int target = content.target(i);
                String predicate =
                        SssomPredicates.of(content.predicate(i), content.isAlias(i), subjectType, graph.type(target));
                ends(graph, content.node(), predicate, target);
                String source = content.source(i);
                lines.write(justification(source));
                lines.write('\t');
                content.writeConfidence(i, lines);
                lines.write('\t');
                text.clear();
                other("source", withoutJustification(source));
                other("relation", content.isAlias(i) ? "alias" : content.relation(i));
                cell();
                lines.write('\n');
                flush(FLUSH);
            }
        }
        flush(0);
    }

    /// Writes the mappings of some identifiers, as look-ups find them, each pair once.
    ///
    /// @param runs the graphs that were used, each once
    /// @param out what it is written to; not closed
    /// @return how many mappings there are
    public static long write(List<UsedMappings> runs, OutputStream out) throws IOException {
        DigestedOutput digest = new DigestedOutput();
        new SssomTable(digest).used(runs);
        SssomTable table = new SssomTable(out);
        table.head(
                runs.stream().map(UsedMappings::graph).distinct().toList(),
                digest.set(),
                "The mappings that a run has used.");
        table.used(runs);
        return table.rows;
    }

    private void used(List<UsedMappings> runs) throws IOException {
        lines.write(COLUMNS);
        for (UsedMappings run : runs) {
            run.begin();
            while (run.next()) {
                Resolver found = run.found();
                for (int i = 0; i < run.mappings(); i++) {
                    if (run.isNew(i)) {
                        mapping(run.graph(), found, i);
                    }
                }
                flush(FLUSH);
            }
        }
        flush(0);
    }

    private void mapping(Graph graph, Resolver found, int i) {
        rows++;
        int steps = found.pathLength(i) - 1;
        int subject = found.pathNode(i, 0);
        int object = found.node(i);
        path.clear();
        for (int k = 1; k <= steps; k++) {
            path.add(found.pathPredicate(i, k));
        }
        String predicate = steps == 1
                ? SssomPredicates.of(path.get(0), found.isAlias(i), graph.type(subject), graph.type(object))
                : SssomPredicates.of(path, graph.type(subject), graph.type(object));
        ends(graph, subject, predicate, object);
        String source = found.source(i);
        lines.write(steps == 1 ? justification(source) : CHAINED);
        lines.write('\t');
        found.writeConfidence(i, lines);
        lines.write('\t');
        text.clear();
        other("source", withoutJustification(source));
        if (steps > 1) {
            StringBuilder curies = new StringBuilder();
            for (int k = 0; k <= steps; k++) {
                curies.append(k == 0 ? "" : " > ").append(graph.curie(found.pathNode(i, k)));
            }
            other("path", curies.toString());
        }
        cell();
        lines.write('\n');
    }

    // ---- head

    private void head(List<Graph> graphs, String set, String description) throws IOException {
        Map<String, String> prefixes = new TreeMap<>(SssomPredicates.PREFIXES);
        for (Graph graph : graphs) {
            for (String prefix : graph.prefixes()) {
                prefixes.putIfAbsent(prefix(prefix), REGISTRY + prefix(prefix) + ":");
            }
        }
        lines.write("#curie_map:\n");
        prefixes.forEach((prefix, address) -> lines.write("#  " + yaml(prefix) + ": " + yaml(address) + "\n"));
        lines.write("#license: " + yaml(LICENSE) + "\n");
        lines.write("#mapping_set_description: " + yaml(description) + "\n");
        lines.write("#mapping_set_id: " + yaml("urn:uuid:" + set) + "\n");
        lines.write("#mapping_tool: " + yaml("Sluice") + "\n");
        flush(0);
    }

    /// A JSON string, which is YAML as well.
    private static String yaml(String value) {
        return '"' + new String(JsonText.escaped(value), StandardCharsets.UTF_8) + '"';
    }

    /// A prefix as CURIEs may have it.
    private static String prefix(String type) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean other = c >= '0' && c <= '9' || c == '.' || c == '-';
            prefix.append(letter || c == '_' || i > 0 && other ? c : '_');
        }
        return prefix.toString();
    }

    // ---- rows

    private void ends(Graph graph, int subject, String predicate, int object) {
        entity(graph, subject);
        lines.write(predicate);
        lines.write('\t');
        entity(graph, object);
    }

    /// Identifier and label.
    private void entity(Graph graph, int node) {
        String prefix = graph.prefixes().get(graph.typeNumber(node));
        lines.write(prefix(prefix));
        text.clear();
        graph.writeCurie(node, text);
        byte[] bytes = text.bytes();
        int length = text.length();
        for (int i = prefix.getBytes(StandardCharsets.UTF_8).length; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (b <= ' '
                    || b == 0x7F
                    || b == '"'
                    || b == '<'
                    || b == '>'
                    || b == '\\'
                    || b == '^'
                    || b == '`'
                    || b >= '{' && b <= '}') {
                lines.write('%');
                lines.write(Character.toUpperCase(Character.forDigit(b >>> 4, 16)));
                lines.write(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            } else {
                lines.write(b);
            }
        }
        lines.write('\t');
        text.clear();
        graph.writeName(node, text);
        cell();
        lines.write('\t');
    }

    /// What justifies an edge: where it came from SSSOM, its source says so behind a semicolon.
    private static String justification(String source) {
        int at = source.lastIndexOf(JUSTIFIED);
        String word = at < 0 ? "" : source.substring(at + JUSTIFIED.length());
        return WORD.matcher(word).matches() ? TERMS + word : SINGLE;
    }

    private static String withoutJustification(String source) {
        return justification(source).equals(SINGLE) ? source : source.substring(0, source.lastIndexOf(JUSTIFIED));
    }

    private void other(String key, String value) {
        if (!value.isEmpty()) {
            text.write(text.length() == 0 ? key : "|" + key);
            text.write('=');
            text.write(value.replace('|', ' '));
        }
    }

    /// Writes `text` as a cell: on one line, and in quotes where readers would take its own for such.
    private void cell() {
        byte[] bytes = text.bytes();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted |= bytes[i] == '"';
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                bytes[i] = ' ';
            }
        }
        if (!quoted) {
            lines.write(bytes, 0, text.length());
            return;
        }
        lines.write('"');
        for (int i = 0; i < text.length(); i++) {
            if (bytes[i] == '"') {
                lines.write('"');
            }
            lines.write(bytes[i]);
        }
        lines.write('"');
    }

    private void flush(int above) throws IOException {
        if (lines.length() > above) {
            out.write(lines.bytes(), 0, lines.length());
            lines.clear();
        }
    }

    /// Takes the digest of what is written, and keeps nothing.
    private static final class DigestedOutput extends OutputStream {
        private final MessageDigest digest;

        DigestedOutput() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJvmHasIt) {
                throw new IllegalStateException(everyJvmHasIt);
            }
        }

        @Override
        public void write(int b) {
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        /// The identifier of the set that was written.
        String set() {
            return UUID.nameUUIDFromBytes(digest.digest()).toString();
        }
    }
}
