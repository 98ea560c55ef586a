package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphBuilderTest {
    @TempDir
    Path folder;

    private List<String> resolve(String type, String id, String... edges) {
        Graph graph = Graphs.open(folder.resolve("g"), edges);
        return Graphs.resolve(new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(1)), type, id);
    }

    @Test
    void makesIdentifiersCanonicalAndRefinesTheirTypes() {
        Graph graph = Graphs.open(
                folder.resolve("g"),
                "ensg00000141510.5 ENSEMBL UniProtKB:P04637 UniProtKB",
                "hgnc:5 HGNC 1 EntrezGene");

        assertThat(graph.summary().nodesByType().keySet())
                .containsExactly("ensembl.gene", "hgnc", "ncbigene", "uniprot");
        assertThat(Graphs.resolve(new Resolver(graph, LookupLimits.DEFAULT), "ensembl", "ENSG00000141510"))
                .containsExactly("mapped", "uniprot:P04637 1 10000 xref");
        assertThat(Graphs.resolve(new Resolver(graph, LookupLimits.DEFAULT), "hgnc", "HGNC:5"))
                .containsExactly("mapped", "ncbigene:1 1 10000 xref");
    }

    @Test
    void makesTheCuriesThatParsersMake() throws IOException {
        GraphBuilder builder = new GraphBuilder();
        ParsedIdentifier parsed = new ParsedIdentifier();
        IdentifierParsers parsers = IdentifierParsers.standard();
        ByteSink curies = new ByteSink(Budget.unlimited());
        for (IdentifierType type : IdentifierTypes.standard().all()) {
            assertThat(builder.add("hub", "hub", type.example(), type.name(), "", "", ""))
                    .as(type.name())
                    .isNull();
        }
        builder.write(folder.resolve("g"));
        Graph graph = Graph.open(folder.resolve("g"));
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT);

        for (IdentifierType type : IdentifierTypes.standard().all()) {
            byte[] example = type.example().getBytes(StandardCharsets.UTF_8);
            parsers.parse(example, 0, example.length, type, parsed);
            curies.clear();
            parsed.writeCurie(curies);
            resolver.resolve(graph.typesRelatedTo("hub"), "hub".getBytes(StandardCharsets.UTF_8), 0, 3);
            assertThat(IntStream.range(0, resolver.mappings())
                            .mapToObj(i -> graph.type(resolver.node(i)) + " " + graph.curie(resolver.node(i))))
                    .as(type.name())
                    .contains(parsed.type().name() + " " + curies);
        }
    }

    @Test
    void keepsTheHighestConfidenceOfEqualEdges() {
        assertThat(resolve("t", "A", "A t B t same s1 0.5", "B t A t exactMatch s2 0.75", "A t B t same s3 0.7"))
                .containsExactly("mapped", "t:B 1 7500 same");
    }

    @Test
    void keepsTextsThatJsonMustEscape() {
        Graph graph = Graphs.open(folder.resolve("g"), "a\"b\\c t \u00e9\u001fx t");
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT);

        assertThat(Graphs.resolve(resolver, "t", "a\"b\\c")).containsExactly("mapped", "t:\u00e9\u001fx 1 10000 xref");
        ByteSink json = new ByteSink(Budget.unlimited());
        graph.writeJsonId(resolver.node(0), json);
        assertThat(json).hasToString("\u00e9\\u001fx");
        json.clear();
        graph.writeJsonCurie(resolver.pathNode(0, 0), json);
        assertThat(json).hasToString("t:a\\\"b\\\\c");
    }

    @Test
    void walksOneWayOrBothAsThePredicateSays() {
        String[] edges = {
            "A t B t broader", "A t C t encodes", "A t D t previous", "A t E t replaces", "A t F t encoded_by"
        };

        assertThat(resolve("t", "B", edges)).containsExactly("mapped", "t:A 1 10000 narrower");
        assertThat(resolve("t", "C", edges)).containsExactly("mapped", "t:A 1 10000 encodes");
        assertThat(resolve("t", "D", edges)).containsExactly("no_target");
        assertThat(resolve("t", "E", edges))
                .as("E was replaced by A, and A by D")
                .containsExactly("secondary", "t:D 0 10000 previous");
    }

    @Test
    void countsWhatItWasGiven() throws IOException {
        GraphBuilder builder = Graphs.builder(
                "P04637 uniprot 1 my same a",
                "P04637 uniprot 1 my same b 0.5",
                "nonsense uniprot 2 my orthologous_to a",
                "3 my 4 my same a 0",
                "5 my 6 my same a 0.12345678949",
                "5 my 7 my close");
        builder.addInput("edges.tsv", "crc32c:00000000");

        GraphSummary summary = builder.write(folder.resolve("g"));

        assertThat(summary.nodes()).isEqualTo(9);
        assertThat(summary.edges()).isEqualTo(4);
        assertThat(summary.edgesByPredicate())
                .containsOnly(Map.entry("same", 2L), Map.entry("xref", 1L), Map.entry("close", 1L));
        assertThat(summary.edgesBySource()).containsOnly(Map.entry("a", 3L), Map.entry("", 1L));
        assertThat(summary.unknownRelations()).containsOnly(Map.entry("orthologous_to", 1L));
        assertThat(summary.intake()).isEqualTo(new GraphSummary.Intake(6, 1, 1, 1, 1, 1, 0));
        assertThat(summary.inputs()).containsExactly(new GraphSummary.Input("edges.tsv", "crc32c:00000000"));
        assertThat(Graph.open(folder.resolve("g")).summary()).isEqualTo(summary);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20})
    void leavesNothingWhenItIsToldToEnd(int calls) throws IOException {
        BuildProgress told = new BuildProgress() {
            private final AtomicInteger left = new AtomicInteger(calls);

            @Override
            public void at(String phase, long done, long all) {
                goOn();
            }

            @Override
            public void goOn() {
                if (left.getAndDecrement() <= 0) {
                    throw new RunStopped(RunStopped.Reason.INTERRUPTED, "enough");
                }
            }
        };
        GraphBuilder builder = new GraphBuilder(folder, 1);
        for (int i = 0; i < 200_000; i++) {
            builder.add("a" + i * 7919 % 100_003, "t", "b" + i % 90_001, "u", "same", "", "");
        }

        assertThatThrownBy(() -> builder.write(folder.resolve("g"), told))
                .isInstanceOf(RunStopped.class)
                .hasMessage("enough");

        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "'',       uniprot, A, t, '',      '',  malformed_edge, source_id",
        "NA,       uniprot, A, t, '',      '',  malformed_edge, source_id",
        "P04637,   '',      A, t, '',      '',  malformed_edge, source_type",
        "A,        t, P04637, ' ', '',     '',  malformed_edge, target_type",
        "A,        t, '',     t, '',       '',  malformed_edge, target_id",
        "A,        t, B,      t, same,     1.1, malformed_edge, confidence",
        "A,        t, B,      t, same,     -0.1, malformed_edge, confidence",
        "A,        t, B,      t, same,     high, malformed_edge, confidence",
        "p04637,   uniprot, UniProt:P04637, UniProtKB, same, '', self_edge, target_id",
    })
    void refusesRowsThatAreNoEdges(
            String sourceId,
            String sourceType,
            String targetId,
            String targetType,
            String relation,
            String confidence,
            String kind,
            String column) {
        GraphBuilder builder = new GraphBuilder();

        EdgeFault fault = builder.add(sourceId, sourceType, targetId, targetType, relation, "", confidence);

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.column()).isEqualTo(column);
        assertThat(fault.hint()).isNotBlank();
        assertThat(builder.edges()).isZero();
    }

    @Test
    void refusesIdentifiersThatAreTooLong() {
        assertThat(new GraphBuilder().add("x".repeat(5_000), "t", "A", "t", "", "", ""))
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("longer than 4096 bytes"));
        assertThat(new GraphBuilder().add("B", "t", "A", "t", "", "s".repeat(2_000), ""))
                .satisfies(fault -> assertThat(fault.column()).isEqualTo("source"));
    }
}
