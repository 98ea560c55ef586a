package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.AwkwardInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

class JsonlProperties {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    @Property(tries = 500)
    void judgesRandomDocumentsAsJacksonDoes(@ForAll("documents") String document) {
        assertThat(accepts(document.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(jacksonAccepts(document.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Property(tries = 2_000)
    void judgesDamagedDocumentsAsJacksonDoes(@ForAll("documents") String document, @ForAll Random random) {
        byte[] bytes = damaged(document.getBytes(StandardCharsets.UTF_8), random);

        assertThat(accepts(bytes))
                .as(new String(bytes, StandardCharsets.ISO_8859_1))
                .isEqualTo(jacksonAccepts(bytes));
    }

    @Property(tries = 200)
    void cuttingAtAnySizeGivesTheSameRecords(
            @ForAll("lines") List<String> lines,
            @ForAll @IntRange(min = 1, max = 9) int maxRecords,
            @ForAll @IntRange(min = 1, max = 200) int maxBytes,
            @ForAll @IntRange(min = 1, max = 50) int bytesPerRead)
            throws IOException {
        String text = String.join("\n", lines);
        if (text.isEmpty()) {
            return; // an empty input is refused as a whole
        }

        Decoded whole = decoded(text, Integer.MAX_VALUE, 10_000, 1 << 20);
        Decoded pieces = decoded(text, bytesPerRead, maxRecords, maxBytes);

        assertThat(pieces.text()).isEqualTo(whole.text());
        assertThat(pieces.refusals).isEqualTo(whole.refusals);
        assertThat(pieces.records).isEqualTo(whole.records);
        assertThat(pieces.blank).isEqualTo(whole.blank);
    }

    @Property(tries = 200)
    void whatIsWrittenReadsBackUnchanged(@ForAll("lines") List<String> lines) throws IOException {
        String once = decoded(String.join("\n", lines) + "\n", Integer.MAX_VALUE, 100, 1 << 20)
                .text();
        if (once.isEmpty()) {
            return; // nothing but malformed lines
        }

        Decoded again = decoded(once, Integer.MAX_VALUE, 100, 1 << 20);

        assertThat(again.text()).isEqualTo(once);
        assertThat(again.refusals).isEmpty();
        for (String line : once.split("\n")) {
            assertThat(jacksonAccepts(line.getBytes(StandardCharsets.UTF_8))).isTrue();
        }
    }

    /// Where lines can be comments, their ends are found before they are scanned; elsewhere both is one pass.
    @Property(tries = 1_000)
    void scanningAndFindingTheEndAtOnceGivesTheSameRecords(
            @ForAll("lines") List<String> lines, @ForAll Random random, @ForAll boolean crlf) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            text.writeBytes(random.nextInt(4) == 0 ? damaged(bytes, random) : bytes);
            text.writeBytes((crlf ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] table = Arrays.copyOf(text.toByteArray(), Math.max(0, text.size() - random.nextInt(2)));
        if (table.length == 0) {
            return;
        }

        Decoded once = Decoded.of(AwkwardInput.of("a", table), Decoded.defaults());
        Decoded twice = Decoded.of(AwkwardInput.of("a", table), Decoded.with(JsonlOptions.COMMENT, "no such comment"));

        assertThat(once.text()).isEqualTo(twice.text());
        assertThat(once.refusals).isEqualTo(twice.refusals);
        assertThat(once.warnings).isEqualTo(twice.warnings);
        assertThat(once.records).isEqualTo(twice.records);
    }

    private static Decoded decoded(String text, int bytesPerRead, int maxRecords, int maxBytes) throws IOException {
        AwkwardInput input = AwkwardInput.of("a", text).inPieces(bytesPerRead);
        return Decoded.of(new JsonlFormat().read(List.of(input), Decoded.defaults()), maxRecords, maxBytes);
    }

    private static boolean accepts(byte[] document) {
        JsonScanner json = new JsonScanner(1_000);
        byte[] bytes = Arrays.copyOf(document, document.length + 16);
        Arrays.fill(bytes, document.length, bytes.length, (byte) ']');
        json.begin(bytes, 0, document.length);
        return json.document();
    }

    /// Jackson's verdict on strict UTF-8, made stricter where it lets halves of surrogate pairs pass.
    private static boolean jacksonAccepts(byte[] document) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            return false;
        }
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
                if (isText && !StandardCharsets.UTF_8.newEncoder().canEncode(parser.getString())) {
                    return false;
                }
                values += parser.streamReadContext().inRoot() ? 1 : 0;
            }
            return values == 1;
        } catch (StreamReadException malformed) {
            return false;
        }
    }

    private static byte[] damaged(byte[] document, Random random) {
        byte[] bytes = document.clone();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) "{}[]\",:\\u0-.eE+ tn\n".charAt(random.nextInt(19));
                default -> {
                    System.arraycopy(bytes, at + 1, bytes, at, bytes.length - at - 1);
                    bytes = Arrays.copyOf(bytes, bytes.length - 1);
                }
            }
        }
        return bytes;
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> blank = Arbitraries.of("", " ", "\t", "\r");
        Arbitrary<String> broken =
                documents().map(d -> d.substring(0, d.length() / 2).replace("\n", " "));
        Arbitrary<String> whole = objects(2).map(d -> d.replace("\n", " "));
        return Arbitraries.frequencyOf(Tuple.of(8, whole), Tuple.of(1, blank), Tuple.of(1, broken))
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> documents() {
        return values(3);
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                strings(),
                Arbitraries.of("null", "true", "false", "0", "-0", "1e5", "-1.50E-07", "12345678901234567890", "0.1"));
        return depth == 0 ? scalars : Arbitraries.oneOf(scalars, objects(depth), arrays(depth));
    }

    private static Arbitrary<String> objects(int depth) {
        Arbitrary<String> keys = Arbitraries.oneOf(strings(), Arbitraries.of("\"a\"", "\"b\"", "\"longer key\""));
        Arbitrary<String> members = Combinators.combine(keys, blanks(), values(depth - 1), blanks())
                .as((key, before, value, after) -> before + key + after + ":" + before + value + after);
        return members.list().ofMaxSize(5).map(list -> "{" + String.join(",", list) + "}");
    }

    private static Arbitrary<String> arrays(int depth) {
        return Combinators.combine(values(depth - 1).list().ofMaxSize(4), blanks())
                .as((list, blank) -> "[" + blank + String.join("," + blank, list) + "]");
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", "", "", " ", "\t", "\r", "\n", "  ");
    }

    private static Arbitrary<String> strings() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .excludeChars('"', '\\')
                        .ofMaxLength(12),
                Arbitraries.of("\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\uD83D\\ude00", "\\u0000"),
                Arbitraries.of("é", "\u07ff", "\u0800", "\uffff", "\ud83d\ude00", "\u007f"));
        return pieces.list().ofMaxSize(4).map(list -> "\"" + String.join("", list) + "\"");
    }
}
