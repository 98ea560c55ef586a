package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.Fault;
import bio.sluice.fault.RunStopped;
import bio.sluice.format.Format;
import bio.sluice.format.TextEncoding;
import bio.sluice.record.Schema;
import bio.sluice.stream.RecordSource;
import bio.sluice.testkit.AwkwardInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlFormatTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isFoundAsAPlugin() {
        assertThat(ServiceLoader.load(Format.class)).anyMatch(f -> f.name().equals("jsonl"));
    }

    @Test
    void recognisesAnObjectAtTheBeginning() {
        Format jsonl = new JsonlFormat();

        assertThat(List.of("{\"a\":1}", "  { \"a\"", "\uFEFF{}", "\n{\""))
                .allMatch(t -> jsonl.recognises(bytes(t), bytes(t).length));
        assertThat(List.of("", "{", "{a,b}", "[1]", "id,{\"a\":1}", "{\n\"a\":1}"))
                .noneMatch(t -> jsonl.recognises(bytes(t), bytes(t).length));
    }

    @Test
    void keepsCanonicalLinesByteForByte() throws IOException {
        String text = """
                {"id":"P04637","n":1.10,"big":123456789012345678901234567890,"none":null,"yes":true,"no":false}
                {}
                {"":"empty key","nested":{"a": [1, 2, {"b":null}]},"text":"tab\\t quote\\" slash\\/ é \\ud83d\\ude00"}
                {"key with \\" quote":"x","line\\nbreak":[],"o":{}}
                """;

        Decoded decoded = Decoded.of(text);

        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.refusals).isEmpty();
        assertThat(decoded.records).isEqualTo(4);
    }

    @Test
    void writesLinesWithWhiteSpaceCompactlyButLeavesNestedValuesAlone() throws IOException {
        Decoded decoded =
                Decoded.of(" { \"a\" : 1 , \"b\":\t\"x y\" ,\"c\": [ 1 ] } \r\n{\"a\":1, \"b\": \"x\", \"c\": null}");

        assertThat(decoded.text()).isEqualTo("""
                        {"a":1,"b":"x y","c":[ 1 ]}
                        {"a":1,"b":"x","c":null}
                        """);
    }

    @Test
    void sharesOneSchemaAmongRecordsWithTheSameKeys() throws IOException {
        Decoded decoded = Decoded.of("""
                {"a":1,"b":2}
                {"b":1}
                {"a":1,"b":2}
                {"a":1}
                {"a":1,"b":2,"c":3}
                {"b":2}
                {"ab":2}
                """);

        List<Schema> schemas = decoded.schemas;
        assertThat(schemas.get(0).names()).containsExactly("a", "b");
        assertThat(schemas.get(2)).isSameAs(schemas.get(0));
        assertThat(schemas.get(5)).isSameAs(schemas.get(1));
        assertThat(schemas.stream().distinct()).hasSize(5);
    }

    @Test
    void manyKindsOfRecordsAreReadInBoundedSpace() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("{\"same\":1,\"key").append(i % 1_250).append("\":2}\n");
        }

        assertThat(Decoded.of(text.toString()).text()).isEqualTo(text.toString());
    }

    @Test
    void keysWithEscapesAreNamedByTheirText() throws IOException {
        Decoded decoded = Decoded.of("{\"\\u0061\\/\":1,\"\\ud83d\\ude00\":2}\n");

        assertThat(decoded.schemas.get(0).names()).containsExactly("a/", "\ud83d\ude00");
        assertThat(decoded.text()).isEqualTo("{\"a/\":1,\"\ud83d\ude00\":2}\n");
    }

    @Test
    void theLastOfTwoEqualKeysCountsInThePlaceOfTheFirst() throws IOException {
        Decoded decoded = Decoded.of("{\"x\":0}\n{\"a\":1,\"b\":2,\"\\u0061\":3}\n{\"a\":4,\"a\":5}\n");

        assertThat(decoded.text()).isEqualTo("{\"x\":0}\n{\"a\":3,\"b\":2}\n{\"a\":5}\n");
        assertThat(decoded.warnings)
                .containsExactly(
                        "a.jsonl, record 2, line 2, byte 8: duplicate_key: the key \"a\" stands more than once in"
                                + " a record; its last value is used");
        assertThat(decoded.faults.warningCounts()).containsEntry("duplicate_key", 2L);
    }

    @Test
    void refusesOnlyTheRecordThatIsWrong() throws IOException {
        Decoded decoded = Decoded.of("{\"a\":1}\n{\"a\":1 x}\n\n[1]\n{\"a\":2}\n{\"a\":\"\n{\"a\":3}");

        assertThat(decoded.text()).isEqualTo("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        assertThat(decoded.refusals)
                .containsExactly(
                        "a.jsonl, record 2, line 2, byte 8: malformed_json: expected ',' or '}' but found 'x' at byte 7",
                        "a.jsonl, record 3, line 4, byte 19: not_an_object: a record must be a JSON object, {…}, and this"
                                + " is another value",
                        "a.jsonl, record 5, line 6, byte 31: malformed_json: expected the end of the string, '\"', but the"
                                + " record ends at byte 6");
        assertThat(decoded.blank).isEqualTo(1);
        assertThat(decoded.records).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,\"",
                "{\"a\":\"",
                "{\"a\":[",
                "{\"a\":[1",
                "{\"a\":n",
                "{\"a\":-",
                "{\"a\":1}}",
                "{\"a\":1}{",
                "{,}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1;}",
                "{\"a\":}",
                "{\"a\",\"b\"}"
            })
    void noBytesBehindARecordAreTakenForItsOwn(String record) {
        byte[] text = bytes(record);
        for (String behind : List.of(
                "\"a\":1}}}}}}}}}}}}",
                "}}}}}}}}}}}}}}}}",
                ":1}\":1}\":1}\":1}",
                "\"}]}\"}]}\"}]}\"}]}",
                ",\"b\":2}ull\"a\":1}")) {
            byte[] bytes = bytes(record + behind);
            bytes = Arrays.copyOf(bytes, text.length + 16 + behind.length());
            ObjectScanner objects = new ObjectScanner(1_000, null);
            byte[] before = bytes("{\"a\":1,\"b\":2}                ");
            assertThat(objects.scan(before, 0, 13)).isNotNull();

            assertThat(objects.scan(bytes, 0, text.length))
                    .as("before %s", behind)
                    .isNull();
            assertThat(objects.kind()).isEqualTo("malformed_json");
        }
    }

    @Test
    void refusesUndecodableBytesWithTheirPlace() throws IOException {
        byte[] text = bytes("{\"a\":\"x\"}\n{\"a\":\"?\"}\n{\"a\":\"y\"}\n");
        text[16] = (byte) 0xE9;

        Decoded decoded = Decoded.of(AwkwardInput.of("a.jsonl", text), Decoded.defaults());

        assertThat(decoded.text()).isEqualTo("{\"a\":\"x\"}\n{\"a\":\"y\"}\n");
        assertThat(decoded.refusals)
                .containsExactly(
                        "a.jsonl, record 2, line 2, byte 10: undecodable: byte 0xE9 at offset 16 is not valid utf-8");
        assertThat(decoded.faults.rejected().get(0).column()).isEqualTo("a");
    }

    @Test
    void namesTheUndecodableByteOfAnotherEncoding() throws IOException {
        byte[] text = "{\"a\":\"ü\"}\n{\"a\":\"?\"}\n".getBytes(Charset.forName("windows-1252"));
        text[16] = (byte) 0x81;

        Decoded decoded =
                Decoded.of(AwkwardInput.of("a.jsonl", text), Decoded.with(TextEncoding.OPTION, "windows-1252"));

        assertThat(decoded.text()).isEqualTo("{\"a\":\"ü\"}\n");
        assertThat(decoded.refusals)
                .containsExactly("a.jsonl, record 2, line 2, byte 10: undecodable: byte 0x81 at offset 16 is not valid"
                        + " windows-1252");
    }

    @Test
    void namesTheKeyWhoseValueIsMalformed() throws IOException {
        Decoded decoded = Decoded.of("{\"a\":1,\"b\\u0063\":[1,]}\n{\"a\":1,\"b\n");

        assertThat(decoded.faults.rejected()).extracting(Fault::column).containsExactly("bc", null);
        assertThat(decoded.faults.rejected())
                .extracting(Fault::hint)
                .containsOnly("each line must be one whole JSON object; jq -c . (jq -c '.[]' for an array) makes such"
                        + " lines");
    }

    @Test
    void readsOtherEncodingsByName() throws IOException {
        byte[] text = "{\"é\":\"ü\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        Decoded decoded = Decoded.of(AwkwardInput.of("a.jsonl", text), Decoded.with(TextEncoding.OPTION, "iso-8859-1"));

        assertThat(decoded.text()).isEqualTo("{\"é\":\"ü\"}\n");
    }

    @Test
    void carriageReturnsEndLinesOnlyWhereNothingElseDoes() throws IOException {
        assertThat(Decoded.of("{\"a\":1}\r{\"a\":2}\r").text()).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
        assertThat(Decoded.of("{\"a\":[\r1]}\n{\"a\":2}\r\n").text()).isEqualTo("{\"a\":[\r1]}\n{\"a\":2}\n");
    }

    @Test
    void keepsOnlyTheColumnsAskedFor() throws IOException {
        Decoded decoded = Decoded.of(
                AwkwardInput.of("a.jsonl", "{\"a\":1,\"b\":2,\"c\":3}\n{\"b\":4}\n{\"c\":5,\"a\":6}\n"),
                Decoded.with(JsonlOptions.COLUMNS, List.of("a", "c")));

        assertThat(decoded.text()).isEqualTo("{\"a\":1,\"c\":3}\n{}\n{\"c\":5,\"a\":6}\n");
    }

    @Test
    void readsNoMoreRecordsThanAskedFor() throws IOException {
        Decoded decoded = Decoded.of(
                AwkwardInput.of("a.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n"),
                Decoded.with(JsonlOptions.MAX_ROWS, 2L));

        assertThat(decoded.text()).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void passesOverHeadingLinesAndComments() throws IOException {
        String text = "# made by hand\nheading\n{\"a\":1}\n#x\n{\"a\":2}\n";

        Decoded decoded = Decoded.of(
                AwkwardInput.of("a.jsonl", text),
                Decoded.with(JsonlOptions.SKIP_ROWS, 2L).with(JsonlOptions.COMMENT, "#"));

        assertThat(decoded.text()).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
        assertThat(decoded.refusals).isEmpty();
    }

    @Test
    void nestingDeeperThanAllowedIsRefused() throws IOException {
        String deep = "{\"a\":" + "[".repeat(3) + "]".repeat(3) + "}\n";

        assertThat(Decoded.of(AwkwardInput.of("a", deep), Decoded.with(JsonlOptions.MAX_JSON_DEPTH, 4L))
                        .text())
                .isEqualTo(deep);
        assertThat(Decoded.of(AwkwardInput.of("a", deep), Decoded.with(JsonlOptions.MAX_JSON_DEPTH, 3L)).refusals)
                .containsExactly(
                        "a, record 1, line 1, byte 0: json_too_deep: more than 3 objects and arrays inside each"
                                + " other at byte 7");
    }

    @Test
    void moreKeysThanATableCanHaveAreRefused() throws IOException {
        StringBuilder record = new StringBuilder("{\"k0\":0");
        for (int i = 1; i < ObjectScanner.MAX_KEYS; i++) {
            record.append(",\"k").append(i).append("\":0");
        }

        assertThat(Decoded.of(record + "}\n").text()).isEqualTo(record + "}\n");
        assertThat(Decoded.of(record + ",\"more\":1}\n{}").refusals)
                .containsExactly(
                        "a.jsonl, record 1, line 1, byte 0: too_many_keys: more than 65535 keys in one object");
    }

    @Test
    void samplesTheKindsOfRecordsOfAnInputThatCanBeOpenedOnce() throws IOException {
        String text = "{\"a\":1}\nbroken\n{\"b\":1}\n{\"a\":2}\n" + "{\"c\":1}\n".repeat(20_000);
        RecordSource source =
                new JsonlFormat().read(List.of(AwkwardInput.of("-", text).once().inPieces(1_000)), Decoded.defaults());

        assertThat(source.sample(3)).extracting(Schema::names).containsExactly(List.of("a"), List.of("b"));
        assertThat(source.sample(4))
                .extracting(Schema::names)
                .containsExactly(List.of("a"), List.of("b"), List.of("c"));
        Decoded decoded = Decoded.of(source, 1_000, 1 << 16);

        assertThat(decoded.text()).isEqualTo(text.replace("broken\n", ""));
        assertThat(decoded.records).isEqualTo(20_004);
        assertThat(source.headers()).isEmpty();
        assertThat(source.size()).isEqualTo(-1);
    }

    @Test
    void readsSeveralInputsInOrder() throws IOException {
        RecordSource source = new JsonlFormat()
                .read(
                        List.of(AwkwardInput.of("a", "{\"a\":1}"), AwkwardInput.of("b", "{\"b\":1}\n{\"a\":2}")),
                        Decoded.defaults());

        assertThat(source.sample(10)).extracting(Schema::names).containsExactly(List.of("a"), List.of("b"));
        assertThat(source.size()).isEqualTo(7 + 15);
        assertThat(Decoded.of(source, 1_000, 1 << 16).text()).isEqualTo("{\"a\":1}\n{\"b\":1}\n{\"a\":2}\n");
    }

    @Test
    void anUnknownEncodingIsAMistakeOfTheUser() {
        assertThatThrownBy(() -> new JsonlFormat()
                        .read(List.of(AwkwardInput.of("a", "{}")), Decoded.with(TextEncoding.OPTION, "utf-9")))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("unknown encoding \"utf-9\"");
    }
}
