package bio.sluice.formats.compress;

import static bio.sluice.formats.compress.GzipFiles.concat;
import static bio.sluice.formats.compress.GzipFiles.member;
import static bio.sluice.formats.compress.GzipFiles.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.testkit.AwkwardInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputAheadTest {
    /// More than is kept of what is read ahead.
    private static final byte[] CONTENT = random(3_000_000, 7);

    /// What is read of it, in whole blocks, before the last part, which is not given without its checksum.
    private static final int WHOLE = CONTENT.length / (1 << 17) * (1 << 17);

    private static InputFile unpacked(byte[] packed, int bytesPerRead) {
        return new GzipCompression()
                .unpacked(AwkwardInput.of("a.csv.gz", packed).inPieces(bytesPerRead), null);
    }

    /// Reads to the end; between two reads, reads ahead.
    private static int read(ByteInput input, byte[] into, int most) throws IOException {
        int length = 0;
        while (true) {
            input.readAhead();
            int n = input.read(into, length, Math.min(most, into.length - length));
            if (n < 0) {
                return length;
            }
            length += n;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4_096, 1_000_000})
    void givesTheSameWhateverIsReadAhead(int most) throws IOException {
        byte[] packed = concat(member(CONTENT), member(new byte[0]), member(CONTENT));
        byte[] read = new byte[2 * CONTENT.length + 1];

        try (ByteInput input = unpacked(packed, 1_000).open()) {
            assertThat(read(input, read, most)).isEqualTo(2 * CONTENT.length);
        }

        assertThat(Arrays.copyOf(read, 2 * CONTENT.length)).isEqualTo(concat(CONTENT, CONTENT));
    }

    @Test
    void givesTheSameWhileOthersReadAhead() throws Exception {
        byte[] packed = concat(member(CONTENT), member(CONTENT), member(CONTENT));
        byte[] read = new byte[3 * CONTENT.length + 1];
        AtomicBoolean ended = new AtomicBoolean();
        List<Thread> others = new ArrayList<>();

        try (ByteInput input = unpacked(packed, Integer.MAX_VALUE).open()) {
            for (int i = 0; i < 3; i++) {
                Thread other = new Thread(() -> {
                    while (!ended.get()) {
                        input.readAhead();
                    }
                });
                others.add(other);
                other.start();
            }
            assertThat(read(input, read, 10_007)).isEqualTo(3 * CONTENT.length);
        } finally {
            ended.set(true);
            for (Thread other : others) {
                other.join();
            }
        }

        assertThat(Arrays.copyOf(read, 3 * CONTENT.length)).isEqualTo(concat(CONTENT, CONTENT, CONTENT));
    }

    @Test
    void failsOnlyBehindWhatIsWhole() throws IOException {
        byte[] packed = member(CONTENT);
        byte[] cut = Arrays.copyOf(packed, packed.length - 4); // inside the trailer
        byte[] read = new byte[CONTENT.length + 1];

        try (ByteInput input = unpacked(cut, Integer.MAX_VALUE).open()) {
            // Reading ahead comes to the damage while there is still much to give.
            input.readAhead();
            int length = input.read(read, 0, 1_000);
            while (length < WHOLE) {
                input.readAhead();
                length += input.read(read, length, Math.min(50_000, WHOLE - length));
            }
            assertThat(Arrays.copyOf(read, WHOLE)).isEqualTo(Arrays.copyOf(CONTENT, WHOLE));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> read(input, read, 1_000))
                        .isInstanceOf(CorruptInput.class)
                        .hasMessageContaining("inside a gzip trailer");
            }
        }
    }

    /// It may be a pipe, which has no more for a long time.
    @Test
    void readsNothingAheadOfWhatCanBeReadOnceOnly() throws IOException {
        InputFile pipe = new GzipCompression()
                .unpacked(AwkwardInput.of("-", member(CONTENT)).once(), null);

        try (ByteInput input = pipe.open()) {
            input.readAhead();

            assertThat(input.storedBytes()).isZero();
        }
    }

    @Test
    void readsNothingAheadOnceItIsClosed() throws IOException {
        ByteInput input = unpacked(member(CONTENT), Integer.MAX_VALUE).open();
        input.close();

        input.readAhead();

        assertThat(input.storedBytes()).isZero();
    }
}
