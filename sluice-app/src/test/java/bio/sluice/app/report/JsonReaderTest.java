package bio.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonReaderTest {
    private static final JsonMapper OTHER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String DOCUMENT =
            "{\"a\": [1, -2.5e3, true, null, {}], \"b\\n\\u00e9\\\\\": \"é😀\\ud83d\\ude00\", \"c\": {\"d\": [[]]}}";

    private static Object read(String text) throws JsonMistake {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(bytes, 0, bytes.length);
    }

    @Test
    void readsEveryKindOfValue() throws JsonMistake {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", Arrays.asList(1L, new BigDecimal("-2.5e3"), true, null, Map.of()));
        expected.put("b\né\\", "é😀😀");
        expected.put("c", Map.of("d", List.of(List.of())));

        assertThat(read(" " + DOCUMENT + "\r\n\t")).isEqualTo(expected);
        assertThat(read("123456789012345678901")).isEqualTo(new BigDecimal("123456789012345678901"));
    }

    @Test
    void readsWhatIsWritten() throws JsonMistake {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("\u007f\u0085\u0000\"", List.of("\ufffe", "x".repeat(2_000)));
        document.put("none", null);

        assertThat(read(JsonDocument.of(document))).isEqualTo(document);
        assertThat(read(JsonDocument.line(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": 1,}     | 8  | expected a key in quotes
                    {"a" 1}       | 5  | expected a colon
                    [1 2]         | 3  | expected a comma or ]
                    {"a":1,"a":2} | 7  | the key "a" stands twice
                    "abc          | 4  | a text is not closed
                    "a\\x"        | 2  | unknown escape
                    "\\u12g4"     | 1  | unknown escape
                    [01]          | 1  | expected a value
                    [1.]          | 1  | expected a value
                    [tru]         | 1  | expected a value
                    {} {}         | 3  | expected nothing more
                    """)
    void saysWhatWasExpectedAndWhere(String text, int offset, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(JsonMistake.class, mistake -> {
            assertThat(mistake.offset()).isEqualTo(offset);
            assertThat(mistake).hasMessage(message);
        });
    }

    @Test
    void refusesDeepNestingAndBytesThatAreNoText() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessage("nested deeper than 100");
        byte[] malformed = {'"', (byte) 0xE9, '"'};
        assertThatThrownBy(() -> JsonReader.read(malformed, 0, 3)).hasMessage("a text is not valid UTF-8");
    }

    /// Half a surrogate pair is the one thing that may be written as an escape and is no text; Jackson takes it too.
    @Property(tries = 2_000)
    void agreesWithAnotherReaderOnDamagedDocuments(
            @ForAll @IntRange(max = 120) int place, @ForAll @IntRange(min = 1, max = 126) int with) {
        byte[] bytes = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        bytes[place % bytes.length] = (byte) with;

        boolean other;
        try {
            OTHER.readTree(new String(bytes, StandardCharsets.UTF_8));
            other = !new String(bytes, StandardCharsets.UTF_8).contains("\ufffd");
        } catch (JacksonException refused) {
            other = false;
        }
        boolean own;
        try {
            JsonReader.read(bytes, 0, bytes.length);
            own = true;
        } catch (JsonMistake refused) {
            own = false;
        }
        assertThat(own).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(other);
    }
}
