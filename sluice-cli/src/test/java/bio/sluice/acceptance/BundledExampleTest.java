package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bio.sluice.app.StrategyRun;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.job.RunSettings;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The strategy that comes with Sluice: parsed, normalized, cross-referenced, and always the same bytes.
class BundledExampleTest {
    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();
    private static final int ROWS = 356;

    @TempDir
    Path folder;

    @Test
    void accountsForEveryRowAndLooksEveryIdentifierUp() throws IOException {
        Path output = run("out", List.of());

        List<JsonNode> records = Finished.jsonLines(output);
        assertThat(records.size() + Finished.jsonLines(errors(output)).size()).isEqualTo(ROWS);
        JsonNode first = records.get(0);
        assertThat(first.at("/uniprot_parsed/curie").asString()).isEqualTo("uniprot:P04637");
        assertThat(first.get("UniProt_status").asString()).isEqualTo("mapped");
        assertThat(first.get("UniProt_mappings").toString()).contains("\"HGNC:11998\"", "\"7157\"");
        assertThat(records)
                .allSatisfy(record -> assertThat(OtherReader.keys(record)).contains("UniProt_status"));
    }

    @Test
    void writesTheSameBytesForAnyNumberOfWorkersAndChunkSize() throws IOException {
        Path first = run("first", List.of());

        for (int workers : new int[] {1, 2, 8}) {
            for (int chunkSize : new int[] {1, 7, 1_000}) {
                Path other = run(
                        workers + "-" + chunkSize,
                        List.of("streaming.max_concurrent_chunks=" + workers, "streaming.chunk_size=" + chunkSize));
                requireSame(other, first);
            }
        }
    }

    @Test
    void writesTheSameBytesFromGzip() throws IOException {
        Path first = run("first", List.of());
        byte[] table = Files.readAllBytes(EXAMPLES.resolve("data/proteins.csv"));
        Path members = Files.write(folder.resolve("members.csv.gz"), Packed.joined(Packed.members(table, 500)));
        Path blocks = Files.write(folder.resolve("blocks.csv.gz"), Packed.bgzf(table, 1_000));

        for (Path packed : List.of(members, blocks)) {
            Path other = run(packed.getFileName() + ".d", List.of("steps.map.action.params.input_path=" + packed));
            assertThat(other).hasSameBinaryContentAs(first);
            assertThat(Finished.lastingManifest(manifest(other))).isEqualTo(Finished.lastingManifest(manifest(first)));
        }
    }

    @Test
    void writesTheSameBytesOnAnotherJdk() throws Exception {
        Optional<Path> java = Jdks.another();
        assumeTrue(java.isPresent(), "no other JDK found");
        Path first = run("first", List.of());
        Path output = Files.createDirectories(folder.resolve("other-jdk")).resolve("out.jsonl");

        ChildJvm child = ChildJvm.run(
                java.get(), List.of(), List.of(BundledExampleTest.class.getName(), output.toString()), in -> {});

        assertThat(child.errors()).isEmpty();
        assertThat(child.exitCode()).isZero();
        requireSame(output, first);
    }

    /// Runs the strategy into the file named by the first argument.
    public static void main(String[] args) throws IOException {
        runInto(Path.of(args[0]), List.of());
    }

    private Path run(String name, List<String> assignments) throws IOException {
        return runInto(Files.createDirectories(folder.resolve(name)).resolve("out.jsonl"), assignments);
    }

    private static Path runInto(Path output, List<String> assignments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "steps.map.action.params.input_path=" + EXAMPLES.resolve("data/proteins.csv"),
                "steps.map.action.params.output_path=" + output,
                "steps.map.action.params.normalization=" + EXAMPLES.resolve("strategies/rules.yaml")));
        all.addAll(assignments);
        Problems problems = new Problems();
        Strategy strategy = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                .read(EXAMPLES.resolve("strategies/human-proteins.yaml"), all, Map.of(), problems);
        assertThat(problems.all()).isEmpty();
        new StrategyRun(strategy, RunSettings.QUIET).run();
        return output;
    }

    private static void requireSame(Path one, Path other) throws IOException {
        assertThat(one).hasSameBinaryContentAs(other);
        assertThat(errors(one)).hasSameBinaryContentAs(errors(other));
        assertThat(Finished.lastingManifest(manifest(one))).isEqualTo(Finished.lastingManifest(manifest(other)));
    }

    private static Path errors(Path output) {
        return Path.of(output + ".errors.jsonl");
    }

    private static Path manifest(Path output) {
        return Path.of(output + ".manifest.json");
    }
}
