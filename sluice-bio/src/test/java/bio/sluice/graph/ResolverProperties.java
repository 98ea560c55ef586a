package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ResolverProperties {
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("graph");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("g"));
        Files.delete(folder);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void findsWhatTryingAllPathsFinds(@ForAll long seed) throws IOException {
        compare(seed, false);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void findsWhatTryingAllPathsFindsWithSecondaryIdentifiers(@ForAll long seed) throws IOException {
        compare(seed, true);
    }

    private void compare(long seed, boolean secondaries) throws IOException {
        Random random = new Random(seed);
        RandomEdges edges = new RandomEdges(random, secondaries);
        PathOracle oracle = new PathOracle(edges.edges, edges.facts);
        Path file = folder.resolve("g");
        edges.write(edges.edges, file);
        Graph graph = Graph.open(file, 8 + random.nextInt(8));
        for (int i = 0; i < 4; i++) {
            LookupLimits limits = edges.limits();
            Resolver resolver = new Resolver(graph, limits);
            for (RandomEdges.Fact fact : edges.facts) {
                check(oracle, resolver, limits, null, fact.id());
            }
            for (RandomEdges.Edge edge : edges.edges) {
                check(oracle, resolver, limits, null, edge.targetId());
                check(oracle, resolver, limits, edge.targetType(), edge.targetId());
                check(oracle, resolver, limits, edge.sourceType(), edge.sourceId());
            }
            check(oracle, resolver, limits, null, "absent");
        }
    }

    private static void check(PathOracle oracle, Resolver resolver, LookupLimits limits, String type, String id) {
        assertThat(Graphs.answer(resolver, type, id))
                .as("%s of type %s within %s", id, type, limits)
                .isEqualTo(oracle.resolve(type, id, limits));
    }
}
