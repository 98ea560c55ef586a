package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import bio.sluice.app.Sluice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The same table in any encoding gives the same records, and dead letters count its own bytes.
class EncodingsTest {
    private static final int ROWS = 5_000;
    private static final int RAGGED_ROW = 4_321;

    @TempDir
    Path folder;

    private String table;
    private Finished fromUtf8;

    @BeforeEach
    void convertsFromUtf8() throws IOException {
        StringBuilder text = new StringBuilder("n\u00b0,n\u00e4me,\u00fc\n");
        for (int row = 1; row <= ROWS; row++) {
            text.append(row)
                    .append(
                            row == RAGGED_ROW
                                    ? ",\u00e9\u00e8 kurz\n"
                                    : ",\"Stra\u00dfe, \u00d8\",\u00b5" + row + "\n");
        }
        table = text.toString();
        fromUtf8 = convert(StandardCharsets.UTF_8, "utf-8", "");
    }

    private Finished convert(Charset charset, String name, String mark) throws IOException {
        return convert((mark + table).getBytes(charset), name, charset + mark);
    }

    private Finished convert(byte[] bytes, String encoding, String file) throws IOException {
        Path input = Files.write(folder.resolve(file + ".csv"), bytes);
        return Finished.of(Sluice.read(input.toString()).with("encoding", encoding), folder.resolve(file + ".jsonl"))
                .requireLedger();
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, latin-1, false",
        "ISO-8859-1, iso-8859-1, false",
        "ISO-8859-15, iso-8859-15, false",
        "windows-1252, windows-1252, false",
        "windows-1252, cp1252, false",
        "UTF-8, utf-8, true",
        "UTF-8, utf-8-sig, true",
        "UTF-16LE, utf-16, true",
        "UTF-16LE, utf-16le, false",
        "UTF-16LE, utf-8, true",
        "UTF-16BE, utf-16be, false",
        "UTF-16BE, utf-16, true",
        "UTF-32LE, utf-32, true"
    })
    void giveTheSameRecordsAndCountTheirOwnBytes(Charset charset, String name, boolean marked) throws IOException {
        String mark = marked ? "\uFEFF" : "";

        Finished finished = convert(charset, name, mark);

        assertThat(finished.output()).hasSameBinaryContentAs(fromUtf8.output());
        JsonNode letter = finished.deadLetters().get(0);
        String raw = RAGGED_ROW + ",\u00e9\u00e8 kurz";
        assertThat(letter.get("record").asInt()).isEqualTo(RAGGED_ROW);
        assertThat(letter.get("line").asInt()).isEqualTo(RAGGED_ROW + 1);
        assertThat(letter.get("offset").asInt())
                .isEqualTo((mark + table.substring(0, table.indexOf(raw))).getBytes(charset).length);
        assertThat(letter.get("length").asInt()).isEqualTo(raw.getBytes(charset).length);
        assertThat(letter.get("raw").asString()).isEqualTo(raw);
    }

    @Test
    void thatCannotDecodeAByteRefuseItsRowOnly() throws IOException {
        // 0x81 is no character in windows-1252; a lone surrogate is none in UTF-16.
        byte[] single = "id,t\n1,x\n2,\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream windows = new ByteArrayOutputStream();
        windows.writeBytes(single);
        windows.write(0x81);
        windows.writeBytes("\n3,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        wide.writeBytes("\uFEFFid,t\n1,x\n2,\u00e9".getBytes(StandardCharsets.UTF_16LE));
        wide.writeBytes(new byte[] {0x00, (byte) 0xD8});
        wide.writeBytes("\n3,\u00e9\n".getBytes(StandardCharsets.UTF_16LE));

        for (Finished finished : List.of(
                convert(windows.toByteArray(), "windows-1252", "damaged-1252"),
                convert(wide.toByteArray(), "utf-16", "damaged-16"))) {
            assertThat(finished.text()).isEqualTo("{\"id\":\"1\",\"t\":\"x\"}\n{\"id\":\"3\",\"t\":\"\u00e9\"}\n");
            assertThat(finished.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.get("kind").asString()).isEqualTo("undecodable");
                assertThat(letter.get("line").asInt()).isEqualTo(3);
                assertThat(letter.get("column").asString()).isEqualTo("t");
            });
        }
        JsonNode letter = Finished.jsonLines(folder.resolve("damaged-16.jsonl.errors.jsonl"))
                .get(0);
        assertThat(letter.get("offset").asInt()).isEqualTo(20);
        assertThat(letter.get("message").asString()).contains("offset 26");
    }

    @Test
    void oneOfWhichTheTableIsNotIsRefusedByItsHeader() throws IOException {
        Path input = Files.write(folder.resolve("latin.csv"), table.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowable(() -> Sluice.read(input.toString())
                        .write(folder.resolve("x.jsonl").toString())))
                .hasMessage(input + ": the header holds bytes that are not valid text, the first at offset 1; name the"
                        + " encoding, such as encoding: windows-1252");
    }
}
