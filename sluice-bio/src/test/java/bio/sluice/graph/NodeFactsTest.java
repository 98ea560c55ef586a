package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeFactsTest {
    @TempDir
    Path folder;

    private static int node(Graph graph, String id) {
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(2));
        byte[] bytes = "hub".getBytes(StandardCharsets.UTF_8);
        resolver.resolve(null, bytes, 0, bytes.length);
        for (int i = 0; i < resolver.mappings(); i++) {
            if (graph.id(resolver.node(i)).equals(id)) {
                return resolver.node(i);
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void keepsNameStatusAndSpeciesOfNodes() throws IOException {
        GraphBuilder builder = Graphs.builder("hub t A t", "hub t B t", "hub t C t", "C t D t previous");
        assertThat(builder.addNode(" A ", "t", "tumour \"p53\"", "current", "NCBITaxon:9606"))
                .isNull();
        assertThat(builder.addNode("B", "t", "", "withdrawn", "")).isNull();
        assertThat(builder.addNode("C", "t", "cee", "", "")).isNull();
        GraphSummary summary = builder.write(folder.resolve("g"));

        Graph graph = Graph.open(folder.resolve("g"));

        int a = node(graph, "A");
        assertThat(graph.name(a)).isEqualTo("tumour \"p53\"");
        ByteSink json = new ByteSink(Budget.unlimited());
        graph.writeJsonName(a, json);
        assertThat(json).hasToString("tumour \\\"p53\\\"");
        assertThat(graph.status(a)).isEqualTo(NodeStatus.CURRENT);
        assertThat(graph.species(a)).isEqualTo(9606);
        int b = node(graph, "B");
        assertThat(graph.name(b)).isEmpty();
        assertThat(graph.status(b)).isEqualTo(NodeStatus.WITHDRAWN);
        assertThat(graph.species(b)).isZero();
        assertThat(graph.status(node(graph, "D"))).as("nothing is said of it").isNull();
        assertThat(summary.intake().facts()).isEqualTo(3);
        assertThat(summary.conflicts()).isEqualTo(new GraphSummary.Conflicts(0, 0, 0));
        assertThat(graph.summary()).isEqualTo(summary);
    }

    @Test
    void doesNotDependOnTheOrderOfSourcesThatDisagree() throws IOException {
        List<String[]> facts = new ArrayList<>(List.of(
                new String[] {"second", "withdrawn", "9606"},
                new String[] {"first", "current", "10090"},
                new String[] {"third", "merged", "9606"},
                new String[] {"", "", "9606"}));
        byte[] expected = null;
        for (int seed = 0; seed < 8; seed++) {
            Collections.shuffle(facts, new Random(seed));
            GraphBuilder builder = Graphs.builder("hub t A t");
            for (String[] fact : facts) {
                builder.addNode("A", "t", fact[0], fact[1], fact[2]);
            }
            builder.write(folder.resolve("g"));

            Graph graph = Graph.open(folder.resolve("g"));

            int a = node(graph, "A");
            assertThat(graph.name(a)).isEqualTo("first");
            assertThat(graph.status(a)).isEqualTo(NodeStatus.CURRENT);
            assertThat(graph.species(a)).isZero();
            assertThat(graph.summary().conflicts()).isEqualTo(new GraphSummary.Conflicts(1, 1, 1));
            byte[] bytes = Files.readAllBytes(folder.resolve("g"));
            assertThat(bytes).isEqualTo(expected == null ? bytes : expected);
            expected = bytes;
        }
    }

    @Test
    void makesIdentifiersCanonical() throws IOException {
        GraphBuilder builder = Graphs.builder("hub t P04637 uniprot");

        builder.addNode("sp|P04637|P53_HUMAN", "UniProtKB", "p53", "", "9606");
        builder.write(folder.resolve("g"));

        Graph graph = Graph.open(folder.resolve("g"));
        assertThat(graph.summary().nodes()).isEqualTo(2);
        assertThat(graph.name(node(graph, "P04637"))).isEqualTo("p53");
    }

    @ParameterizedTest
    @CsvSource({
        "'', t,  '', '',       '',        id",
        "A,  '', '', '',       '',        type",
        "A,  t,  '', approved, '',        status",
        "A,  t,  '', '',       human,     species",
        "A,  t,  '', '',       0,         species",
        "A,  t,  '', '',       123456789, species",
        "A,  t,  '', '',       tax:9606,  species",
    })
    void refusesWhatIsNoFact(String id, String type, String name, String status, String species, String column) {
        GraphBuilder builder = new GraphBuilder();

        EdgeFault fault = builder.addNode(id, type, name, status, species);

        assertThat(fault.kind()).isEqualTo("malformed_node");
        assertThat(fault.column()).isEqualTo(column);
        assertThat(fault.hint()).isNotBlank();
        assertThat(builder.facts()).isZero();
    }

    @Test
    void keepsAliasesApartFromFormerNames() throws IOException {
        GraphSummary summary = Graphs.builder("A t B t alias s", "A t B t previous s", "C t B t alias s")
                .write(folder.resolve("g"));

        Graph graph = Graph.open(folder.resolve("g"));

        assertThat(summary.edges()).isEqualTo(3);
        assertThat(graph.tables().kinds())
                .containsExactly(
                        new EdgeKind(Predicate.PREVIOUS, Tier.PREVIOUS, "s", ""),
                        new EdgeKind(Predicate.PREVIOUS, Tier.ALIAS, "s", ""));
        assertThat(graph.tables().edgesByKind()).containsExactly(1, 2);
    }
}
