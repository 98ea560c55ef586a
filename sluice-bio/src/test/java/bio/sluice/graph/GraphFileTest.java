package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphFileTest {
    private static final String[] EDGES = {
        "P04637 uniprot HGNC:11998 hgnc same_as s1 0.95", "HGNC:11998 hgnc 7157 Entrez exact s2",
    };

    @TempDir
    Path folder;

    @Test
    void refusesAFileInWhichAnyByteDiffers() throws IOException {
        Path file = folder.resolve("g");
        Graphs.builder(EDGES).write(file);
        byte[] bytes = Files.readAllBytes(file);

        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] ^ 1 << i % 8);
            Files.write(file, bytes);
            assertThatThrownBy(() -> Graph.open(file))
                    .as("byte %d", i)
                    .isInstanceOfSatisfying(
                            RunStopped.class,
                            stopped -> assertThat(stopped.reason()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT))
                    .hasMessageStartingWith("graph " + file + " ")
                    .hasMessageEndingWith("; build it again with sluice graph build");
            bytes[i] = (byte) (bytes[i] ^ 1 << i % 8);
        }
    }

    @Test
    void refusesAFileThatIsCutAnywhere() throws IOException {
        Path file = folder.resolve("g");
        Graphs.builder(EDGES).write(file);
        byte[] bytes = Files.readAllBytes(file);

        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Graph.open(file)).as("%d bytes", length).isInstanceOf(RunStopped.class);
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> Graph.open(file))
                .hasMessageContaining(
                        "is damaged: it should have " + bytes.length + " bytes and has " + (bytes.length + 1));
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Graph.open(missing))
                .hasMessage("graph " + missing + ": there is no such file; make one with sluice graph build -o "
                        + missing + " EDGES.tsv");
        assertThatThrownBy(() -> Graph.open(folder)).hasMessageContaining(" is not a file");
        Path table = Files.writeString(folder.resolve("edges.tsv"), "source_id\tsource_type\n".repeat(50));
        assertThatThrownBy(() -> Graph.open(table)).hasMessageContaining(" is not a Sluice graph;");
        Path newer = folder.resolve("newer");
        Graphs.builder(EDGES).write(newer);
        byte[] bytes = Files.readAllBytes(newer);
        bytes[GraphFormat.AT_VERSION]++;
        Files.write(newer, bytes);
        assertThatThrownBy(() -> Graph.open(newer))
                .hasMessageContaining("has version 6, and this Sluice reads version 5");
    }

    @Test
    void stopsWhenTheFileIsCutWhileItIsInUse() throws IOException {
        Path file = folder.resolve("g");
        List<String> edges = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            edges.add("a" + i + " t b" + i + " t");
        }
        Graph graph = Graphs.open(file, edges.toArray(String[]::new));
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT);
        assertThat(Graphs.resolve(resolver, "t", "a7")).hasSize(2);

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(GraphFormat.HEADER_BYTES);
        }

        // In compiled code the JVM tells of it late, perhaps when the look-up has returned.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3_000; i++) {
                        Graphs.resolve(resolver, "t", "a" + i);
                    }
                })
                .isInstanceOfAny(RunStopped.class, InternalError.class);
    }

    /// Up to 65,536 different links take two bytes in an edge, more take four.
    @ParameterizedTest
    @CsvSource({"1000, 3", "1000, 4", "70000, 3", "70000, 4"})
    void followsEdgesOverTheEndOfAPage(int confidences, int targetBytes) throws IOException {
        GraphBuilder builder = new GraphBuilder();
        for (int i = 0; i < 70_000; i++) {
            builder.add("hub", "t", "n" + i, "t", "same", "", "0." + (100_000 + i % confidences));
        }
        Path file = folder.resolve("g");
        builder.write(file, List.of(new NodeLayout(NodeLayout.MIN_SHIFT, targetBytes)), (phase, done, all) -> {});
        Resolver resolver = new Resolver(Graph.open(file, 16), LookupLimits.DEFAULT.withMaxHops(1));

        List<String> answer = Graphs.resolve(resolver, "t", "hub");

        int best = confidences - 1;
        assertThat(answer).hasSize(70_001).doesNotHaveDuplicates();
        assertThat(resolver.confidence(0)).isEqualTo((100_000 + best + 50) / 100);
        assertThat(Graphs.resolve(resolver, "t", "n" + best))
                .containsExactly("mapped", "t:hub 1 " + (100_000 + best + 50) / 100 + " same");
    }

    /// Builders choose one by the size of the graph: most graphs of a test would have the same.
    @Test
    void answersTheSameInWhateverLayout() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            RandomEdges edges = new RandomEdges(new Random(seed), true);
            Path usual = folder.resolve("usual");
            GraphSummary summary = edges.write(edges.edges, usual);
            List<PathOracle.Answer> expected = answers(Graph.open(usual));
            for (NodeLayout layout : NodeLayout.ALL) {
                Path file = folder.resolve("g");
                edges.builder(edges.edges).write(file, List.of(layout), (phase, done, all) -> {});

                Graph graph = Graph.open(file);

                assertThat(graph.header().layout()).isEqualTo(layout);
                GraphSummary checked = GraphCheck.check(graph, 1 + seed);
                assertThat(checked.nodesByType()).isEqualTo(summary.nodesByType());
                assertThat(checked.edges()).isEqualTo(summary.edges());
                assertThat(answers(graph)).isEqualTo(expected);
            }
        }
    }

    private static List<PathOracle.Answer> answers(Graph graph) {
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT);
        List<PathOracle.Answer> answers = new ArrayList<>();
        RankedNodes nodes = new RankedNodes(graph);
        for (int node = nodes.next(); node >= 0; node = nodes.next()) {
            answers.add(Graphs.answer(resolver, graph.type(node), graph.id(node)));
        }
        return answers;
    }

    @Test
    void takesTheLayoutInWhichTheNodesTakeLeast() throws IOException {
        Path file = folder.resolve("g");
        Graphs.builder(EDGES).write(file);

        assertThat(Graph.open(file).header().layout()).isEqualTo(new NodeLayout(3, 3));
        assertThat(new NodeLayout(3, 3).holds(8L << 24)).isTrue();
        assertThat(new NodeLayout(3, 3).holds((8L << 24) + 8)).isFalse();
        assertThat(new NodeLayout(6, 4).holds(64L * Integer.MAX_VALUE)).isTrue();
        assertThat(new NodeLayout(6, 4).holds(64L << 31)).isFalse();
    }

    /// Ranks say the order where they can, texts where not: types with a prefix of their own and without one, prefixes
    /// in any case, texts with escapes.
    @Test
    void putsCuriesInTheOrderOfTheirBytes() throws IOException {
        List<String> edges = new ArrayList<>();
        for (String id : List.of(
                "HGNC:5 hgnc",
                "HGNC:10 hgnc",
                "hgnc:x hgnc",
                "12y hgnc",
                "CVCL_0440 cellosaurus",
                "t1:x t1",
                "T1:b t1",
                "y t1",
                "q\"x t1",
                "q#x t1",
                "x t1:x",
                "x t-1",
                "P04637 uniprot")) {
            edges.add("hub t " + id);
        }
        Graph graph = Graphs.open(folder.resolve("g"), edges.toArray(String[]::new));
        List<Integer> nodes = new ArrayList<>();
        RankedNodes ranked = new RankedNodes(graph);
        for (int node = ranked.next(); node >= 0; node = ranked.next()) {
            nodes.add(node);
        }
        CurieOrder order = new CurieOrder(graph);

        for (int a : nodes) {
            for (int b : nodes) {
                int byText = Texts.BYTE_ORDER.compare(graph.curie(a), graph.curie(b));
                int expected = byText != 0 ? byText : Integer.compare(graph.rank(a), graph.rank(b));
                assertThat(order.isBefore(a, b))
                        .as("%s before %s", graph.curie(a), graph.curie(b))
                        .isEqualTo(expected < 0);
            }
        }
        assertThat(nodes).hasSize(14);
    }

    @Test
    void holdsTheSameBytesInWhateverOrderEdgesCome() throws IOException {
        RandomEdges edges = new RandomEdges(new Random(7), true);
        List<RandomEdges.Edge> ordered = new ArrayList<>(edges.edges);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        GraphSummary summary = edges.write(ordered, first);
        Collections.shuffle(ordered, new Random(8));
        GraphSummary shuffled = edges.write(ordered, second);

        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
        assertThat(shuffled).isEqualTo(summary);
        assertThat(Graph.open(first).summary()).isEqualTo(summary);
        assertThat(folder.resolve("first.part")).doesNotExist();
    }

    @Test
    void replacesAFileOnlyWhenTheNewOneIsComplete() throws IOException {
        Path file = folder.resolve("g");
        Graph old = Graphs.open(file, EDGES);

        Graphs.builder("A t B t").write(file);

        assertThat(Graphs.resolve(new Resolver(old, LookupLimits.DEFAULT), "hgnc", "HGNC:11998"))
                .as("whoever has the old file open keeps it")
                .hasSize(3);
        assertThat(Graph.open(file).types()).containsExactly("t");
    }

    @Test
    void holdsNothingIfThereAreNoEdges() throws IOException {
        Path file = folder.resolve("g");

        GraphSummary summary = new GraphBuilder().write(file);

        assertThat(summary.nodes()).isZero();
        Graph graph = Graph.open(file);
        assertThat(Graphs.resolve(new Resolver(graph, LookupLimits.DEFAULT), null, "P04637"))
                .containsExactly("not_in_graph");
    }

    @Test
    void isReadByManyAtOnce() throws Exception {
        List<String> edges = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            edges.add("n" + random.nextInt(300) + " t m" + random.nextInt(300) + " t same s 0."
                    + (1 + random.nextInt(9)));
        }
        Graph graph = Graphs.open(folder.resolve("g"), edges.toArray(String[]::new));
        LookupLimits limits = LookupLimits.DEFAULT.withMaxHops(3).withMaxMappings(9);
        List<List<String>> expected = lookUpAll(graph, limits);
        List<List<List<String>>> found = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> found.add(lookUpAll(graph, limits)));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(found).hasSize(4).allSatisfy(answers -> assertThat(answers).isEqualTo(expected));
    }

    private static List<List<String>> lookUpAll(Graph graph, LookupLimits limits) {
        Resolver resolver = new Resolver(graph, limits);
        List<List<String>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(Graphs.resolve(resolver, null, "n" + i));
        }
        return answers;
    }
}
