package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is wrong in a long table is told at its place, costs its own lines only, and needs no memory.
class DamagedTableTest {
    private static final int ROWS = 1_000_000;
    private static final int LARGE = 50 << 20;
    private static final int KEPT = 64 << 10;

    @TempDir
    Path folder;

    @Test
    void tellsEachDamageOfAMillionLinesAtItsPlaceInSmallMemory() throws Exception {
        Path input = folder.resolve("in.csv");
        Table table = new Table(input);
        table.write("id,name,value\n");
        table.write("1,\"never closed,x\n"); // line 2
        for (int row = 2; row <= ROWS; row++) {
            switch (row) {
                case 400_000 -> table.write("400000,too short\n");
                case 500_000 -> table.write("500000,two,many,fields\n");
                case 600_000 -> {
                    table.write("600000,caf");
                    table.write(0xE9, 1);
                    table.write(",x\n");
                }
                case 700_000 -> {
                    table.write("700000,");
                    table.write('g', LARGE);
                    table.write(",x\n");
                }
                case 800_000 -> {
                    table.write("800000,\"");
                    table.write('q', LARGE);
                    table.write("\",x\n");
                }
                case 900_000 -> table.write("900000,\"two\nlines\",x\n");
                default -> table.write(row + ",name " + row + ",x\n");
            }
            table.mark(row);
        }
        table.close();
        Path output = folder.resolve("out.jsonl");

        ChildJvm child = ChildJvm.run(List.of("-Xmx64m"), ChildJob.arguments(input.toString(), output.toString()));

        assertThat(child.errors())
                .startsWith("999994 written = 1000000 read - 6 dead - 0 filtered + 0 expanded")
                .hasLineCount(1);
        assertThat(child.exitCode()).isZero();
        List<JsonNode> letters = Finished.jsonLines(Path.of(output + ".errors.jsonl"));
        assertThat(letters).hasSize(6);
        requirePlace(letters.get(0), "unterminated_quote", 1, 2, 14, 17, null);
        assertThat(raw(letters.get(0))).isEqualTo("1,\"never closed,x");
        requirePlace(letters.get(1), "ragged_row", 400_000, 400_001, table.startOf(400_000), 16, "value");
        assertThat(raw(letters.get(1))).isEqualTo("400000,too short");
        assertThat(letters.get(1).get("message").asString())
                .isEqualTo("2 fields, expected 3; the first without a value is \"value\"");
        requirePlace(letters.get(2), "ragged_row", 500_000, 500_001, table.startOf(500_000), 22, null);
        requirePlace(letters.get(3), "undecodable", 600_000, 600_001, table.startOf(600_000), 13, "name");
        assertThat(letters.get(3).get("message").asString())
                .isEqualTo("byte 0xE9 at offset " + (table.startOf(600_000) + 10)
                        + ", in column \"name\", is not valid utf-8");
        assertThat(Base64.getDecoder().decode(letters.get(3).get("raw_base64").asString()))
                .isEqualTo("600000,caf\u00e9,x".getBytes(StandardCharsets.ISO_8859_1));
        requirePlace(letters.get(4), "record_too_large", 700_000, 700_001, table.startOf(700_000), LARGE + 9, null);
        assertThat(raw(letters.get(4))).hasSize(KEPT).startsWith("700000,ggg");
        assertThat(letters.get(4).get("raw_truncated").asBoolean()).isTrue();
        requirePlace(letters.get(5), "record_too_large", 800_000, 800_001, table.startOf(800_000), LARGE + 11, null);
        assertThat(raw(letters.get(5))).hasSize(KEPT).startsWith("800000,\"qqq");
        requireTheRest(output);
    }

    private static void requireTheRest(Path output) throws IOException {
        List<Integer> refused = List.of(1, 400_000, 500_000, 600_000, 700_000, 800_000);
        try (var lines = Files.newBufferedReader(output)) {
            for (int row = 1; row <= ROWS; row++) {
                if (!refused.contains(row)) {
                    String name = row == 900_000 ? "two\\nlines" : "name " + row;
                    String expected = "{\"id\":\"" + row + "\",\"name\":\"" + name + "\",\"value\":\"x\"}";
                    String line = lines.readLine();
                    if (!expected.equals(line)) {
                        assertThat(line).isEqualTo(expected);
                    }
                }
            }
            assertThat(lines.readLine()).isNull();
        }
    }

    private static void requirePlace(
            JsonNode letter, String kind, long record, long line, long offset, long length, String column) {
        assertThat(List.of(
                        letter.get("kind").asString(),
                        letter.get("record").asLong(),
                        letter.get("line").asLong(),
                        letter.get("offset").asLong(),
                        letter.get("length").asLong()))
                .isEqualTo(List.of(kind, record, line, offset, length));
        assertThat(letter.get("column").isNull() ? null : letter.get("column").asString())
                .isEqualTo(column);
        assertThat(letter.get("stage").asString()).isEqualTo("read");
        assertThat(letter.get("hint").asString()).isNotBlank();
    }

    private static String raw(JsonNode letter) {
        return letter.get("raw").asString();
    }

    @Test
    void losesOneLineToEachOfManyQuotesThatNothingCloses() throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int row = 1; row <= 200; row++) {
            text.append(row).append(row % 10 == 0 ? ",\"open\n" : ",x\n");
        }
        Path input = Files.writeString(folder.resolve("in.csv"), text);

        Finished finished = Finished.of(Sluice.read(input.toString()), folder.resolve("out.jsonl"))
                .requireLedger();

        assertThat(finished.deadLetters().stream()
                        .map(letter -> letter.get("line").asInt()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .map(i -> 10 * i + 1)
                        .boxed()
                        .toList());
    }

    /// A file being written, with the places of its rows.
    private static final class Table {
        private final OutputStream out;
        private final long[] starts = new long[ROWS + 2];
        private long offset;

        Table(Path path) throws IOException {
            out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        }

        void write(String ascii) throws IOException {
            byte[] bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
            out.write(bytes);
            offset += bytes.length;
        }

        void write(int b, int times) throws IOException {
            byte[] bytes = new byte[times];
            Arrays.fill(bytes, (byte) b);
            out.write(bytes);
            offset += times;
        }

        void mark(int row) {
            starts[row + 1] = offset;
        }

        long startOf(int row) {
            return starts[row];
        }

        void close() throws IOException {
            out.close();
        }
    }
}
