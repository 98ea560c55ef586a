package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Graphs that do not fit in the memory of their builder.
class GraphMemoryTest {
    private static final String[] CONFIDENCES = {"", "0.9", "0.8", "0.75", "0.5", "0.123456789"};
    private static final String[] RELATIONS = {
        "same", "close", "encodes", "broader", "narrower", "xref", "previous", "alias", "odd"
    };
    private static final String[] STATUSES = {"", "current", "merged", "withdrawn"};

    @TempDir
    Path folder;

    /// Rows of an edge table, or of facts if they have five cells.
    private static List<String[]> rows(int count, int nodes, long seed) {
        Random random = new Random(seed);
        List<String[]> rows = new ArrayList<>();
        while (rows.size() < count) {
            if (random.nextInt(10) == 0) {
                rows.add(new String[] {
                    id(random, nodes),
                    type(random),
                    random.nextInt(3) == 0 ? "" : "name \"" + random.nextInt(5),
                    STATUSES[random.nextInt(STATUSES.length)],
                    random.nextBoolean() ? "" : "" + (1 + random.nextInt(3))
                });
                continue;
            }
            String[] row = {
                id(random, nodes),
                type(random),
                // Some nodes have many edges.
                id(random, random.nextInt(4) == 0 ? 3 : nodes),
                type(random),
                RELATIONS[random.nextInt(RELATIONS.length)],
                "s" + random.nextInt(3),
                CONFIDENCES[random.nextInt(CONFIDENCES.length)]
            };
            if (!row[0].equals(row[2]) || !row[1].equals(row[3])) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String id(Random random, int nodes) {
        int number = random.nextInt(nodes);
        return (number % 7 == 0 ? "a\"b\\" : number % 5 == 0 ? "T1:" : "x") + number;
    }

    private static String type(Random random) {
        return "t" + random.nextInt(3);
    }

    private GraphSummary write(List<String[]> rows, long memory, Path file) throws IOException {
        return fill(new GraphBuilder(new BuildFiles(folder), memory), rows).write(file);
    }

    private static GraphBuilder fill(GraphBuilder builder, List<String[]> rows) {
        for (String[] row : rows) {
            EdgeFault fault = row.length == 5
                    ? builder.addNode(row[0], row[1], row[2], row[3], row[4])
                    : builder.add(row[0], row[1], row[2], row[3], row[4], row[5], row[6]);
            assertThat(fault).isNull();
        }
        return builder;
    }

    private List<String> namesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6_000, 10_000, 1 << 16, 1 << 20})
    void holdsTheSameBytesWhateverTheMemoryAndTheOrder(long memory) throws IOException {
        List<String[]> rows = rows(6_000, 1_500, 1);
        Path plenty = folder.resolve("plenty");
        GraphSummary expected = write(rows, GraphBuilder.USUAL_MEMORY, plenty);
        Collections.shuffle(rows, new Random(memory));
        Path scarce = folder.resolve("scarce");

        GraphSummary summary = write(rows, memory, scarce);

        assertThat(summary).isEqualTo(expected);
        assertThat(Files.readAllBytes(scarce)).isEqualTo(Files.readAllBytes(plenty));
        assertThat(namesInFolder()).containsExactly("plenty", "scarce");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6})
    void holdsWhatANaiveModelHolds(long seed) throws IOException {
        List<String[]> rows = rows(3_000, 40, seed);
        Path file = folder.resolve("g");

        GraphSummary summary = write(rows, 1 << 12, file);

        Map<String, String> edges = new TreeMap<>();
        Map<String, List<String[]>> facts = new HashMap<>();
        Map<String, Boolean> nodes = new HashMap<>();
        for (String[] row : rows) {
            if (row.length == 5) {
                nodes.put(row[1] + " " + row[0], true);
                facts.computeIfAbsent(row[1] + " " + row[0], key -> new ArrayList<>())
                        .add(row);
            } else {
                nodes.put(row[1] + " " + row[0], true);
                nodes.put(row[3] + " " + row[2], true);
                put(edges, row);
            }
        }
        Graph graph = Graph.open(file);
        assertThat(summary.nodes()).isEqualTo(nodes.size());
        Map<String, String> held = new TreeMap<>();
        int node = 0;
        for (int i = 0; i < summary.nodes(); i++, node = graph.after(node)) {
            String key = graph.type(node) + " " + graph.id(node);
            assertThat(nodes.remove(key)).as(key).isTrue();
            checkFacts(graph, node, facts.getOrDefault(key, List.of()));
            long targets = graph.targets(node);
            long links = graph.links(targets, graph.edges(node));
            for (int e = 0; e < graph.edges(node); e++) {
                int target = graph.target(targets, e);
                long link = graph.link(links, e);
                EdgeKind kind = graph.tables().kinds().get(Graph.kindOf(link));
                held.put(
                        key + " > " + graph.type(target) + " " + graph.id(target) + " " + kind.predicate()
                                + kind.tier(),
                        Graph.confidenceOf(link) + kind.source() + kind.relation());
            }
        }
        assertThat(held).isEqualTo(edges);
    }

    private static void put(Map<String, String> edges, String[] row) {
        Relation relation = Relation.of(row[4]);
        String from = row[1] + " " + row[0];
        String to = row[3] + " " + row[2];
        int units = row[6].isEmpty() ? Confidence.ONE : (int) Math.round(Double.parseDouble(row[6]) * Confidence.ONE);
        String value = units + row[5] + (relation.known() ? "" : row[4]);
        put(edges, from + " > " + to + " " + relation.predicate() + relation.tier(), value);
        if (relation.predicate().backwards() != null) {
            put(edges, to + " > " + from + " " + relation.predicate().backwards() + relation.tier(), value);
        }
    }

    private static void put(Map<String, String> edges, String key, String value) {
        edges.merge(key, value, (a, b) -> {
            int order = Integer.compare(units(a), units(b));
            return order != 0 ? order > 0 ? a : b : a.compareTo(b) < 0 ? a : b;
        });
    }

    private static int units(String value) {
        return Integer.parseInt(value.substring(0, value.indexOf('s')));
    }

    private static void checkFacts(Graph graph, int node, List<String[]> facts) {
        String name = facts.stream()
                .map(fact -> fact[2])
                .filter(text -> !text.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
        assertThat(graph.name(node)).isEqualTo(name);
        NodeStatus status = Arrays.stream(NodeStatus.values())
                .filter(value -> facts.stream().anyMatch(fact -> fact[3].equals(value.text())))
                .findFirst()
                .orElse(null);
        assertThat(graph.status(node)).isEqualTo(status);
        List<String> species = facts.stream()
                .map(fact -> fact[4])
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        assertThat(graph.species(node)).isEqualTo(species.size() == 1 ? Integer.parseInt(species.get(0)) : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes", "edges", "placing", "writing"})
    void leavesNothingBehindWhenItIsStopped(String when) throws IOException {
        GraphBuilder builder = fill(new GraphBuilder(new BuildFiles(folder), 1 << 14), rows(20_000, 20_000, 9));

        assertThatThrownBy(() -> builder.write(folder.resolve("g"), (phase, done, all) -> {
                    if (phase.equals(when)) {
                        throw new RunStopped(RunStopped.Reason.INTERRUPTED, "enough");
                    }
                }))
                .hasMessage("enough");

        assertThat(namesInFolder()).isEmpty();
    }

    @Test
    void tellsWhereWorkingFilesCannotBeWritten() {
        Path missing = folder.resolve("missing");
        GraphBuilder builder = new GraphBuilder(new BuildFiles(missing), 1 << 14);

        assertThatThrownBy(() -> fill(builder, rows(20_000, 20_000, 9)).write(folder.resolve("g")))
                .isInstanceOfSatisfying(
                        RunStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT))
                .hasMessageStartingWith("graph build: the working files in " + missing);
    }

    @Test
    void refusesMoreCombinationsThanMemoryHolds() {
        GraphBuilder builder = new GraphBuilder(new BuildFiles(folder), 1 << 14);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        builder.add("A", "t", "B", "t", "", "", "0." + (100_000 + i));
                    }
                })
                .isInstanceOfSatisfying(
                        RunStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(RunStopped.Reason.USAGE))
                .hasMessageContaining("more than 4096 combinations of confidence");
    }

    @Test
    void refusesMoreEdgesOfOneIdentifierThanMemoryHolds() throws IOException {
        GraphBuilder builder = new GraphBuilder(new BuildFiles(folder), 1 << 14);
        for (int i = 0; i < 5_000; i++) {
            builder.add("hub", "t", "x" + i, "t", "", "", "");
        }

        assertThatThrownBy(() -> builder.write(folder.resolve("g")))
                .hasMessageContaining("an identifier has more than 4096 edges");
        assertThat(namesInFolder()).isEmpty();
    }
}
