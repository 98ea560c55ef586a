package bio.sluice.formats.compress;

import static bio.sluice.formats.compress.GzipFiles.concat;
import static bio.sluice.formats.compress.GzipFiles.content;
import static bio.sluice.formats.compress.GzipFiles.member;
import static bio.sluice.formats.compress.GzipFiles.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.io.Compression;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.testkit.AwkwardInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipCompressionTest {
    private static final byte[] FIRST = random(3_000, 20);
    private static final byte[] SECOND = random(700, 4);

    private static InputFile unpacked(byte[] packed) {
        return unpacked(packed, Integer.MAX_VALUE);
    }

    private static InputFile unpacked(byte[] packed, int bytesPerRead) {
        return new GzipCompression()
                .unpacked(AwkwardInput.of("a.csv.gz", packed).inPieces(bytesPerRead), null);
    }

    @Test
    void isFoundAsAPlugin() {
        assertThat(ServiceLoader.load(Compression.class)).anyMatch(c -> c instanceof GzipCompression);
    }

    @Test
    void recognisesGzipByItsFirstTwoBytes() {
        assertThat(new GzipCompression().recognises(member(FIRST), 2)).isTrue();
        assertThat(new GzipCompression().recognises(member(FIRST), 1))
                .as("cut behind the first byte")
                .isTrue();
        assertThat(new GzipCompression().recognises(new byte[0], 0)).isFalse();
        assertThat(new GzipCompression().recognises(new byte[] {'P', 'K', 3, 4}, 4))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 100_000})
    void readsAllMembersHoweverSlowlyTheyArrive(int bytesPerRead) throws IOException {
        byte[] packed = concat(member(FIRST), member(new byte[0]), member(SECOND), member(FIRST));

        byte[] content = content(unpacked(packed, bytesPerRead));

        assertThat(content).isEqualTo(concat(FIRST, SECOND, FIRST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void readsIntoBuffersOfAnySize(int buffer) throws IOException {
        assertThat(content(unpacked(concat(member(FIRST), member(SECOND))), buffer))
                .isEqualTo(concat(FIRST, SECOND));
    }

    @Test
    void readsMembersWithAllHeaderFields() throws IOException {
        byte[] packed = concat(GzipFiles.withAllHeaderFields(member(FIRST)), member(SECOND));

        assertThat(content(unpacked(packed, 1))).isEqualTo(concat(FIRST, SECOND));
    }

    @Test
    void refusesAHeaderThatDoesNotMatchItsChecksum() {
        byte[] packed = GzipFiles.withAllHeaderFields(member(FIRST));
        packed[20] ^= 1; // in the file name

        assertThatThrownBy(() -> content(unpacked(packed)))
                .isInstanceOf(CorruptInput.class)
                .hasMessageContaining("the header does not match its checksum");
    }

    @Test
    void reportsTruncationAtEveryByteOfTwoMembersButTheirBoundary() {
        byte[] first = member(SECOND);
        byte[] packed = concat(first, GzipFiles.withAllHeaderFields(member(SECOND)));

        for (int length = 0; length < packed.length; length++) {
            if (length == first.length) {
                continue; // whole as far as anyone can tell
            }
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> content(unpacked(cut)))
                    .as("cut to %d of %d bytes", length, packed.length)
                    .isInstanceOf(CorruptInput.class)
                    .hasMessageMatching("a\\.csv\\.gz: truncated gzip: the file ends .* at compressed byte " + length
                            + "; copy or download it again");
        }
    }

    @Test
    void reportsDamageAtEveryByteOfTheCompressedData() {
        byte[] packed = member(SECOND);

        for (int at = 10; at < packed.length; at++) {
            byte[] damaged = packed.clone();
            damaged[at] ^= 1; // the lowest bit, for the highest ones of the last byte are padding
            assertThatThrownBy(() -> content(unpacked(damaged)))
                    .as("byte %d damaged", at)
                    .isInstanceOf(CorruptInput.class)
                    .hasMessageContaining("a.csv.gz");
        }
    }

    @Test
    void namesTheChecksumThatFails() {
        byte[] packed = member(FIRST);
        packed[packed.length - 8] ^= 1;

        assertThatThrownBy(() -> content(unpacked(packed)))
                .hasMessage("a.csv.gz: corrupt gzip: the content does not match its checksum at compressed byte "
                        + (packed.length - 4) + "; copy or download it again, and compare its checksum");
    }

    @Test
    void acceptsZerosBehindTheLastMember() throws IOException {
        assertThat(content(unpacked(concat(member(FIRST), new byte[600]), 5))).isEqualTo(FIRST);
    }

    @Test
    void refusesAnythingElseBehindAMember() {
        byte[] packed = member(FIRST);

        assertThatThrownBy(() -> content(unpacked(concat(packed, new byte[] {'x'}))))
                .hasMessageContaining("something that is not gzip stands where a member should begin");
        assertThatThrownBy(() -> content(unpacked(concat(packed, new byte[9], packed))))
                .isInstanceOf(CorruptInput.class)
                .hasMessageContaining("something that is not gzip follows the compressed data at compressed byte "
                        + (packed.length + 9));
    }

    @Test
    void stopsAtTheDecompressionRatioOnceThereIsMuchContent() throws IOException {
        byte[] zeros = new byte[4 << 20];
        InputFile packed = AwkwardInput.of("bomb.gz", member(zeros));

        assertThat(content(new GzipCompression().unpacked(packed, new BigDecimal("2000"))))
                .hasSize(zeros.length);
        assertThatThrownBy(() -> content(new GzipCompression().unpacked(packed, new BigDecimal("100"))))
                .isInstanceOf(CorruptInput.class)
                .hasMessageContaining("bomb.gz")
                .hasMessageContaining("more than 100 times its size (max_decompression_ratio)");
    }

    @Test
    void doesNotTakeAShortTextOfOneLetterForABomb() throws IOException {
        byte[] text = new byte[1 << 20];
        InputFile packed = AwkwardInput.of("a.gz", member(text));

        assertThat(content(new GzipCompression().unpacked(packed, BigDecimal.TEN)))
                .hasSize(text.length);
    }
}
