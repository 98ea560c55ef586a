package bio.sluice.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Property(tries = 5_000)
    void acceptsWhatTheJdkDecodes(@ForAll("bytes") byte[] bytes) {
        int bad = Utf8.invalid(Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length);

        assertThat(bad < 0).isEqualTo(decodes(bytes));
        if (bad >= 0) {
            assertThat(decodes(Arrays.copyOf(bytes, bad))).isTrue();
        }
    }

    @Test
    void acceptsEveryCharacter() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);

                assertThat(Utf8.invalid(Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length))
                        .isEqualTo(-1);
            }
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        // The limits of RFC 3629's table: overlong forms, surrogates and values above U+10FFFF lie just beside them.
        return Arbitraries.of(
                        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
                        0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
                .map(Integer::byteValue)
                .array(byte[].class)
                .ofMaxSize(24);
    }
}
