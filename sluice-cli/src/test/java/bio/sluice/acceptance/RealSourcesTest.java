package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.graph.GraphJob;
import bio.sluice.app.graph.SourceReport;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.LocalRunner;
import bio.sluice.graph.Graph;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.LookupStatus;
import bio.sluice.graph.Predicate;
import bio.sluice.graph.Resolver;
import bio.sluice.graph.TypeSet;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.stream.RunListener;
import bio.sluice.testkit.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Graphs built from real files, held against a naive reading of the same files.
class RealSourcesTest {
    private static final Set<Predicate> FIRM = Set.of(Predicate.SAME, Predicate.ENCODES);
    private static final List<String> ASKED = List.of("hgnc", "ncbigene", "ensembl.gene", "uniprot");

    @TempDir
    Path folder;

    /// Who is linked to whom, as somebody would write it in an hour.
    private final Map<String, Set<String>> naive = new HashMap<>();

    private void link(String from, String to) {
        naive.computeIfAbsent(from, key -> new HashSet<>()).add(to);
        naive.computeIfAbsent(to, key -> new HashSet<>()).add(from);
    }

    private static String node(String type, String id) {
        return switch (type) {
            case "refseq", "ccds", "ensembl.transcript", "ensembl.protein" ->
                type + "|" + id.replaceFirst("\\.[0-9]+$", "");
            case "ucsc" -> type + "|" + id.replaceFirst("\\.[0-9]+$", "").toLowerCase(Locale.ROOT);
            case "hgnc.symbol" -> type + "|" + id.toUpperCase(Locale.ROOT);
            default -> type + "|" + id;
        };
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            String[] header = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                if (header == null && line.startsWith("#") && !line.startsWith("#tax_id")) {
                    continue;
                }
                if (header == null) {
                    header = cells;
                    continue;
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], i < cells.length ? cells[i].replace("\"", "") : "");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void links(Map<String, String> row, String from, String column, String type, String split) {
        for (String part : row.get(column).split(split)) {
            if (!part.isBlank() && !part.equals("-")) {
                link(from, node(type, part.strip()));
            }
        }
    }

