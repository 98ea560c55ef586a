package bio.sluice.graph.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the records of formats without a header of their own look like. The constants are named as in
/// `graph-sources.txt`.
enum SourceShape {
    /// UniProt's idmapping.dat.
    UNIPROT_DATABASE_IDENTIFIER("lines of three fields with tabs between: UniProt accession, database, identifier") {
        @Override
        boolean matches(SourceHead head, Function<String, DatabaseNames> names) {
            DatabaseNames databases = names.apply("uniprot.databases");
            return all(
                            head,
                            fields -> fields.size() == 3
                                    && isAccession(fields.get(0).replaceFirst("-[0-9]+$", "")))
                    && any(head, fields -> databases.meanings().containsKey(fields.get(1)));
        }
    },
    /// UniProt's idmapping_selected.tab.
    UNIPROT_22_COLUMNS("lines of 22 fields with tabs between, the first a UniProt accession") {
        @Override
        boolean matches(SourceHead head, Function<String, DatabaseNames> names) {
            return all(head, fields -> fields.size() == 22 && isAccession(fields.get(0)));
        }
    },
    /// UniProt's sec_ac.txt.
    SECONDARY_AND_PRIMARY("a heading \"Secondary AC  Primary AC\", and lines of two UniProt accessions below") {
        @Override
        boolean matches(SourceHead head, Function<String, DatabaseNames> names) {
            return head.lines().stream().anyMatch(HEADING.asMatchPredicate())
                    || all(head, fields -> {
                        String[] words = fields.get(0).strip().split(" +");
                        return fields.size() == 1
                                && words.length == 2
                                && isAccession(words[0])
                                && isAccession(words[1]);
                    });
        }
    },
    /// Ensembl's table stable_id_event.
    ENSEMBL_EVENT(
            "lines of seven fields with tabs between: old stable id, version, new stable id, version, session, type, score") {
        @Override
        boolean matches(SourceHead head, Function<String, DatabaseNames> names) {
            return all(head, fields -> fields.size() == 7 && EVENT_TYPES.contains(fields.get(5)));
        }
    },
    /// KEGG's conv and link.
    KEGG_PAIRS(
            "lines of two entries with a tab between, each with its database, such as hsa:7157 and ncbi-geneid:7157") {
        @Override
        boolean matches(SourceHead head, Function<String, DatabaseNames> names) {
            DatabaseNames databases = names.apply("kegg.databases");
            return all(
                    head,
                    fields -> fields.size() == 2
                            && isEntry(fields.get(0), databases)
                            && isEntry(fields.get(1), databases));
        }
    },
    /// A header of BridgeDb's data sources.
    BRIDGEDB_NAMES("a header of two or more names of BridgeDb's data sources, such as Ensembl and Entrez Gene") {
        @Override
        boolean matches(SourceHead head, Function<String, DatabaseNames> names) {
            DatabaseNames sources = names.apply("bridgedb");
            List<String> lines = head.table("", 1);
            List<String> columns = lines.isEmpty() ? List.of() : SourceHead.fields(lines.get(0), "\t");
            // Codes of one or two letters may be the headings of anything.
            return columns.size() > 1
                    && columns.stream()
                            .allMatch(name ->
                                    name.length() > 2 && sources.meanings().containsKey(name));
        }
    };

    private static final int LINES = 50;
    private static final Pattern HEADING = Pattern.compile("Secondary AC\\s+Primary AC\\s*");
    private static final List<String> EVENT_TYPES = List.of("gene", "transcript", "translation", "rnaproduct", "exon");
    /// An organism's code or T number: https://www.genome.jp/kegg/catalog/org_list.html.
    private static final Pattern ORGANISM = Pattern.compile("[a-z]{3,4}|T[0-9]{5}");

    private final String expected;

    SourceShape(String expected) {
        this.expected = expected;
    }

    /// Whether a file that begins so is of this format.
    abstract boolean matches(SourceHead head, Function<String, DatabaseNames> names);

    /// What it looks like, for messages.
    String expected() {
        return expected;
    }

    /// Something to be true of the fields of a line.
    @FunctionalInterface
    interface Test {
        boolean holds(List<String> fields);
    }

    private static boolean all(SourceHead head, Test test) {
        List<String> lines = head.table("", LINES);
        return !lines.isEmpty() && lines.stream().allMatch(line -> test.holds(SourceHead.fields(line, "\t")));
    }

    private static boolean any(SourceHead head, Test test) {
        return head.table("", LINES).stream().anyMatch(line -> test.holds(SourceHead.fields(line, "\t")));
    }

    private static boolean isAccession(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SecondaryRows.isAccession(bytes, 0, bytes.length);
    }

    private static boolean isEntry(String text, DatabaseNames databases) {
        int colon = text.indexOf(':');
        String prefix = colon <= 0 ? "" : text.substring(0, colon);
        return databases.meanings().containsKey(prefix)
                || ORGANISM.matcher(prefix).matches();
    }
}
