package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Rules judge records in input order, whatever the number of workers, the chunk size, and a crash in between.
class ValidationTest {
    private static final int ROWS = 3_000;
    /// Records at the beginning that keep all rules.
    private static final int VALID = 400;

    private static final int MOST = 90;

    private record Row(String id, int score) {}

    @TempDir
    Path folder;

    private final List<Row> rows = new ArrayList<>();
    private Path input;

    /// A table in which keys stand twice, near one another and far apart.
    @BeforeEach
    void writesTable() throws IOException {
        SplittableRandom random = new SplittableRandom(23);
        StringBuilder table = new StringBuilder("id,score\n");
        for (int i = 0; i < ROWS; i++) {
            boolean near = random.nextInt(50) == 0;
            String other = near && i > 0 ? rows.get(i - 1).id() : "k" + random.nextInt(4 * ROWS);
            rows.add(i < VALID ? new Row("v" + i, i % MOST) : new Row(other, random.nextInt(100)));
            table.append(rows.get(i).id())
                    .append(',')
                    .append(rows.get(i).score())
                    .append('\n');
        }
        input = Files.writeString(folder.resolve("in.csv"), table);
    }

    private Sluice job(String onInvalid, int chunkSize, int workers) {
        return Sluice.read(input.toString())
                .with("chunk_size", chunkSize)
                .with("max_concurrent_chunks", workers)
                .with("checkpoint_interval", 0)
                .then("validate", validation(onInvalid));
    }

    private static Map<String, ?> validation(String onInvalid) {
        return Map.of(
                "on_invalid",
                onInvalid,
                "rules",
                List.of(
                        Map.of("unique", List.of("id")),
                        Map.of("column", "score", "type", "integer", "max", Integer.toString(MOST))),
                "expectations",
                List.of(
                        Map.of("column", "id", "min_distinct", "1"),
                        Map.of("min_valid_share", "1", "severity", "warn")));
    }

