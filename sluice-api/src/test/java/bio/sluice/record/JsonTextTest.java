package bio.sluice.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    private static String escape(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteSink out = new ByteSink(Budget.unlimited());
        JsonText.writeString(bytes, 0, bytes.length, out);
        return out.toString();
    }

    /// What RFC 8259 §7 demands, a character at a time.
    private static String expected(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    @Test
    void escapesEveryControlCharacterAtEveryPlaceOfAWord() {
        for (int length = 0; length < 20; length++) {
            for (int at = 0; at < length; at++) {
                for (int c = 0; c < 128; c++) {
                    StringBuilder text = new StringBuilder("x".repeat(length));
                    text.setCharAt(at, (char) c);
                    assertThat(escape(text.toString())).isEqualTo(expected(text.toString()));
                }
            }
        }
    }

    @Test
    void escapesRandomTextLikeTheSpecification() {
        Random random = new Random(7);
        String alphabet = "ab\"\\\n\u0001\u001fé\u2028😀 /";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                int c = alphabet.codePointAt(
                        alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length()))));
                text.appendCodePoint(c);
            }
            assertThat(escape(text.toString())).isEqualTo(expected(text.toString()));
        }
    }

    @Test
    void unescapesWhatItEscaped() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0xD800) : random.nextInt(128));
            }
            byte[] escaped = JsonText.escaped(text.toString());
            ByteSink out = new ByteSink(Budget.unlimited());
            JsonText.unescape(escaped, 0, escaped.length, out);
            assertThat(out.toString()).isEqualTo(text.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"\\u0041,A", "\\u00e9,é", "\\ud83d\\ude00,😀", "a\\/b,a/b", "\\ud83d,\uFFFD", "\\ud83dx,\uFFFDx"})
    void unescapesEveryKindOfEscape(String escaped, String text) {
        byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
        ByteSink out = new ByteSink(Budget.unlimited());

        JsonText.unescape(bytes, 0, bytes.length, out);

        assertThat(out.toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2}|b|2",
                "{ \"a\" : {\"b\":3} , \"b\" : \"x,}\" }|b|\"x,}\"",
                "{\"a\":[1,{\"b\":2}],\"b\":null}|b|null",
                "{\"ab\":1,\"b\":-1.5e3 }|b|-1.5e3",
                "{\"b\":\"\\\"}\"}|b|\"\\\"}\""
            })
    void findsAMemberOfAnObject(String object, String key, String value) {
        byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
        Slice found = new Slice();

        assertThat(JsonText.findMember(bytes, 0, bytes.length, JsonText.escaped(key), found))
                .isTrue();
        assertThat(found.text()).isEqualTo(value);
    }

    @Test
    void findsNothingInWhatIsNoObject() {
        for (String value : new String[] {"[1]", "\"b\"", "3", "{}", "{\"a\":1}"}) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            assertThat(JsonText.findMember(bytes, 0, bytes.length, JsonText.escaped("b"), new Slice()))
                    .isFalse();
        }
    }

    @Test
    void makesDoubledQuotesSingle() {
        byte[] bytes = "say \"\"hi\"\", \"\"".getBytes(StandardCharsets.UTF_8);
        ByteSink plain = new ByteSink(Budget.unlimited());
        ByteSink json = new ByteSink(Budget.unlimited());

        JsonText.undouble(bytes, 0, bytes.length, (byte) '"', plain);
        JsonText.writeStringUndoubled(bytes, 0, bytes.length, (byte) '"', json);

        assertThat(plain).hasToString("say \"hi\", \"");
        assertThat(json).hasToString("\"say \\\"hi\\\", \\\"\"");
    }
}
