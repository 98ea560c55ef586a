package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.testkit.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Look-ups in a graph of human genes and metabolites from HGNC, NCBI Gene and Human-GEM, against what trying every
/// path
/// finds in the tables themselves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealGraphTest {
    private static final int SAMPLED = 1_000;
    private static final String SYMBOL = "hgnc.symbol";

    private final List<RandomEdges.Edge> edges = new ArrayList<>();
    private final List<RandomEdges.Fact> facts = new ArrayList<>();
    private final ParsedIdentifier parsed = new ParsedIdentifier();
    private final Set<String> approved = new TreeSet<>();
    private final Map<String, String> geneOf = new HashMap<>();
    private final Map<String, Set<String>> previous = new TreeMap<>();
    private final Map<String, Set<String>> aliases = new TreeMap<>();
    private final Set<String> namedByNcbi = new HashSet<>();
    private Graph graph;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException {
        readHgnc();
        readGeneInfo();
        readGenes();
        readMetabolites();
        GraphBuilder builder = new GraphBuilder();
        for (RandomEdges.Edge edge : edges) {
            assertThat(builder.add(
                            edge.sourceId(),
                            edge.sourceType(),
                            edge.targetId(),
                            edge.targetType(),
                            edge.relation(),
                            edge.source(),
                            edge.confidence()))
                    .isNull();
        }
        for (RandomEdges.Fact fact : facts) {
            builder.addNode(fact.id(), fact.type(), "", fact.status().text(), "");
        }
        builder.write(folder.resolve("g"));
        graph = Graph.open(folder.resolve("g"));
    }

    // ---- the tables

    private interface Row {
        void take(Map<String, String> row);
    }

    private static void read(String file, Row taker) throws IOException {
        Path path = SharedFiles.require("data/idmap/" + file);
        try (InputStream stored = Files.newInputStream(path);
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(stored) : stored, StandardCharsets.UTF_8))) {
            String[] header = in.readLine().split("\t", -1);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header[i], cells[i].replace("\"", ""));
                }
                taker.take(row);
            }
        }
    }

    private static List<String> parts(String cell, String separator) {
        return cell == null || cell.isEmpty() || cell.equals("-") ? List.of() : Arrays.asList(cell.split(separator));
    }

    /// The canonical text, or null if it is none of its type.
    private String canonical(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        IdentifierParsers parsers = IdentifierParsers.standard();
        parsers.parse(bytes, 0, bytes.length, parsers.types().find(type), parsed);
        return parsed.found() && parsed.type().name().equals(type) ? parsed.text() : null;
    }

    private void edge(
            String source, String sourceType, String target, String targetType, String relation, String from) {
        String sourceId = canonical(sourceType, source.strip());
        String targetId = canonical(targetType, target.strip());
        if (sourceId == null || targetId == null || sourceId.equals(targetId) && sourceType.equals(targetType)) {
            return;
        }
        boolean alias = relation.equals("alias");
        Predicate predicate = alias ? Predicate.PREVIOUS : Predicate.find(relation);
        String confidence =
                alias ? "0.8" : predicate == Predicate.XREF ? "0.9" : predicate == Predicate.CLOSE ? "0.95" : "";
        edges.add(new RandomEdges.Edge(sourceId, sourceType, targetId, targetType, predicate, alias, from, confidence));
        if (predicate == Predicate.PREVIOUS) {
            (alias ? aliases : previous)
                    .computeIfAbsent(sourceId, s -> new TreeSet<>())
                    .add(targetId);
        }
    }

    private void readHgnc() throws IOException {
        read("hgnc/hgnc_complete_set_2024.txt.gz", row -> {
            String gene = row.get("hgnc_id");
            String symbol = row.get("symbol");
            edge(symbol, SYMBOL, gene, "hgnc", "same", "HGNC");
            String canonical = canonical(SYMBOL, symbol);
            approved.add(canonical);
            geneOf.put(canonical, gene);
            facts.add(new RandomEdges.Fact(canonical, SYMBOL, NodeStatus.CURRENT, 0));
            parts(row.get("prev_symbol"), "\\|").forEach(old -> edge(old, SYMBOL, symbol, SYMBOL, "previous", "HGNC"));
            parts(row.get("alias_symbol"), "\\|").forEach(also -> edge(also, SYMBOL, symbol, SYMBOL, "alias", "HGNC"));
            parts(row.get("ensembl_gene_id"), "\\|")
                    .forEach(id -> edge(gene, "hgnc", id, "ensembl.gene", "same", "HGNC"));
            parts(row.get("entrez_id"), "\\|").forEach(id -> edge(gene, "hgnc", id, "ncbigene", "same", "HGNC"));
            parts(row.get("uniprot_ids"), "\\|").forEach(id -> edge(gene, "hgnc", id, "uniprot", "encodes", "HGNC"));
            parts(row.get("omim_id"), "\\|").forEach(id -> edge(gene, "hgnc", id, "omim", "xref", "HGNC"));
            parts(row.get("enzyme_id"), "\\|").forEach(id -> edge(gene, "hgnc", id, "ec", "xref", "HGNC"));
        });
    }

    private void readGeneInfo() throws IOException {
        read("ncbi/Homo_sapiens.gene_info_2021.gz", row -> {
            String gene = row.get("GeneID");
            edge(gene, "ncbigene", row.get("Symbol"), SYMBOL, "same", "NCBI");
            namedByNcbi.add(canonical(SYMBOL, row.get("Symbol")));
            for (String reference : parts(row.get("dbXrefs"), "\\|")) {
                String id = reference.substring(reference.indexOf(':') + 1);
                if (reference.startsWith("HGNC:")) {
                    edge(gene, "ncbigene", id, "hgnc", "same", "NCBI");
                } else if (reference.startsWith("Ensembl:")) {
                    edge(gene, "ncbigene", id, "ensembl.gene", "close", "NCBI");
                } else if (reference.startsWith("MIM:")) {
                    edge(gene, "ncbigene", id, "omim", "xref", "NCBI");
                }
            }
        });
    }

    private void readGenes() throws IOException {
        read("gene/human-gem_genes.tsv", row -> {
            String gene = row.get("genes");
            parts(row.get("geneUniProtID"), ";")
                    .forEach(id -> edge(gene, "ensembl.gene", id, "uniprot", "encodes", "GEM"));
            parts(row.get("geneEntrezID"), ";")
                    .forEach(id -> edge(gene, "ensembl.gene", id, "ncbigene", "close", "GEM"));
            parts(row.get("geneENSPID"), ";")
                    .forEach(id -> edge(gene, "ensembl.gene", id, "ensembl.protein", "encodes", "GEM"));
        });
    }

    private void readMetabolites() throws IOException {
        read("chem/human-gem_metabolites.tsv", row -> {
            for (String chebi : parts(row.get("metChEBIID"), ";")) {
                parts(row.get("metKEGGID"), ";")
                        .forEach(id -> edge(chebi, "chebi", id, "kegg.compound", "close", "GEM"));
                parts(row.get("metHMDBID"), ";").forEach(id -> edge(chebi, "chebi", id, "hmdb", "close", "GEM"));
                parts(row.get("metPubChemID"), ";")
                        .forEach(id -> edge(chebi, "chebi", id, "pubchem.compound", "xref", "GEM"));
            }
        });
    }

    // ---- the answers

    @Test
    void findsWhatTryingAllPathsFindsForAThousandIdentifiersOfEachType() {
        PathOracle oracle = new PathOracle(edges, facts);
        Map<String, Set<String>> byType = new TreeMap<>();
        for (RandomEdges.Edge edge : edges) {
            byType.computeIfAbsent(edge.sourceType(), t -> new TreeSet<>()).add(edge.sourceId());
            byType.computeIfAbsent(edge.targetType(), t -> new TreeSet<>()).add(edge.targetId());
        }
        long compared = 0;
        for (int hops = 1; hops <= 2; hops++) {
            LookupLimits limits = LookupLimits.DEFAULT.withMaxHops(hops);
            Resolver resolver = new Resolver(graph, limits);
            for (Map.Entry<String, Set<String>> type : byType.entrySet()) {
                List<String> ids = new ArrayList<>(type.getValue());
                Collections.shuffle(ids, new Random(hops));
                for (String id : ids.subList(0, Math.min(SAMPLED, ids.size()))) {
                    assertThat(Graphs.answer(resolver, type.getKey(), id))
                            .as("%s of type %s, %d hops", id, type.getKey(), hops)
                            .isEqualTo(oracle.resolve(type.getKey(), id, limits));
                    compared++;
                }
            }
        }
        assertThat(byType).hasSizeGreaterThan(10);
        assertThat(compared).isGreaterThan(18_000);
    }

    @Test
    void letsApprovedBeatPreviousAndPreviousBeatAlias() {
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT.withTargetTypes(List.of("hgnc", SYMBOL)));
        Set<String> names = new TreeSet<>(previous.keySet());
        names.addAll(aliases.keySet());
        int ambiguous = 0;
        int split = 0;
        for (String name : names) {
            // NCBI's table is of 2021: what it calls a gene by stands for that gene, whatever has become of the name.
            if (approved.contains(name) || namedByNcbi.contains(name)) {
                continue;
            }
            boolean former = previous.containsKey(name);
            Set<String> owners = former ? previous.get(name) : aliases.get(name);
            PathOracle.Answer answer = Graphs.answer(resolver, SYMBOL, name);
            if (owners.size() == 1) {
                assertThat(answer.status()).as(name).isEqualTo(LookupStatus.SECONDARY);
                continue;
            }
            List<String> candidates = owners.stream()
                    .map(owner -> new PathOracle.Node(SYMBOL, owner).toString())
                    .toList();
            if (former) {
                split++;
                assertThat(answer.status()).as(name).isEqualTo(LookupStatus.SPLIT);
            } else {
                ambiguous++;
                assertThat(answer.status()).as(name).isEqualTo(LookupStatus.AMBIGUOUS);
                assertThat(answer.mappings()).as(name).isEmpty();
            }
            assertThat(answer.candidates()).as(name).containsExactlyInAnyOrderElementsOf(candidates);
        }
        assertThat(ambiguous).isGreaterThan(1_000);
        assertThat(split).isGreaterThan(50);
    }

    @Test
    void neverTakesAnApprovedSymbolForAnotherGene() {
        Resolver resolver =
                new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(1).withTargetTypes(List.of("hgnc")));
        int also = 0;
        for (String symbol : approved) {
            also += previous.containsKey(symbol) || aliases.containsKey(symbol) ? 1 : 0;
            PathOracle.Answer answer = Graphs.answer(resolver, SYMBOL, symbol);

            assertThat(answer.status()).as(symbol).isEqualTo(LookupStatus.MAPPED);
            assertThat(answer.mappings())
                    .as(symbol)
                    .singleElement()
                    .asString()
                    .contains("id=" + geneOf.get(symbol) + "]");
        }
        assertThat(also)
                .as("symbols that are another gene's former name or alias")
                .isGreaterThan(500);
    }
}
