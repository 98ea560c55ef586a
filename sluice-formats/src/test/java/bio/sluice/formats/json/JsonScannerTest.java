package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private final JsonScanner json = new JsonScanner(1_000);

    private boolean accepts(byte[] document) {
        // What stands behind a text must not count, whatever it is.
        byte[] bytes = Arrays.copyOf(document, document.length + 16);
        Arrays.fill(bytes, document.length, bytes.length, (byte) '"');
        json.begin(bytes, 0, document.length);
        boolean accepted = json.document();
        Arrays.fill(bytes, document.length, bytes.length, (byte) '0');
        json.begin(bytes, 0, document.length);
        assertThat(json.document()).isEqualTo(accepted);
        return accepted;
    }

    private boolean accepts(String document) {
        return accepts(document.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1 \"b\":2}     | expected ',' or '}' but found '\"' at byte 7",
                "[1 2]                 | expected ',' or ']' but found '2' at byte 3",
                "{\"a\" 1}             | expected ':' but found '1' at byte 5",
                "{a:1}                 | expected a key in quotes but found 'a' at byte 1",
                "[1,]                  | expected a value but found ']' at byte 3",
                "{\"a\":1,}            | expected a key in quotes but found '}' at byte 7",
                "[tru]                 | expected a value but found 't' at byte 1",
                "[01]                  | expected ',' or ']' but found '1' at byte 2",
                "[1.]                  | expected a digit but found ']' at byte 3",
                "[-]                   | expected a digit but found ']' at byte 2",
                "[1e+]                 | expected a digit but found ']' at byte 4",
                "[\"\\x\"]             | expected one of \" \\ / b f n r t u behind a backslash but found 'x' at byte 3",
                "[\"\\u12G4\"]         | expected a hexadecimal digit but found 'G' at byte 6",
                "[\"\\ud800\"]         | half of a surrogate pair (\\ud800) at byte 2",
                "[\"\\udc00\\ud800\"]  | half of a surrogate pair (\\udc00) at byte 2",
                "[\"abc                | expected the end of the string, '\"', but the record ends at byte 5",
                "{\"a\":1              | expected ',' or '}' but the record ends at byte 6",
                "{}x                   | expected the end of the record but found 'x' at byte 2",
                "``                    | expected a value but the record ends at byte 0"
            })
    void saysWhatIsWrongAndWhere(String document, String problem) {
        assertThat(accepts(document)).isFalse();
        assertThat(json.problem()).isEqualTo(problem);
        assertThat(json.kind()).isEqualTo("malformed_json");
    }

    @Test
    void namesControlCharactersInStrings() {
        assertThat(accepts("[\"a\tb\"]")).isFalse();
        assertThat(json.problem()).isEqualTo("control character 0x09 in a string, where it must be escaped, at byte 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0AF",
                "C1BF",
                "80",
                "C3",
                "E08080",
                "EDA080",
                "F08080AF",
                "F4908080",
                "F5808080",
                "FF",
                "E28",
                "FF8381"
            })
    void refusesWhatIsNotUtf8(String hex) {
        byte[] inside = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "2");
        byte[] document = new byte[inside.length + 14];
        Arrays.fill(document, (byte) 'x');
        document[0] = '"';
        document[document.length - 1] = '"';
        System.arraycopy(inside, 0, document, 10, inside.length);

        assertThat(accepts(document)).isFalse();
        assertThat(json.kind()).isEqualTo("undecodable");
        assertThat(json.problem()).isEqualTo("byte 0x" + hex.substring(0, 2) + " is not valid UTF-8 at byte 10");
    }

    @Test
    void acceptsAllOfUnicode() {
        assertThat(accepts("\"\u007f \u0080 \u07ff \u0800 \ud7ff \ue000 \uffff \ud800\udc00 \udbff\udfff\""))
                .isTrue();
        assertThat(accepts("\"\\ud83d\\ude00 \\u0000\"")).isTrue();
    }

    @Test
    void nestsAsDeepAsAllowedAndNoDeeper() {
        String open = "[".repeat(1_000);

        assertThat(accepts(open + "]".repeat(1_000))).isTrue();
        assertThat(accepts("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000))).isTrue();
        assertThat(accepts("[" + open + "]".repeat(1_001))).isFalse();
        assertThat(json.kind()).isEqualTo("json_too_deep");
        assertThat(json.problem()).isEqualTo("more than 1000 objects and arrays inside each other at byte 1000");
    }

    @Test
    void depthCannotOverflowTheStack() {
        JsonScanner deep = new JsonScanner(1_000_000);
        byte[] document = ("[{\"a\":".repeat(100_000) + "1" + "}]".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        deep.begin(Arrays.copyOf(document, document.length + 16), 0, document.length);

        assertThat(deep.document()).isTrue();
    }

    @Test
    void findsAProblemAtEveryPlaceOfALongString() {
        for (int at = 1; at < 40; at++) {
            byte[] document = ("\"" + "x".repeat(40) + "\"").getBytes(StandardCharsets.UTF_8);
            document[at] = 1;

            assertThat(accepts(document)).isFalse();
            assertThat(json.failedAt()).isEqualTo(at);
        }
    }
}
