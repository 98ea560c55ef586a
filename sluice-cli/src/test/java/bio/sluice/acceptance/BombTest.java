package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Small inputs that unpack to much more than there is memory, each in a JVM of 64 MB.
class BombTest {
    private static final int LARGER_THAN_MEMORY = 200;
    private static final int TEN_GIGABYTES = 10_000;

    @TempDir
    Path folder;

    private ChildJvm run(Path input, String... params) throws Exception {
        return ChildJvm.run(
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                ChildJob.arguments(input.toString(), output().toString(), params));
    }

    private Path output() {
        return folder.resolve("out.jsonl");
    }

    private List<JsonNode> deadLetters() throws IOException {
        return Finished.jsonLines(Path.of(output() + ".errors.jsonl"));
    }

    private long ledger(String term) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(Path.of(output() + ".manifest.json")))
                .get("ledger")
                .get(term)
                .asLong();
    }

    @ParameterizedTest
    @CsvSource({"csv, 'a,b\n', '\n1,2\n'", "tsv, 'a\tb\n', '\n1\t2\n'", "jsonl, '', '\n{\"a\":\"1\",\"b\":\"2\"}\n'"})
    void aMonsterRecordIsADeadLetter(String format, String before, String after) throws Exception {
        requireOneMonster(format, before, after, LARGER_THAN_MEMORY);
    }

    @Test
    @Tag("slow")
    void aMonsterRecordOfTenGigabytesIsADeadLetter() throws Exception {
        requireOneMonster("csv", "a,b\n", "\n1,2\n", TEN_GIGABYTES);
    }

    private void requireOneMonster(String format, String before, String after, int mebibytes) throws Exception {
        Path bomb = folder.resolve("bomb." + format + ".gz");
        Bomb.write(bomb, before, (byte) 0, mebibytes, after);
        assertThat(Files.size(bomb)).as("packed").isLessThan(mebibytes * 1_100L);

        ChildJvm child = run(bomb);

        assertThat(child.errors()).startsWith("1 written = 2 read - 1 dead");
        assertThat(child.exitCode()).isZero();
        assertThat(Files.readString(output())).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}\n");
        JsonNode letter = deadLetters().get(0);
        assertThat(letter.get("kind").asString()).isEqualTo("record_too_large");
        assertThat(letter.get("length").asLong()).isEqualTo((long) mebibytes << 20);
        assertThat(letter.get("raw").asString()).hasSize(1 << 16);
        assertThat(letter.get("raw_truncated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"csv, 'a,b\n', '1,2\n'", "jsonl, '', '{\"a\":\"1\",\"b\":\"2\"}\n'"})
    void blankLinesAreCounted(String format, String before, String after) throws Exception {
        Path bomb = folder.resolve("blank." + format + ".gz");
        Bomb.write(bomb, before, (byte) '\n', LARGER_THAN_MEMORY, after);

        ChildJvm child = run(bomb);

        assertThat(child.errors()).startsWith("1 written = 1 read");
        assertThat(child.exitCode()).isZero();
        assertThat(ledger("blank")).isEqualTo((long) LARGER_THAN_MEMORY << 20);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    @Tag("slow")
    void tenGigabytesOfBlankLinesAreCounted() throws Exception {
        Path bomb = folder.resolve("blank.csv.gz");
        Bomb.write(bomb, "a,b\n", (byte) '\n', TEN_GIGABYTES, "1,2\n");

        assertThat(run(bomb).exitCode()).isZero();
        assertThat(ledger("blank")).isEqualTo((long) TEN_GIGABYTES << 20);
    }

    @ParameterizedTest
    @CsvSource({"0", "10"})
    void aSetRatioEndsTheRun(byte filling) throws Exception {
        Path bomb = folder.resolve("bomb.csv.gz");
        Bomb.write(bomb, "a,b\n", filling, LARGER_THAN_MEMORY, "\n1,2\n");

        ChildJvm child = run(bomb, "max_decompression_ratio=100");

        assertThat(child.exitCode()).isEqualTo(4);
        assertThat(child.errors()).contains(bomb.toString()).contains("max_decompression_ratio");
        assertThat(output()).doesNotExist();
    }

    @Test
    void aDeepRecordIsADeadLetter() throws Exception {
        int deep = 100_000;
        Path input = folder.resolve("deep.jsonl");
        Files.writeString(
                input,
                "{\"a\":1}\n{\"a\":" + "[".repeat(deep) + "]".repeat(deep) + "}\n" + "{\"a\":".repeat(deep) + "1"
                        + "}".repeat(deep) + "\n{\"a\":2}\n",
                StandardCharsets.UTF_8);

        ChildJvm child = run(input);

        assertThat(child.errors()).startsWith("2 written = 4 read - 2 dead");
        assertThat(deadLetters())
                .extracting(letter -> letter.get("kind").asString())
                .containsOnly("json_too_deep");
    }

    @Test
    void asManyDeadLettersAsRecordsTakeNoMemory() throws Exception {
        int records = 1_000_000;
        Path input = folder.resolve("short.csv");
        try (var out = Files.newBufferedWriter(input)) {
            out.write("a,b\n");
            for (int i = 0; i < records; i++) {
                out.write(i + "\n");
            }
        }

        ChildJvm child = run(input);

        assertThat(child.errors()).startsWith("0 written = " + records + " read - " + records + " dead");
        assertThat(child.exitCode()).isZero();
    }
}
