package bio.sluice.acceptance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes small gzip files of huge content, one member each, by repeating the same deflated block.
final class Bomb {
    private static final int BLOCK = 1 << 20;

    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private long length;

    private Bomb() {}

    /// Writes `before`, then so many MiB of `filling`, then `after`.
    static void write(Path file, String before, byte filling, int mebibytes, String after) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new Bomb().write(out, before, filling, mebibytes, after);
        }
    }

    private void write(OutputStream out, String before, byte filling, int mebibytes, String after) throws IOException {
        out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF});
        out.write(deflated(before.getBytes(StandardCharsets.UTF_8), Deflater.FULL_FLUSH));
        byte[] content = new byte[BLOCK];
        Arrays.fill(content, filling);
        byte[] block = deflated(content, Deflater.FULL_FLUSH);
        out.write(block);
        for (int i = 1; i < mebibytes; i++) {
            crc.update(content);
            length += BLOCK;
            out.write(block); // a full flush forgets what went before, so the same bytes mean the same
        }
        deflater.finish();
        out.write(deflated(after.getBytes(StandardCharsets.UTF_8), Deflater.NO_FLUSH));
        deflater.end();
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) length)
                .array());
    }

    private byte[] deflated(byte[] content, int flush) {
        crc.update(content);
        length += content.length;
        deflater.setInput(content);
        byte[] packed = new byte[content.length + 1_000];
        return Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, flush));
    }
}