    private void readHgnc(Path file) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("symbol", "hgnc.symbol");
        types.put("ensembl_gene_id", "ensembl.gene");
        types.put("entrez_id", "ncbigene");
        types.put("vega_id", "vega");
        types.put("uniprot_ids", "uniprot");
        types.put("refseq_accession", "refseq");
        types.put("ccds_id", "ccds");
        types.put("ucsc_id", "ucsc");
        types.put("omim_id", "omim");
        types.put("mirbase", "mirbase");
        types.put("cosmic", "cosmic");
        types.put("homeodb", "homeodb");
        types.put("snornabase", "snornabase");
        types.put("pseudogene.org", "pseudogene");
        types.put("horde_id", "horde");
        types.put("lncipedia", "lncipedia");
        types.put("gtrnadb", "gtrnadb");
        types.put("rna_central_id", "rnacentral");
        for (Map<String, String> row : rows(file)) {
            String gene = node("hgnc", row.get("hgnc_id"));
            types.forEach((column, type) -> links(row, gene, column, type, "\\|"));
            String[] mane = row.get("mane_select").split("\\|");
            if (mane.length == 2) {
                link(gene, node("ensembl.transcript", mane[0]));
                link(gene, node("refseq", mane[1]));
            }
            for (String target : row.get("iuphar").split("\\|")) {
                if (target.contains(":")) {
                    String type = target.startsWith("objectId") ? "iuphar.receptor" : "iuphar.ligand";
                    link(gene, node(type, target.substring(target.indexOf(':') + 1)));
                }
            }
        }
    }

    private void readGeneInfo(Path file) throws IOException {
        Map<String, String> databases = Map.of("HGNC", "hgnc", "Ensembl", "ensembl.gene", "miRBase", "mirbase");
        for (Map<String, String> row : rows(file)) {
            if (row.get("Symbol").equals("NEWENTRY")) {
                continue;
            }
            String gene = node("ncbigene", row.get("GeneID"));
            // Neanderthals' genes are among them, whose symbols are spelt as they stand
            boolean human = row.get("#tax_id").equals("9606");
            String symbol = row.get("Symbol");
            link(gene, human ? node("hgnc.symbol", symbol) : "hgnc.symbol|" + symbol);
            for (String xref : row.get("dbXrefs").split("\\|")) {
                String database = xref.substring(0, Math.max(0, xref.indexOf(':')));
                if (databases.containsKey(database)) {
                    link(gene, node(databases.get(database), xref.substring(database.length() + 1)));
                }
            }
        }
    }

    private void readHumanGem(Path file) throws IOException {
        for (Map<String, String> row : rows(file)) {
            String gene = node("ensembl.gene", row.get("genes"));
            links(row, gene, "geneENSTID", "ensembl.transcript", ";");
            links(row, gene, "geneENSPID", "ensembl.protein", ";");
            links(row, gene, "geneUniProtID", "uniprot", ";");
            links(row, gene, "geneSymbols", "hgnc.symbol", ";");
            links(row, gene, "geneEntrezID", "ncbigene", ";");
        }
    }

    private GraphJob job() {
        return new GraphJob(Plugins.onClassPath(), new LocalRunner(), RunListener.SILENT, note -> {});
    }

    private Path describe(Path table, String roles) throws IOException {
        return Files.writeString(folder.resolve("table.yaml"), "path: " + table + "\n" + roles);
    }

    private Path humanGenes() throws IOException {
        return describe(SharedFiles.require("data/idmap/gene/human-gem_genes.tsv"), """
                source: Human-GEM
                id_column: genes
                id_type: ensembl.gene
                name_column: geneNames
                columns:
                  - {column: geneENSTID, type: ensembl.transcript, relation: encodes, separator: ;}
                  - {column: geneENSPID, type: ensembl.protein, relation: encodes, separator: ;}
                  - {column: geneUniProtID, type: uniprot, relation: encodes, separator: ;}
                  - {column: geneSymbols, type: hgnc.symbol, relation: same, separator: ;}
                  - {column: geneEntrezID, type: ncbigene, relation: same, separator: ;}
                """);
    }

    private static Set<String> found(Resolver resolver, String node) {
        int bar = node.indexOf('|');
        byte[] id = node.substring(bar + 1).getBytes(StandardCharsets.UTF_8);
        TypeSet types = resolver.graph().typesRelatedTo(node.substring(0, bar));
        LookupStatus status = resolver.resolve(types, id, 0, id.length);
        Set<String> found = new TreeSet<>();
        if (status == LookupStatus.MAPPED) {
            for (int i = 0; i < resolver.mappings(); i++) {
                Graph graph = resolver.graph();
                found.add(graph.type(resolver.node(i)) + "|" + graph.id(resolver.node(i)));
            }
        }
        return found;
    }

    private Set<String> expected(String node, int hops) {
        Set<String> seen = new HashSet<>(Set.of(node));
        Set<String> last = Set.of(node);
        for (int i = 0; i < hops; i++) {
            Set<String> next = new HashSet<>();
            last.forEach(at -> next.addAll(naive.getOrDefault(at, Set.of())));
            next.removeAll(seen);
            seen.addAll(next);
            last = next;
        }
        seen.remove(node);
        Set<String> asked = new TreeSet<>();
        for (String other : seen) {
            if (ASKED.contains(other.substring(0, other.indexOf('|')))) {
                asked.add(other);
            }
        }
        return asked;
    }

    @Test
    void answersAboutHumanGenesAreThoseOfANaiveProgram() throws IOException {
        Path hgnc = SharedFiles.require("data/idmap/hgnc/hgnc_complete_set_2024.txt.gz");
        Path geneInfo = SharedFiles.require("data/idmap/ncbi/Homo_sapiens.gene_info_2021.gz");
        Path genes = SharedFiles.require("data/idmap/gene/human-gem_genes.tsv");
        readHgnc(hgnc);
        readGeneInfo(geneInfo);
        readHumanGem(genes);
        Path file = folder.resolve("human.sluice");

        GraphJob.Built built = job().build(
                        List.of(
                                hgnc.toString(),
                                geneInfo.toString(),
                                humanGenes().toString()),
                        file.toString(),
                        false);

        assertThat(built.deadLetters()).isZero();
        assertThat(built.sources())
                .extracting(SourceReport::format, SourceReport::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hgnc", 43_882L),
                        org.assertj.core.groups.Tuple.tuple("gene_info", 61_393L),
                        org.assertj.core.groups.Tuple.tuple("table", 2_887L));
        Graph graph = Graph.open(file);
        LookupLimits limits = LookupLimits.DEFAULT.withPredicates(FIRM).withTargetTypes(ASKED);
        Resolver one = new Resolver(graph, limits.withMaxHops(1));
        Resolver two = new Resolver(graph, limits);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> asked = new HashMap<>();
        for (String node : new TreeSet<>(naive.keySet())) {
            String type = node.substring(0, node.indexOf('|'));
            if (!ASKED.contains(type)) {
                continue;
            }
            int number = asked.merge(type, 1, Integer::sum);
            if (!found(one, node).equals(expected(node, 1))) {
                wrong.add("1 hop: " + node + " " + found(one, node) + " " + expected(node, 1));
            }
            if (number % 20 == 0 && !found(two, node).equals(expected(node, 2))) {
                wrong.add("2 hops: " + node + " " + found(two, node) + " " + expected(node, 2));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked.values().stream().mapToInt(n -> n).sum()).isGreaterThan(150_000);
        assertThat(asked.values()).allMatch(n -> n > 10_000);
    }

    @Test
    void everyPositiveMappingOfBiomappingsIsThereAndNoOther() throws IOException {
        Path set = SharedFiles.require("data/idmap/sssom/biomappings_positive.sssom.tsv");
        Map<String, Set<String>> mappings = new HashMap<>();
        for (Map<String, String> row : rows(set)) {
            String subject = row.get("subject_id");
            String object = row.get("object_id");
            mappings.computeIfAbsent(subject, key -> new TreeSet<>()).add(curie(object));
            mappings.computeIfAbsent(object, key -> new TreeSet<>()).add(curie(subject));
        }
        Path file = folder.resolve("biomappings.sluice");

        GraphJob.Built built = job().build(List.of(set.toString()), file.toString(), false);

        assertThat(built.deadLetters()).isZero();
        Graph graph = Graph.open(file);
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(1));
        List<String> wrong = new ArrayList<>();
        mappings.forEach((curie, expected) -> {
            String prefix = curie.substring(0, curie.indexOf(':'));
            Set<String> found = curies(resolver, prefix, curie.substring(prefix.length() + 1));
            if (!found.equals(expected)) {
                wrong.add(curie + " " + found + " " + expected);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(mappings).hasSizeGreaterThan(20_000);
    }

    @Test
    void everyTwoIdentifiersOfARowOfBridgeDbAreLinked() throws IOException {
        Path list = SharedFiles.require("data/idmap/bridgedb/yeast_id_mapping.txt");
        String orf = "Y[A-P][LR][0-9]{3}[WC](-[A-Z])?|Q[0-9]{4}|R00[0-9]{2}[WC]";
        for (Map<String, String> row : rows(list)) {
            List<String> nodes = new ArrayList<>();
            String gene = row.get("Ensembl");
            nodes.add((gene.matches(orf) ? "sgd|" : "ensembl|") + gene);
            nodes.add("insdc|" + row.get("EMBL"));
            nodes.add("ncbigene|" + row.get("Entrez Gene"));
            nodes.add("uniprot|" + row.get("UniProt-TrEMBL"));
            nodes.removeIf(node -> node.endsWith("|"));
            nodes.forEach(from -> nodes.stream().filter(to -> !to.equals(from)).forEach(to -> link(from, to)));
        }
        Path file = folder.resolve("yeast.sluice");

        GraphJob.Built built = job().build(List.of(list.toString()), file.toString(), false);

        assertThat(built.deadLetters()).isZero();
        assertThat(wrongNeighbours(file)).isEmpty();
        assertThat(naive).hasSizeGreaterThan(28_000);
    }

    @Test
    void metabolitesOfHumanGemAreLinkedAsTheirColumnsSay() throws IOException {
        Path table = SharedFiles.require("data/idmap/chem/human-gem_metabolites.tsv");
        Map<String, String> types = Map.of(
                "metKEGGID", "kegg.compound",
                "metHMDBID", "hmdb",
                "metChEBIID", "chebi",
                "metPubChemID", "pubchem.compound",
                "metMetaNetXID", "metanetx.chemical",
                "metRecon3DID", "vmh.metabolite");
        StringBuilder roles = new StringBuilder("id_column: metsNoComp\nid_type: metatlas\ncolumns:\n");
        types.forEach(
                (column, type) -> roles.append("  - {column: " + column + ", type: " + type + ", separator: ;}\n"));
        for (Map<String, String> row : rows(table)) {
            String metabolite = "metatlas|" + row.get("metsNoComp");
            types.forEach((column, type) -> links(row, metabolite, column, type, ";"));
        }
        Path file = folder.resolve("metabolites.sluice");

        job().build(List.of(describe(table, roles.toString()).toString()), file.toString(), false);

        List<String> wrong = wrongNeighbours(file);
        assertThat(wrong).isEmpty();
        assertThat(naive).hasSizeGreaterThan(10_000);
    }

    /// Nodes whose neighbours in the graph are not those of the naive reading.
    private List<String> wrongNeighbours(Path file) {
        Resolver resolver = new Resolver(Graph.open(file), LookupLimits.DEFAULT.withMaxHops(1));
        List<String> wrong = new ArrayList<>();
        naive.forEach((node, expected) -> {
            Set<String> found = found(resolver, node);
            if (!found.equals(new TreeSet<>(expected))) {
                wrong.add(node + " " + found + " " + expected);
            }
        });
        return wrong;
    }

    /// A CURIE with the prefix that the type has here, where it is known under several.
    private static String curie(String text) {
        String prefix = text.substring(0, text.indexOf(':'));
        IdentifierType type = IdentifierTypes.standard().find(prefix);
        return (type == null ? prefix.toLowerCase(Locale.ROOT) : type.curiePrefix()) + text.substring(prefix.length());
    }

    private static Set<String> curies(Resolver resolver, String prefix, String local) {
        Graph graph = resolver.graph();
        IdentifierType type = IdentifierTypes.standard().find(prefix);
        // The canonical text of some types has a prefix of its own, which a CURIE leaves out.
        byte[] bytes = ((type == null ? "" : type.ownPrefix()) + local).getBytes(StandardCharsets.UTF_8);
        resolver.resolve(graph.typesRelatedTo(prefix), bytes, 0, bytes.length);
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < resolver.mappings(); i++) {
            found.add(graph.curie(resolver.node(i)));
        }
        return found;
    }
}
