package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.cli.Main;
import bio.sluice.graph.GraphBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Graph files in processes of their own.
class GraphFilesTest {
    private static final int GENES = 20_000;
    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    @Test
    void areBuiltInLessMemoryThanTheirEdgesTake() throws Exception {
        Path little = folder.resolve("little");
        Path much = folder.resolve("much");

        // Sixteen bytes of numbers for each edge alone are 16 MB; the texts of the nodes and their table take 40 more.
        ChildJvm child = ChildJvm.run(
                List.of("-Xmx40m", "-XX:+UseSerialGC"),
                List.of(ManyEdges.class.getName(), little.toString(), String.valueOf(16 << 20)));

        assertThat(child.errors()).isEmpty();
        assertThat(child.exitCode()).isZero();
        ManyEdges.main(new String[] {much.toString(), String.valueOf(512L << 20)});
        assertThat(little).hasSameBinaryContentAs(much);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(little, much);
        }
    }

    @Test
    void areToldToBeCutWhenThatHappensDuringARun() throws Exception {
        Path graph = folder.resolve("g.sluice");
        GraphBuilder builder = new GraphBuilder();
        for (int i = 1; i <= GENES; i++) {
            builder.add("" + i, "ncbigene", "HGNC:" + i, "hgnc", "same", "", "");
        }
        builder.write(graph);

        ChildJvm child = ChildJvm.run(
                ChildJvm.THIS_JAVA,
                List.of(),
                List.of(
                        Main.class.getName(),
                        "map",
                        "-",
                        "--in-format",
                        "csv",
                        "--id",
                        "gene=ncbigene",
                        "--graph",
                        graph.toString(),
                        "-o",
                        folder.resolve("out.jsonl").toString()),
                in -> {
                    in.write("gene\n".getBytes(StandardCharsets.UTF_8));
                    // More than pipes and buffers hold: when it is written the run is in the middle.
                    feed(in);
                    try (FileChannel channel = FileChannel.open(graph, StandardOpenOption.WRITE)) {
                        channel.truncate(256);
                    }
                    feed(in);
                });

        assertThat(child.exitCode()).as(child.errors()).isEqualTo(4);
        assertThat(child.errors()).contains("was cut");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    private static void feed(OutputStream in) throws IOException {
        for (int i = 0; i < ROWS; i++) {
            in.write(((i * 7L) % GENES + 1 + "                                        \n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
    }
}
