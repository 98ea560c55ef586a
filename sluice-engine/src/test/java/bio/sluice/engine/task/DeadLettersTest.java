package bio.sluice.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.fault.Fault;
import bio.sluice.record.Budget;
import bio.sluice.record.Schema;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.Transcoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersTest {
    private final EncodedChunk into = new EncodedChunk(Budget.unlimited());

    private static RawChunk chunk(byte[] bytes, Charset charset) {
        RawChunk raw = new RawChunk();
        raw.begin("in.csv", Schema.of("a"), charset, 10, 20, 300);
        System.arraycopy(bytes, 0, raw.room(bytes.length), 0, bytes.length);
        raw.filled(bytes.length, 1, 0);
        raw.firstOrdinal(1_000);
        return raw;
    }

    private static Fault fault(int record, int start, int end) {
        return new Fault(record, start, end, "parse", "odd", "col\"umn", "va\tlue", "what", "do");
    }

    private JsonNode letter(byte[] bytes, Charset charset) {
        new DeadLetters().write(chunk(bytes, charset), List.of(fault(0, 0, bytes.length)), into);
        return JsonMapper.shared().readTree(into.deadLetters().toString());
    }

    @Test
    void tellsEverythingInOrder() {
        RawChunk raw = chunk("one\ntwo\r\nthree\n".getBytes(StandardCharsets.UTF_8), null);

        new DeadLetters().write(raw, List.of(fault(2, 9, 14), fault(1, 4, 7)), into);

        assertThat(into.deadLetters().toString()).isEqualTo("""
                        {"source":"in.csv","record":11,"line":21,"offset":304,"length":3,"stage":"parse","kind":"odd",\
                        "column":"col\\"umn","value":"va\\tlue","message":"what","hint":"do","raw":"two"}
                        {"source":"in.csv","record":12,"line":22,"offset":309,"length":5,"stage":"parse","kind":"odd",\
                        "column":"col\\"umn","value":"va\\tlue","message":"what","hint":"do","raw":"three"}
                        """);
        assertThat(into.deadOrdinal(0)).isEqualTo(1_001);
        assertThat(into.deadOrdinal(1)).isEqualTo(1_002);
        assertThat(into.deadCount()).isEqualTo(2);
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] bytes = {'a', (byte) 0xC3, 'b'};

        JsonNode letter = letter(bytes, null);

        assertThat(letter.has("raw")).isFalse();
        assertThat(Base64.getDecoder().decode(letter.get("raw_base64").asString()))
                .isEqualTo(bytes);
        assertThat(letter.has("raw_truncated")).isFalse();
    }

    @Test
    void countsAndKeepsTheOriginalEncoding() {
        byte[] bytes = "äö?".getBytes(StandardCharsets.UTF_8);

        JsonNode letter = letter(bytes, StandardCharsets.ISO_8859_1);

        assertThat(letter.get("length").asInt()).isEqualTo(3);
        assertThat(letter.get("raw").asString()).isEqualTo("äö?");
    }

    @Test
    void keepsBytesThatTheOriginalEncodingCannotDecode() {
        byte[] bytes = {'a', 0, 0, 0, 'b'};
        Transcoded.mark((byte) 0x81, bytes, 1);

        JsonNode letter = letter(bytes, Charset.forName("windows-1252"));

        assertThat(letter.get("length").asInt()).isEqualTo(3);
        assertThat(Base64.getDecoder().decode(letter.get("raw_base64").asString()))
                .isEqualTo(new byte[] {'a', (byte) 0x81, 'b'});
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀"})
    void cutsLongTextsBetweenCharacters(String character) {
        String text = "0" + character.repeat(70_000);

        JsonNode letter = letter(text.getBytes(StandardCharsets.UTF_8), null);

        String kept = letter.get("raw").asString();
        assertThat(text).startsWith(kept);
        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeBetween((64 << 10) - 3, 64 << 10);
        assertThat(letter.get("raw_truncated").asBoolean()).isTrue();
        assertThat(letter.get("length").asInt()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void aRecordOfNothingHasAnEmptyText() {
        assertThat(letter(new byte[0], null).get("raw").asString()).isEmpty();
    }
}
