package bio.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.stream.RunSample;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class MetricsFileTest {
    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    private void write(MetricsFile file, String pipeline, RunSample... samples) throws IOException {
        try (file) {
            file.started(Samples.pipeline(pipeline), Samples.stats(samples[0]));
            for (RunSample sample : samples) {
                file.sampled(sample);
            }
            file.ended(Samples.stats(samples[samples.length - 1]));
        }
    }

    @Test
    void writesALineForEachSample() throws IOException {
        Path path = folder.resolve("metrics.jsonl");

        write(MetricsFile.to(path, false, warnings::add), "s/map", Samples.after(1, "parse"), Samples.after(3, "parse"));

        List<String> lines = Files.readAllLines(path);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo(
                        """
                        {"time": "1970-01-01T00:00:03Z", "pipeline": "s/map", "elapsed_seconds": 3.000000, \
                        "records_read": 35, "records_written": 27, "records_dead": 3, "records_filtered": 0, \
                        "records_expanded": 0, "field_errors": 3, "chunks": 3, "records_per_second": 10, \
                        "error_rate": 0.100000, "input_stored_bytes": 300, "input_size_bytes": 1000, \
                        "input_bytes": 900, "output_bytes": 1500, "resident_memory_bytes": 52428800, \
                        "heap_used_bytes": 20971520, "heap_max_bytes": 536870912, \
                        "slots": {"free": 6, "working": 3, "waiting": 1}, "slow_stage": "parse", "stages": [\
                        {"stage": "read", "seconds": 0.500000, "batches": 3, "records": 30, "threads": 0}, \
                        {"stage": "process", "processor": "parse", "seconds": 2.700000, "batches": 3, \
                        "records": 30, "threads": 2}, \
                        {"stage": "encode", "seconds": 0.001000, "batches": 3, "records": 30, "threads": 0}, \
                        {"stage": "append", "seconds": 0.002000, "batches": 3, "records": 30, "threads": 0}], \
                        "waiting_seconds": {"slot": 0.000000, "input": 0.250000}, \
                        "chunk_latency_seconds": {"count": 4, "sum": 70.000000, "p50": 0.001000, "p95": 69.000000, \
                        "p99": 69.000000, "max": 69.000000}}""");
        // the first interval has the errors that cost a field too
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.get("error_rate").decimalValue()).isEqualByComparingTo("0.4");
        assertThat(warnings).isEmpty();
    }

    @Test
    void isDocumentedWithAllItsKeys() throws IOException {
        Path path = folder.resolve("metrics.jsonl");
        String docs = Files.readString(Path.of("..", "docs", "metrics.md"));

        write(MetricsFile.to(path, false, warnings::add), "p", Samples.after(1, "parse"));

        JsonNode line = new ObjectMapper().readTree(Files.readString(path).strip());
        List<String> keys = new ArrayList<>(line.propertyNames());
        keys.addAll(line.get("slots").propertyNames());
        keys.addAll(line.get("stages").get(1).propertyNames());
        keys.addAll(line.get("chunk_latency_seconds").propertyNames());
        assertThat(keys).hasSizeGreaterThan(30).allSatisfy(key -> assertThat(docs)
                .contains("`" + key + "`"));
    }

    @Test
    void everyLineIsThereAtOnce() throws IOException {
        Path path = folder.resolve("metrics.jsonl");
        try (MetricsFile file = MetricsFile.to(path, false, warnings::add)) {
            assertThat(path).doesNotExist();
            file.started(Samples.pipeline("p"), Samples.stats(Samples.after(1, "p")));
            assertThat(path).isEmptyFile();
            file.sampled(Samples.after(1, "p"));
            assertThat(Files.readAllLines(path)).hasSize(1);
        }
    }

    @Test
    void namesAreJsonWhateverTheyHold() throws IOException {
        Path path = folder.resolve("metrics.jsonl");
        String name = "a\"b\\c\nd\u0001 é \u2028";

        write(MetricsFile.to(path, false, warnings::add), name, Samples.after(1, name));

        JsonNode line = new ObjectMapper().readTree(Files.readString(path).strip());
        assertThat(line.get("pipeline").asString()).isEqualTo(name);
        assertThat(line.get("stages").get(1).get("processor").asString()).isEqualTo(name);
    }

    @Test
    void replacesWhatIsThere() throws IOException {
        Path path = Files.writeString(folder.resolve("metrics.jsonl"), "old\n".repeat(1_000));

        write(MetricsFile.to(path, false, warnings::add), "p", Samples.after(1, "p"));

        assertThat(Files.readAllLines(path)).hasSize(1).noneMatch("old"::equals);
    }

    @Test
    void goesOnBehindTheLastWholeLine() throws IOException {
        for (String before : List.of("", "a", "a\n", "a\nb", "x".repeat(20_000), "x\n" + "y".repeat(20_000))) {
            Path path = Files.writeString(folder.resolve("metrics.jsonl"), before);

            write(MetricsFile.to(path, true, warnings::add), "p", Samples.after(1, "p"));

            String whole = before.substring(0, before.lastIndexOf('\n') + 1);
            assertThat(Files.readString(path)).startsWith(whole + "{").endsWith("}\n");
            assertThat(Files.readAllLines(path))
                    .hasSize((int) whole.lines().count() + 1);
        }
    }

    @Test
    void aFileThatCannotBeOpenedFailsTheRunBeforeItBegins() {
        MetricsFile file = MetricsFile.to(folder.resolve("nowhere/metrics.jsonl"), false, warnings::add);

        assertThatThrownBy(() -> file.started(Samples.pipeline("p"), Samples.stats(Samples.after(1, "p"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aLineThatCannotBeWrittenEndsTheMetricsAndNotTheRun() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        write(MetricsFile.to(full, "m.jsonl", warnings::add), "p", Samples.after(1, "p"), Samples.after(2, "p"));

        assertThat(warnings)
                .containsExactly("no more metrics are written, for m.jsonl cannot be: No space left on device");
    }

    @Test
    void writesToDevices() throws IOException {
        write(MetricsFile.to(Path.of("/dev/null"), false, warnings::add), "p", Samples.after(1, "p"));

        assertThat(warnings).isEmpty();
    }
}
