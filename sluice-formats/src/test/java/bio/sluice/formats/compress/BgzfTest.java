package bio.sluice.formats.compress;

import static bio.sluice.formats.compress.GzipFiles.content;
import static bio.sluice.formats.compress.GzipFiles.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.testkit.AwkwardInput;
import bio.sluice.testkit.SharedFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BgzfTest {
    private static final int END_MARKER = 28;

    private static InputFile unpacked(byte[] packed) {
        return new GzipCompression().unpacked(AwkwardInput.of("a.bgz", packed).inPieces(1_000), null);
    }

    private static byte[] packed(byte[] content, int bytesPerWrite) throws IOException {
        MemoryOutput target = new MemoryOutput();
        try (OutputFile output = new GzipCompression().packed(target)) {
            for (int at = 0; at < content.length; at += bytesPerWrite) {
                output.write(content, at, Math.min(bytesPerWrite, content.length - at));
                output.flush();
            }
            output.finish();
        }
        assertThat(target.finished).isTrue();
        return target.bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "NC_000932.gb.bgz, NC_000932.gb",
        "bgziptest.txt.gz, bgziptest.txt",
        "cor6_6.gb.bgz, cor6_6.gb",
        "example.fastq.bgz, example.fastq",
        "example_dos.fastq.bgz, example_dos.fastq",
        "wnts.xml.bgz, wnts.xml"
    })
    void readsFilesOfOtherProgramsAsTheirPlainTwins(String packed, String plain) throws IOException {
        Path folder = SharedFiles.require("data/suites/compression/bgzf");

        assertThat(content(unpacked(Files.readAllBytes(folder.resolve(packed)))))
                .isEqualTo(Files.readAllBytes(folder.resolve(plain)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xFF00 - 1, 0xFF00, 0xFF00 + 1, 500_000})
    void whatItWritesCanBeReadBack(int length) throws IOException {
        byte[] content = random(length, 30);

        byte[] packed = packed(content, 10_000);

        assertThat(content(unpacked(packed))).isEqualTo(content);
        try (GZIPInputStream other = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(other.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void bytesDoNotDependOnHowTheyWereHandedOver() throws IOException {
        byte[] content = random(300_000, 50);
        byte[] whole = packed(content, content.length);

        assertThat(packed(content, 1)).isEqualTo(whole);
        assertThat(packed(content, 777)).isEqualTo(whole);
        assertThat(packed(content, 0xFF00)).isEqualTo(whole);
    }

    @Test
    void incompressibleContentFitsIntoBlocks() throws IOException {
        byte[] content = random(200_000, 256);

        assertThat(content(unpacked(packed(content, 5_000)))).isEqualTo(content);
    }

    @Test
    void everyBlockSaysItsOwnSizeAndHoldsTheSameAmount() throws IOException {
        byte[] packed = packed(random(200_000, 50), 9_999);

        int blocks = 0;
        int at = 0;
        while (at < packed.length - END_MARKER) {
            assertThat(packed[at + 12]).isEqualTo((byte) 'B');
            assertThat(packed[at + 13]).isEqualTo((byte) 'C');
            at += 1 + (packed[at + 16] & 0xFF | (packed[at + 17] & 0xFF) << 8);
            int length = packed[at - 4] & 0xFF | (packed[at - 3] & 0xFF) << 8 | (packed[at - 2] & 0xFF) << 16;
            blocks++;
            assertThat(length).isEqualTo(blocks < 4 ? 0xFF00 : 200_000 - 3 * 0xFF00);
        }
        assertThat(blocks).isEqualTo(4);
        assertThat(at).isEqualTo(packed.length - END_MARKER);
    }

    @Test
    void aFileCutAnywhereIsReportedAlsoBetweenItsBlocks() throws IOException {
        byte[] packed = packed(random(70_000, 2), 70_000);

        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            if (length > 200 && length < packed.length - 200 && length % 97 != 0) {
                continue; // inside compressed data one place is like the other
            }
            assertThatThrownBy(() -> content(unpacked(cut)))
                    .as("cut to %d of %d bytes", length, packed.length)
                    .isInstanceOf(CorruptInput.class);
        }
        assertThatThrownBy(() -> content(unpacked(Arrays.copyOf(packed, packed.length - END_MARKER))))
                .hasMessage("a.bgz: corrupt gzip: a BGZF file without its end marker has been cut between two blocks,"
                        + " at compressed byte " + (packed.length - END_MARKER)
                        + "; copy or download it again, and compare its checksum");
    }

    @Test
    void positionCountsWholeBlocks() throws IOException {
        MemoryOutput target = new MemoryOutput();
        try (OutputFile output = new GzipCompression().packed(target)) {
            output.write(new byte[0xFF00 - 1], 0, 0xFF00 - 1);
            output.flush();
            assertThat(output.position()).isZero();

            output.write(new byte[1], 0, 1);
            assertThat(output.position()).isEqualTo(target.bytes.size()).isPositive();
        }
    }

    private static final class MemoryOutput implements OutputFile {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean finished;

        @Override
        public void write(byte[] source, int offset, int length) {
            bytes.write(source, offset, length);
        }

        @Override
        public long position() {
            return bytes.size();
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void sync() {
            // nothing to lose
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_279, 65_280, 65_281, 130_559, 130_560, 150_000, 199_999, 200_000})
    void skipsToWhereReadingWouldHaveCome(int skipped) throws IOException {
        byte[] content = random(200_000, 20);

        for (int before : new int[] {0, 1, 70_000}) {
            if (before <= skipped) {
                try (ByteInput input = unpacked(packed(content, 1_000)).open()) {
                    int read = before == 0 ? 0 : input.read(new byte[before], 0, before);
                    input.skip(skipped - read);
                    assertThat(rest(input)).isEqualTo(Arrays.copyOfRange(content, skipped, content.length));
                }
            }
        }
    }

    private static byte[] rest(ByteInput input) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        byte[] some = new byte[5_000];
        for (int n = input.read(some, 0, some.length); n >= 0; n = input.read(some, 0, some.length)) {
            rest.write(some, 0, n);
        }
        return rest.toByteArray();
    }

    @Test
    void doesNotInflateTheBlocksItSkips() throws IOException {
        byte[] content = random(200_000, 20);
        byte[] packed = packed(content, 1_000);
        packed[1_000] ^= 1; // in the first block

        try (ByteInput input = unpacked(packed).open()) {
            input.skip(65_280);
            assertThat(rest(input)).isEqualTo(Arrays.copyOfRange(content, 65_280, content.length));
        }
        try (ByteInput input = unpacked(packed).open()) {
            assertThatThrownBy(() -> input.skip(65_279)).isInstanceOf(CorruptInput.class);
        }
    }

    @Test
    void refusesToSkipBeyondTheEnd() throws IOException {
        try (ByteInput input = unpacked(packed(random(70_000, 20), 1_000)).open()) {
            assertThatThrownBy(() -> input.skip(70_001))
                    .isInstanceOf(CorruptInput.class)
                    .hasMessage("a.bgz: the content ends 1 bytes too early");
        }
    }

    @Test
    void neverSkipsAFileThatIsCut() throws IOException {
        byte[] packed = packed(random(70_000, 20), 1_000);

        for (int length = 0; length < packed.length; length += 97) {
            try (ByteInput input = unpacked(Arrays.copyOf(packed, length)).open()) {
                assertThatThrownBy(() -> {
                            input.skip(65_280);
                            rest(input);
                        })
                        .as("cut at %d", length)
                        .isInstanceOf(CorruptInput.class);
            }
        }
    }

    @Test
    void tellsBlockedFilesFromOthers() throws IOException {
        byte[] blocked = packed(random(100, 20), 100);
        byte[] plain = GzipFiles.member(random(100, 20));

        assertThat(new GzipCompression().isBlocked(blocked, blocked.length)).isTrue();
        assertThat(new GzipCompression().isBlocked(plain, plain.length)).isFalse();
        assertThat(new GzipCompression().isBlocked(GzipFiles.withAllHeaderFields(plain), plain.length))
                .isFalse();
    }
}
