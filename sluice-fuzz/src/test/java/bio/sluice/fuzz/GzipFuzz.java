package bio.sluice.fuzz;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.io.ByteInput;
import bio.sluice.io.Compression;
import bio.sluice.io.CorruptInput;
import bio.sluice.testkit.AwkwardInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Gzip: what unpacks is what another reader unpacks, and damage never goes unnoticed.
public final class GzipFuzz {
    private static final Compression GZIP = Plugins.onClassPath().compressions().stream()
            .filter(compression -> compression.name().equals("gzip"))
            .findFirst()
            .orElseThrow();

    private GzipFuzz() {}

    /// Called by the fuzzer. If the first byte is even the rest is read as it is; else it is packed, in two members if
    /// the byte says so, and damaged at the place that the next three bytes name.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Settings settings = new Settings(input);
        int mode = settings.take();
        if ((mode & 1) == 0) {
            readAsItIs(settings.rest());
        } else {
            damage(settings, (mode & 2) != 0);
        }
    }

    private static void readAsItIs(byte[] packed) throws IOException {
        byte[] content = unpacked(packed, packed.length + 1);
        if (!Arrays.equals(content, unpacked(packed, 1))) {
            throw new AssertionError("read byte by byte, the content differs");
        }
        if (content != null && !Arrays.equals(content, unpackedByTheJdk(packed))) {
            throw new AssertionError("the JDK reads something else");
        }
    }

    private static void damage(Settings settings, boolean twoMembers) throws IOException {
        int place = settings.take() << 8 | settings.take();
        int change = settings.take();
        byte[] content = settings.rest();
        byte[] packed = packed(content, twoMembers);
        byte[] intact = unpacked(packed, 100);
        if (!Arrays.equals(content, intact)) {
            throw new AssertionError("packed and unpacked, the content differs");
        }
        packed[place % packed.length] ^= (byte) change;
        byte[] damaged = unpacked(packed, 100);
        if (damaged != null && !Arrays.equals(content, damaged)) {
            throw new AssertionError("damage at " + place % packed.length + " went unnoticed");
        }
    }

    private static byte[] packed(byte[] content, boolean twoMembers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int half = twoMembers ? content.length / 2 : content.length;
        try (GZIPOutputStream member = new GZIPOutputStream(out)) {
            member.write(content, 0, half);
        }
        if (twoMembers) {
            try (GZIPOutputStream member = new GZIPOutputStream(out)) {
                member.write(content, half, content.length - half);
            }
        }
        return out.toByteArray();
    }

    /// The content, or null if the file is refused.
    private static byte[] unpacked(byte[] packed, int bytesPerRead) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 12];
        try (ByteInput in = GZIP.unpacked(
                        AwkwardInput.of("in.gz", packed).inPieces(bytesPerRead), BigDecimal.valueOf(1_100))
                .open()) {
            for (int n = in.read(buffer, 0, buffer.length); n >= 0; n = in.read(buffer, 0, buffer.length)) {
                content.write(buffer, 0, n);
            }
            return content.toByteArray();
        } catch (CorruptInput told) {
            return null;
        }
    }

    private static byte[] unpackedByTheJdk(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
