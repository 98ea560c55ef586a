package bio.sluice.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.format.TextEncoding;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Lines as records, through [TextInput] and [TextChunks].
class LineCutterTest {
    /// One line per chunk: position, records, blank lines, and the text or why it was refused.
    private static List<String> cut(
            List<BytesInput> inputs, LineCutter.Blank blank, String encoding, int maxRecords, int maxBytes, int longest)
            throws IOException {
        List<String> chunks = new ArrayList<>();
        RawChunk chunk = new RawChunk();
        TextOpening opening = i -> TextInput.open(
                inputs.get(i), TextEncoding.named(encoding), new LineCutter(blank, new byte[] {'#'}), longest);
        try (ChunkSource source = new TextChunks(inputs.size(), opening, Long.MAX_VALUE)) {
            while (source.next(chunk, maxRecords, maxBytes)) {
                chunks.add(chunk.position(0, 0) + ": " + chunk.records() + " " + chunk.blank() + " "
                        + (chunk.refused() == null
                                ? ""
                                : chunk.refused().kind() + " of "
                                        + chunk.refused().length() + " ")
                        + new String(chunk.sourceBytes(0, chunk.to()), Charset.forName(encoding)));
            }
            chunks.add("end " + chunk.blank() + " " + source.summaries());
        }
        return chunks;
    }

    @Test
    void takesAtMostSoManyRecordsAndBytes() throws IOException {
        List<BytesInput> input = List.of(new BytesInput("in", "a\nbb\n#x\nccc\n\ndddd"));

        assertThat(cut(input, LineCutter.Blank.EMPTY, "utf-8", 2, 1_000, 1_000))
                .containsExactly(
                        "in, record 1, line 1, byte 0: 2 0 a\nbb\n",
                        "in, record 3, line 3, byte 5: 2 1 #x\nccc\n\ndddd",
                        "end 0 [InputSummary[name=in, records=4]]");
        assertThat(cut(input, LineCutter.Blank.EMPTY, "utf-8", 100, 7, 1_000))
                .containsExactly(
                        "in, record 1, line 1, byte 0: 2 0 a\nbb\n",
                        "in, record 3, line 3, byte 5: 1 0 #x\nccc\n",
                        "in, record 4, line 5, byte 12: 1 1 \ndddd",
                        "end 0 [InputSummary[name=in, records=4]]");
    }

    @Test
    void knowsThreeKindsOfBlankLines() throws IOException {
        List<BytesInput> input = List.of(new BytesInput("in", "a\r\n\r\n \t\r\nb\r\n"));

        assertThat(cut(input, LineCutter.Blank.WHITE, "utf-8", 9, 100, 100).get(0))
                .contains(": 2 2 ");
        assertThat(cut(input, LineCutter.Blank.EMPTY, "utf-8", 9, 100, 100).get(0))
                .contains(": 3 1 ");
        assertThat(cut(input, LineCutter.Blank.NONE, "utf-8", 9, 100, 100).get(0))
                .contains(": 4 0 ");
    }

    @Test
    void refusesLongLinesAndMeasuresThemInTheirEncoding() throws IOException {
        String text = "x\r\n" + "ä".repeat(300_000) + "\r\ny\r\n";
        BytesInput utf8 = new BytesInput("in", text);
        BytesInput latin = new BytesInput("in", text.getBytes(StandardCharsets.ISO_8859_1));
        BytesInput wide = new BytesInput("in", text.getBytes(StandardCharsets.UTF_16LE));

        for (int maxRead : List.of(1_000_000, 1_001)) {
            assertThat(cut(List.of(utf8.withMaxRead(maxRead)), LineCutter.Blank.EMPTY, "utf-8", 9, 100, 1_000))
                    .satisfies(c -> assertThat(c.get(1))
                            .startsWith("in, record 2, line 2, byte 3: 1 0 record_too_large of 600000 ää"))
                    .contains("in, record 3, line 3, byte 600005: 1 0 y\r\n");
            assertThat(cut(List.of(latin.withMaxRead(maxRead)), LineCutter.Blank.EMPTY, "iso-8859-1", 9, 100, 1_000))
                    .satisfies(c -> assertThat(c.get(1))
                            .startsWith("in, record 2, line 2, byte 3: 1 0 record_too_large of 300000 ää"))
                    .contains("in, record 3, line 3, byte 300005: 1 0 y\r\n");
            assertThat(cut(List.of(wide.withMaxRead(maxRead)), LineCutter.Blank.EMPTY, "utf-16le", 9, 100, 1_000))
                    .satisfies(c -> assertThat(c.get(1))
                            .startsWith("in, record 2, line 2, byte 6: 1 0 record_too_large of 600000 ää"))
                    .contains("in, record 3, line 3, byte 600010: 1 0 y\r\n");
        }
    }

    @Test
    void keepsInputsApartAndBlankLinesCounted() throws IOException {
        List<BytesInput> inputs =
                List.of(new BytesInput("a", "1\n\n"), new BytesInput("b", "2"), new BytesInput("c", "\n"));

        assertThat(cut(inputs, LineCutter.Blank.EMPTY, "utf-8", 1, 100, 100))
                .containsExactly(
                        "a, record 1, line 1, byte 0: 1 0 1\n",
                        "b, record 1, line 1, byte 0: 1 1 2",
                        "end 1 [InputSummary[name=a, records=1], InputSummary[name=b, records=1], "
                                + "InputSummary[name=c, records=0]]");
    }

    @Property(tries = 1_000)
    void cutsAlikeHoweverTheInputIsRead(
            @ForAll("text") String text, @ForAll("sizes") int maxRecords, @ForAll("sizes") int maxRead)
            throws IOException {
        BytesInput input = new BytesInput("in", text);

        assertThat(cut(List.of(input.withMaxRead(maxRead)), LineCutter.Blank.WHITE, "utf-8", maxRecords, 64, 20))
                .isEqualTo(cut(List.of(input), LineCutter.Blank.WHITE, "utf-8", maxRecords, 64, 20));
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.of("x", "a longer piece", "\n", "\r", "\r\n", " ", "#", "ä")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(1, 2, 3, 7, 1_000);
    }
}
