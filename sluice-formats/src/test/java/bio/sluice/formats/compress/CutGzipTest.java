package bio.sluice.formats.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.testkit.MemoryInput;
import bio.sluice.testkit.MemoryStorage;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// 2.5 MB of a real table, packed in each way and cut at every thousandth byte: an error each time.
class CutGzipTest {
    private static final int STEP = 1_000;
    private static final int MEMBER = 200_000;

    private static byte[] table;

    @BeforeAll
    static void readTable() throws IOException {
        Path packed = SharedFiles.require("data/idmap/ncbi/Homo_sapiens.gene_info_2021.gz");
        byte[] content = GzipFiles.content(unpacked(Files.readAllBytes(packed)));
        assertThat(content).hasSizeGreaterThan(2_500_000);
        table = Arrays.copyOf(content, 2_500_000);
    }

    @Test
    void aSingleMember() throws IOException {
        requireErrors(GzipFiles.member(table), new TreeSet<>());
    }

    @Test
    void manyMembers() throws IOException {
        List<byte[]> members = new ArrayList<>();
        TreeSet<Integer> boundaries = new TreeSet<>();
        int length = 0;
        for (int from = 0; from < table.length; from += MEMBER) {
            members.add(GzipFiles.member(Arrays.copyOfRange(table, from, Math.min(table.length, from + MEMBER))));
            length += members.get(members.size() - 1).length;
            boundaries.add(length);
        }
        byte[] packed = GzipFiles.concat(members.toArray(byte[][]::new));

        requireErrors(packed, boundaries);
        byte[] firstTwo = Arrays.copyOf(packed, members.get(0).length + members.get(1).length);
        assertThat(GzipFiles.content(unpacked(firstTwo)))
                .as("cut between members it is whole, as far as anyone can tell")
                .isEqualTo(Arrays.copyOf(table, 2 * MEMBER));
    }

    @Test
    void blocks() throws IOException {
        byte[] packed = bgzf();

        requireErrors(packed, new TreeSet<>());
        assertThatThrownBy(() -> drain(Arrays.copyOf(packed, packed.length - 28)))
                .as("without the end marker")
                .isInstanceOf(CorruptInput.class);
    }

    private static byte[] bgzf() throws IOException {
        MemoryStorage storage = new MemoryStorage();
        try (OutputFile out = new GzipCompression().packed(storage.create("t.gz"))) {
            out.write(table, 0, table.length);
            out.finish();
        }
        return GzipFiles.content(storage.find("t.gz").get(0));
    }

    private static void requireErrors(byte[] packed, TreeSet<Integer> whole) throws IOException {
        assertThat(packed.length).isGreaterThan(400 * STEP);
        assertThat(drain(packed)).isEqualTo(table.length);
        for (int length = STEP; length < packed.length; length += STEP) {
            if (!whole.contains(length)) {
                byte[] cut = Arrays.copyOf(packed, length);
                assertThatThrownBy(() -> drain(cut))
                        .as("cut to %d of %d bytes", length, packed.length)
                        .isInstanceOf(CorruptInput.class)
                        .hasMessageStartingWith("t.gz: ");
            }
        }
    }

    private static long drain(byte[] packed) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try (ByteInput in = unpacked(packed).open()) {
            for (int n = in.read(buffer, 0, buffer.length); n >= 0; n = in.read(buffer, 0, buffer.length)) {
                length += n;
            }
        }
        return length;
    }

    private static InputFile unpacked(byte[] packed) {
        return new GzipCompression().unpacked(new MemoryInput("t.gz", packed), null);
    }
}
