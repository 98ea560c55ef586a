package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.graph.diff.GraphDifference;
import bio.sluice.graph.diff.GraphDifference.Changes;
import bio.sluice.graph.export.EdgeTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Going through whole graphs: export, comparison, look-ups of many and backwards.
class GraphContentProperties {
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("graph");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        for (String name : List.of("g", "h")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static Graph graph(long seed, String name) throws IOException {
        RandomEdges edges = new RandomEdges(new Random(seed), true);
        Path file = folder.resolve(name);
        edges.write(edges.edges, file);
        return Graph.open(file);
    }

    private static String table(Graph graph) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EdgeTable(graph, out).write();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String[]> rows(String table) {
        return table.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void exportsWhatBuildsTheSameGraphAgain(@ForAll long seed) throws IOException {
        Graph graph = graph(seed, "g");
        String table = table(graph);
        GraphBuilder builder = new GraphBuilder();
        for (String[] row : rows(table)) {
            EdgeFault fault = row[2].isEmpty()
                    ? builder.addNode(row[0], row[1], row[7], row[8], row[9])
                    : builder.add(row[0], row[1], row[2], row[3], row[4], row[5], row[6]);
            assertThat(fault).isNull();
        }
        builder.write(folder.resolve("h"));
        Graph again = Graph.open(folder.resolve("h"));

        assertThat(table(again)).isEqualTo(table);
        assertThat(GraphDifference.between(graph, again).isEmpty()).isTrue();
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(3));
        Resolver other = new Resolver(again, LookupLimits.DEFAULT.withMaxHops(3));
        for (String[] row : rows(table)) {
            assertThat(Graphs.answer(other, row[1], row[0])).isEqualTo(Graphs.answer(resolver, row[1], row[0]));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void countsWhatDiffersBetweenTheTables(@ForAll long seed) throws IOException {
        Graph before = graph(seed, "g");
        Graph after = graph(seed + 1, "h");

        GraphDifference difference = GraphDifference.between(before, after);

        assertThat(changes(difference.edges())).isEqualTo(expected(edges(before), edges(after)));
        assertThat(changes(difference.identifiers())).isEqualTo(expected(nodes(before), nodes(after)));
    }

    private static Map<String, Changes> changes(Map<String, Changes> all) {
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(new Changes(0, 0, 0)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// By identity, after a slash what it is counted under: what may change.
    private static Map<String, String> edges(Graph graph) throws IOException {
        Map<String, String> edges = new HashMap<>();
        for (String[] row : rows(table(graph))) {
            if (!row[2].isEmpty()) {
                edges.put(String.join("\t", row[0], row[1], row[2], row[3]) + "/" + row[4], row[5] + "\t" + row[6]);
            }
        }
        return edges;
    }

    private static Map<String, String> nodes(Graph graph) throws IOException {
        Map<String, String> nodes = new HashMap<>();
        for (String[] row : rows(table(graph))) {
            nodes.putIfAbsent(row[0] + "/" + row[1], "\t\t");
            if (row[2].isEmpty()) {
                nodes.put(row[0] + "/" + row[1], row[7] + "\t" + row[8] + "\t" + row[9]);
            } else {
                nodes.putIfAbsent(row[2] + "/" + row[3], "\t\t");
            }
        }
        return nodes;
    }

    private static Map<String, Changes> expected(Map<String, String> before, Map<String, String> after) {
        Map<String, long[]> counts = new TreeMap<>();
        after.forEach((key, value) -> count(counts, key, before.containsKey(key) ? -1 : 0));
        before.forEach((key, value) ->
                count(counts, key, !after.containsKey(key) ? 1 : after.get(key).equals(value) ? -1 : 2));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Changes(entry.getValue()[0], entry.getValue()[1], entry.getValue()[2])));
    }

    private static void count(Map<String, long[]> counts, String key, int which) {
        if (which >= 0) {
            counts.computeIfAbsent(key.substring(key.lastIndexOf('/') + 1), k -> new long[3])[which]++;
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void goesThroughRanksInPartsOfAnySize(@ForAll long seed) throws IOException {
        Graph graph = graph(seed, "g");

        for (int most : new int[] {1, 2, 3, 1_000}) {
            RankedNodes nodes = new RankedNodes(graph, most);
            for (int rank = 0; rank < graph.nodes(); rank++) {
                assertThat(graph.rank(nodes.next())).isEqualTo(rank);
            }
            assertThat(nodes.next()).isEqualTo(-1);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void looksUpManyAsItLooksUpOneAndBackwardsAsForwards(@ForAll long seed) throws IOException {
        Graph graph = graph(seed, "g");
        RandomEdges edges = new RandomEdges(new Random(seed), true);
        LookupLimits limits = LookupLimits.DEFAULT
                .withMaxHops(1 + new Random(seed).nextInt(4))
                .withMinConfidence(edges.limits().minConfidence());
        Lookups lookups = new Lookups(graph, limits);
        Map<String, List<String>> ids = new TreeMap<>();
        GraphContent content = new GraphContent(graph);
        while (content.next()) {
            ids.computeIfAbsent(graph.type(content.node()), t -> new ArrayList<>())
                    .add(graph.id(content.node()));
        }
        Map<String, List<String>> mapping = new HashMap<>();
        ids.forEach((type, texts) -> {
            List<Found> many = lookups.findAll(type, texts);
            for (int i = 0; i < texts.size(); i++) {
                Found one = lookups.find(type, texts.get(i));
                assertThat(many.get(i)).isEqualTo(one);
                for (FoundMapping found : one.mappings()) {
                    mapping.computeIfAbsent(found.id() + "\t" + found.type(), k -> new ArrayList<>())
                            .add(one.canonical() + "\t" + type + "\t" + found.hops() + "\t" + found.confidence());
                }
            }
        });
        ids.forEach((type, texts) -> {
            for (String id : texts) {
                List<String> backwards = lookups.reverse(type, id).mappings().stream()
                        .map(found ->
                                found.id() + "\t" + found.type() + "\t" + found.hops() + "\t" + found.confidence())
                        .toList();
                assertThat(backwards)
                        .containsExactlyInAnyOrderElementsOf(mapping.getOrDefault(id + "\t" + type, List.of()));
            }
        });
    }
}
