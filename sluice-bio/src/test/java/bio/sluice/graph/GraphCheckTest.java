package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphCheckTest {
    private static final List<String> IDS = List.of("P04637", "HGNC:11998", "7157", "old", "a\"b", "A", "hub", "none");

    @TempDir
    Path folder;

    private static GraphBuilder builder() {
        GraphBuilder builder = Graphs.builder(
                "P04637 uniprot HGNC:11998 hgnc same_as s1 0.95",
                "HGNC:11998 hgnc 7157 ncbigene exact s2 0.9",
                "old t P04637 uniprot previous",
                "older t P04637 uniprot alias",
                "a\"b t c\\d t odd _ 0.5",
                "A t B t broader s1 0.5",
                "B t A t broader s1 0.25",
                "P04637 uniprot B t encodes");
        for (int i = 0; i < 30; i++) {
            builder.add("hub", "t", "leaf" + i, "t", "xref", "", "0." + (10 + i));
        }
        return builder;
    }

    /// Makes the checksums right again.
    private static void forge(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int checks = (int) file.getLong(GraphFormat.AT_SECTIONS + 16 * GraphFormat.CHECKS);
        file.putInt(checks, crc(bytes, GraphFormat.HEADER_BYTES, checks));
        file.putInt(GraphFormat.AT_CONTENT_CRC, crc(bytes, checks, bytes.length));
        file.putInt(GraphFormat.AT_HEADER_CRC, crc(bytes, 0, GraphFormat.AT_HEADER_CRC));
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    @Test
    void findsNothingInWhatBuildersWrite() throws IOException {
        GraphBuilder builder = builder();
        builder.addNode("hub", "t", "a \"name\"", "current", "9606");
        builder.addNode("a\"b", "t", "", "withdrawn", "");
        Path file = folder.resolve("g");

        GraphSummary summary = builder.write(file);

        assertThat(GraphCheck.check(file)).isEqualTo(summary);
        assertThat(GraphCheck.check(Graph.open(file), 3)).isEqualTo(summary);
    }

    @Test
    void findsNothingInRandomGraphs() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            RandomEdges edges = new RandomEdges(new Random(seed), true);
            Path file = folder.resolve("g");
            GraphSummary summary = edges.write(edges.edges, file);

            assertThat(GraphCheck.check(Graph.open(file), 1 + seed % 5)).isEqualTo(summary);
        }
    }

    /// Whoever forges a file can make its checksums right.
    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80})
    void findsWhateverAForgerChangesInNodesAndHash(int change) throws IOException {
        Path file = folder.resolve("g");
        builder().write(file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int from = (int) header.getLong(GraphFormat.AT_SECTIONS + 16 * GraphFormat.HASH);
        int to = (int) header.getLong(GraphFormat.AT_SECTIONS + 16 * GraphFormat.NAMES) - GraphFormat.PADDING;

        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                // Perhaps nothing but padding.
                continue;
            }
            bytes[i] ^= (byte) change;
            forge(bytes);
            Files.write(file, bytes);
            assertThatThrownBy(() -> GraphCheck.check(file))
                    .as("byte %d of %d to %d", i, from, to)
                    .isInstanceOfSatisfying(
                            RunStopped.class,
                            stopped -> assertThat(stopped.reason()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT))
                    .hasMessageStartingWith("graph " + file + " is damaged");
            bytes[i] ^= (byte) change;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0xFF})
    void stopsOrAnswersWhateverAForgerChanges(int change) throws IOException {
        GraphBuilder builder = builder();
        builder.addNode("hub", "t", "a \"name\"", "current", "9606");
        Path file = folder.resolve("g");
        builder.write(file);
        byte[] bytes = Files.readAllBytes(file);
        int stopped = 0;

        for (int i = GraphFormat.AT_DECIMALS; i < bytes.length; i++) {
            byte before = bytes[i];
            bytes[i] ^= (byte) change;
            byte[] forged = bytes.clone();
            try {
                forge(forged);
            } catch (IndexOutOfBoundsException noPlaceForChecks) {
                forged = bytes.clone();
            }
            Files.write(file, forged);
            try {
                look(Graph.open(file));
            } catch (RunStopped told) {
                assertThat(told.reason()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
                assertThat(told).hasMessageStartingWith("graph " + file + " ");
                stopped++;
            }
            bytes[i] = before;
        }
        assertThat(stopped).isPositive();
    }

    private static void look(Graph graph) {
        graph.summary();
        Resolver resolver = new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(4));
        ByteSink out = new ByteSink(Budget.unlimited());
        for (String id : IDS) {
            byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
            resolver.resolve(null, bytes, 0, bytes.length);
            for (int i = 0; i < resolver.mappings(); i++) {
                int node = resolver.node(i);
                graph.writeCurie(node, out);
                graph.writeJsonCurie(node, out);
                graph.writeJsonId(node, out);
                graph.type(node);
                graph.name(node);
                graph.status(node);
                graph.species(node);
                out.clear();
            }
        }
    }

    @Test
    void namesTheBytesThatDiffer() throws IOException {
        Path file = folder.resolve("g");
        builder().write(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[700] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> GraphCheck.check(file))
                .hasMessageMatching("graph .* is damaged: the checksum of its bytes from 256 to \\d+ differs; "
                        + "build it again with sluice graph build");
    }
}