    /// Numbers of the records that break a rule, read and reckoned without Sluice.
    private Set<Integer> invalid(boolean takesOut) {
        Set<Integer> invalid = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ROWS; i++) {
            boolean high = rows.get(i).score() > MOST;
            // A record that does not go on takes its key from nobody.
            boolean repeated = !(high && takesOut) && !seen.add(rows.get(i).id());
            if (high || repeated) {
                invalid.add(i + 1);
            }
        }
        return invalid;
    }

    private Finished run(Sluice job, String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        return Finished.of(job, folder.resolve(name).resolve("out.jsonl"));
    }

    @Test
    void deadLettersAreThoseThatBreakARule() throws IOException {
        Finished run = run(job("dead_letter", 1_000, 2), "run").requireLedger();

        Set<Integer> letters = new HashSet<>();
        run.deadLetters().forEach(letter -> letters.add(letter.get("record").asInt()));
        assertThat(letters).isEqualTo(invalid(true)).hasSizeGreaterThan(400);
        JsonNode findings = run.manifest().get("validation").get("validate");
        assertThat(findings.get("invalid").asInt()).isEqualTo(letters.size());
        assertThat(findings.get("rules").get(0).get("examples")).hasSize(5);
        assertThat(findings.get("expectations").get(0).get("observed").asLong())
                .isEqualTo(rows.stream().map(Row::id).distinct().count());
    }

    @Test
    void flagsStandInTheRecordsThatBreakARule() throws IOException {
        Finished run = run(job("flag", 1_000, 2), "run").requireLedger();

        Set<Integer> flagged = new HashSet<>();
        List<JsonNode> records = run.records();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).has("validation_errors")) {
                flagged.add(i + 1);
            }
        }
        assertThat(flagged).isEqualTo(invalid(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead_letter", "flag", "stop"})
    void doesNotDependOnWorkersAndChunkSize(String onInvalid) throws IOException {
        String suffix = onInvalid.equals("stop") ? ".rejected" : "";
        run(job(onInvalid, 1_000, 1), "first");

        for (int workers : new int[] {1, 4}) {
            for (int chunkSize : new int[] {1, 2, 1_000}) {
                String name = workers + "-" + chunkSize;
                run(job(onInvalid, chunkSize, workers), name);
                for (String file : List.of("out.jsonl" + suffix, "out.jsonl.errors.jsonl")) {
                    assertThat(folder.resolve(name).resolve(file))
                            .as(name)
                            .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
                }
                assertThat(lasting(name)).isEqualTo(lasting("first"));
            }
        }
    }

    private String lasting(String name) throws IOException {
        // How much was read of an input at which a gate stopped is nobody's concern.
        return Finished.lastingManifest(folder.resolve(name).resolve("out.jsonl.manifest.json"))
                .replaceFirst("\"inputs\" : \\[[^\\]]*\\]", "");
    }

    @Test
    void stopsAtTheFirstRecordThatBreaksARule() throws IOException {
        int first = invalid(true).stream().mapToInt(Integer::intValue).min().orElseThrow();

        String gate = run(job("stop", 1_000, 4), "run").report().gate();

        assertThat(gate).startsWith("record " + first + " of the input: ");
        assertThat(folder.resolve("run/out.jsonl")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("run/out.jsonl.rejected"))).hasSize(first - 1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "1000,1", "100,4"})
    void goesOnAfterACrashAsIfNothingHadHappened(int chunkSize, int workers) throws IOException {
        for (String onInvalid : List.of("dead_letter", "flag")) {
            run(job(onInvalid, chunkSize, workers).then(row -> {}), onInvalid + "-whole");
            String name = onInvalid + "-crashed";
            Sluice crashing = job(onInvalid, chunkSize, workers).then(row -> {
                if (row.get("id").equals(rows.get(ROWS - 700).id())) {
                    throw new RunStopped(RunStopped.Reason.FAILED, "no way on from here");
                }
            });
            assertThatThrownBy(() -> run(crashing, name)).hasMessageContaining("no way on from here");

            run(job(onInvalid, chunkSize, workers).then(row -> {}).with(RunSettings.QUIET.resuming()), name);

            for (String file : List.of("out.jsonl", "out.jsonl.errors.jsonl")) {
                assertThat(folder.resolve(name).resolve(file))
                        .hasSameBinaryContentAs(
                                folder.resolve(onInvalid + "-whole").resolve(file));
            }
            assertThat(lasting(name)).isEqualTo(lasting(onInvalid + "-whole"));
        }
    }

    @Test
    void doesNotDependOnWhetherChunksFitIntoMemory() throws IOException {
        StringBuilder table = new StringBuilder("id,score,filler\n");
        for (Row row : rows) {
            table.append(row.id())
                    .append(',')
                    .append(row.score())
                    .append(',')
                    .append("x".repeat(2_000))
                    .append('\n');
        }
        Files.writeString(input, table);
        Finished roomy = run(job("flag", 1_000, 2), "roomy");

        Finished tight = run(job("flag", 1_000, 2).with("max_memory_mb", 8), "tight");

        assertThat(tight.bytes()).isEqualTo(roomy.bytes());
        assertThat(tight.report().surveys()).isEqualTo(roomy.report().surveys());
        assertThat(tight.records().stream()
                        .filter(record -> record.has("validation_errors"))
                        .count())
                .isEqualTo(invalid(false).size());
    }

    @Test
    void copiesOfARecordRepeatItsKey() throws IOException {
        Files.writeString(input, "id,pair\na,P04637;P38398\nb,P04637\na,P38398\n");
        Map<String, ?> pairs = Map.of(
                "column_mappings",
                List.of(Map.of("source_column", "pair", "identifier_type", "uniprot", "on_composite", "explode")));

        Finished run = run(
                Sluice.read(input.toString())
                        .then("parse", pairs)
                        .then("validate", Map.of("rules", List.of(Map.of("unique", List.of("id"))))),
                "run");

        assertThat(run.records())
                .extracting(record -> record.get("id").asString())
                .containsExactly("a", "b");
        assertThat(run.deadLetters())
                .extracting(letter -> letter.get("message").asString())
                .containsOnly("unique id: an earlier record has id \"a\" too")
                .hasSize(2);
    }
}
