package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bio.sluice.app.Sluice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Same bytes out whatever the number of workers, the chunk size and the way the input comes in.
class DeterminismTest {
    private static final int ROWS = 3_000;
    private static final byte[] TABLE = MessyTable.bytes(ROWS, 42);

    /// What is done with the table.
    enum Job {
        CONVERSION("jsonl"),
        TABLE_TO_TABLE("csv"),
        PARSE_AND_NORMALIZE("jsonl"),
        PARSE_TO_TABLE("csv");

        private final String extension;

        Job(String extension) {
            this.extension = extension;
        }

        Sluice over(String input) {
            Sluice job = Sluice.read(input).with("input_format", "csv");
            return switch (this) {
                case CONVERSION, TABLE_TO_TABLE -> job;
                case PARSE_AND_NORMALIZE, PARSE_TO_TABLE ->
                    job.parse("UniProt", "uniprot")
                            .parse("symbol", "hgnc.symbol")
                            .normalize("symbol", "strip")
                            .filter("value != \"7.00\"");
            };
        }
    }

    @TempDir
    Path folder;

    private Path input;

    @BeforeEach
    void writesTable() throws IOException {
        input = folder.resolve("in.csv");
        Files.write(input, TABLE);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnWorkersAndChunkSize(Job job) throws IOException {
        Finished first = run(job, input, 1, 1_000, "first");

        assertThat(first.report().ledger().dead()).isGreaterThan(ROWS / 30);
        for (int workers : new int[] {1, 2, 8}) {
            for (int chunkSize : new int[] {1, 7, 1_000}) {
                requireSame(run(job, input, workers, chunkSize, workers + "-" + chunkSize), first);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnHowTheInputIsPacked(Job job) throws IOException {
        Map<String, byte[]> packed = new LinkedHashMap<>();
        packed.put("one.csv.gz", Packed.member(TABLE, 0, TABLE.length));
        packed.put("members.csv.gz", Packed.joined(Packed.members(TABLE, 777)));
        packed.put("blocks.csv.gz", Packed.bgzf(TABLE, 5_000));
        packed.put("misnamed.txt", Packed.bgzf(TABLE, 0xFF00));
        Finished first = run(job, input, 1, 1_000, "first");

        for (Map.Entry<String, byte[]> file : packed.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.write(path, file.getValue());
            requireSame(run(job, path, 2, 100, file.getKey()), first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnWhetherTheInputIsPiped(Job job) throws Exception {
        Finished first = run(job, input, 1, 1_000, "first");

        for (int piece : new int[] {TABLE.length, 1_009}) {
            Path output = outputIn("piped-" + piece, job);
            ChildJvm child =
                    ChildJvm.run(ChildJvm.THIS_JAVA, List.of(), arguments(job, "-", output), in -> pour(in, piece));

            assertThat(child.errors()).isEmpty();
            assertThat(child.exitCode()).isZero();
            assertThat(output).hasSameBinaryContentAs(first.output());
            assertSameLetters(Path.of(output + ".errors.jsonl"), Path.of(first.output() + ".errors.jsonl"), "-");
            assertThat(Finished.lastingManifest(Path.of(output + ".manifest.json")))
                    .isEqualTo(lasting(first));
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnTheJdk(Job job) throws Exception {
        Optional<Path> java = Jdks.another();
        assumeTrue(java.isPresent(), "no other JDK found");
        Finished first = run(job, input, 1, 1_000, "first");
        Path output = outputIn("other-jdk", job);

        ChildJvm child = ChildJvm.run(java.get(), List.of(), arguments(job, input.toString(), output), in -> {});

        assertThat(child.errors()).isEmpty();
        assertThat(child.exitCode()).isZero();
        assertThat(output).hasSameBinaryContentAs(first.output());
        assertThat(Path.of(output + ".errors.jsonl")).hasBinaryContent(first.errorBytes());
        assertThat(Finished.lastingManifest(Path.of(output + ".manifest.json"))).isEqualTo(lasting(first));
    }

    private static void pour(OutputStream in, int piece) throws IOException {
        for (int from = 0; from < TABLE.length; from += piece) {
            in.write(TABLE, from, Math.min(piece, TABLE.length - from));
            in.flush();
        }
    }

    /// What [#main] runs in a JVM of its own.
    private static List<String> arguments(Job job, String input, Path output) {
        return List.of(DeterminismTest.class.getName(), job.name(), input, output.toString());
    }

    /// Runs a job; the arguments are its name, the input and the output.
    public static void main(String[] args) throws IOException {
        Job.valueOf(args[0]).over(args[1]).with("chunk_size", 100).write(args[2]);
    }

    private Finished run(Job job, Path from, int workers, int chunkSize, String name) throws IOException {
        Sluice sluice =
                job.over(from.toString()).with("max_concurrent_chunks", workers).with("chunk_size", chunkSize);
        return Finished.of(sluice, outputIn(name, job));
    }

    /// Outputs have the same name in folders of their own, so that manifests can be compared.
    private Path outputIn(String name, Job job) throws IOException {
        return Files.createDirectories(folder.resolve(name + ".d")).resolve("out." + job.extension);
    }

    private void requireSame(Finished one, Finished other) throws IOException {
        assertThat(one.output()).hasSameBinaryContentAs(other.output());
        assertThat(lasting(one)).isEqualTo(lasting(other));
        String source = one.manifest().get("inputs").get(0).get("name").asString();
        assertSameLetters(Path.of(one.output() + ".errors.jsonl"), Path.of(other.output() + ".errors.jsonl"), source);
    }

    /// Dead letters are the same but for the name of their source.
    private void assertSameLetters(Path one, Path other, String source) throws IOException {
        assertThat(Files.readString(one).replace("\"source\":\"" + source + "\"", "\"source\":\"" + input + "\""))
                .isEqualTo(Files.readString(other));
    }

    private static String lasting(Finished finished) throws IOException {
        return finished.lastingManifest();
    }
}
