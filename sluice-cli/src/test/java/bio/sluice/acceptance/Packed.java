package bio.sluice.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Compressed files, made without our own writer.
final class Packed {
    /// The empty block that ends a BGZF file (SAMv1 §4.1.2).
    static final byte[] BGZF_END = bgzfBlock(new byte[0], 0, 0);

    private Packed() {}

    /// One gzip member (RFC 1952).
    static byte[] member(byte[] content, int from, int to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content, from, to - from);
        }
        return out.toByteArray();
    }

    /// Members of about `size` content bytes each, which end anywhere in a line.
    static List<byte[]> members(byte[] content, int size) throws IOException {
        List<byte[]> members = new ArrayList<>();
        for (int from = 0; from < content.length; from += size) {
            members.add(member(content, from, Math.min(content.length, from + size)));
        }
        return members;
    }

    /// A BGZF file of blocks of `size` content bytes, with its end marker.
    static byte[] bgzf(byte[] content, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < content.length; from += size) {
            out.writeBytes(bgzfBlock(content, from, Math.min(content.length, from + size)));
        }
        out.writeBytes(BGZF_END);
        return out.toByteArray();
    }

    /// One block: a gzip member whose extra field BC holds its size less one (SAMv1 §4.1).
    private static byte[] bgzfBlock(byte[] content, int from, int to) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content, from, to - from);
        deflater.finish();
        byte[] packed = new byte[to - from + 1_000];
        int length = deflater.deflate(packed);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content, from, to - from);
        ByteBuffer block = ByteBuffer.allocate(18 + length + 8).order(ByteOrder.LITTLE_ENDIAN);
        block.put(new byte[] {0x1F, (byte) 0x8B, 8, 4, 0, 0, 0, 0, 0, (byte) 0xFF, 6, 0, 'B', 'C', 2, 0});
        block.putShort((short) (block.capacity() - 1));
        block.put(packed, 0, length);
        block.putInt((int) crc.getValue());
        block.putInt(to - from);
        return block.array();
    }

    static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
