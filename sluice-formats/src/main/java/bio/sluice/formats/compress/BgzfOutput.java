package bio.sluice.formats.compress;

import bio.sluice.io.OutputFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes BGZF (SAMv1 §4.1): gzip in blocks of 65,280 content bytes each, so that the stored bytes depend on the
/// content alone and not on how it was handed over. One thread.
///
/// [#position] and [#flush] know whole blocks only: up to 65,279 content bytes wait in memory until their block is full
/// or the file is finished.
final class BgzfOutput implements OutputFile {
    /// Content bytes of a block, as in htslib (`BGZF_BLOCK_SIZE` 0xff00).
    static final int BLOCK = 0xFF00;

    /// The empty block that ends a file (SAMv1 §4.1.2).
    private static final byte[] END_MARKER = {
        0x1F, (byte) 0x8B, 8, 4, 0, 0, 0, 0, 0, (byte) 0xFF, 6, 0, 'B', 'C', 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int HEADER = 18;
    private static final int TRAILER = 8;
    private static final int LARGEST_BLOCK = 1 << 16;
    /// What gzip and bgzip use when nothing is said.
    private static final int LEVEL = 6;

    private final OutputFile target;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Deflater storing = new Deflater(Deflater.NO_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final byte[] content = new byte[BLOCK];
    private int contentLength;
    private final byte[] block = new byte[LARGEST_BLOCK];

    BgzfOutput(OutputFile target) {
        this.target = target;
        System.arraycopy(END_MARKER, 0, block, 0, HEADER);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, BLOCK - contentLength);
            System.arraycopy(bytes, from, content, contentLength, n);
            contentLength += n;
            from += n;
            left -= n;
            if (contentLength == BLOCK) {
                writeBlock();
            }
        }
    }

    private void writeBlock() throws IOException {
        int size = deflate(deflater);
        if (size < 0) {
            size = deflate(storing); // incompressible: deflate may need more room than a block has
        }
        crc.reset();
        crc.update(content, 0, contentLength);
        int end = HEADER + size;
        put(end, (int) crc.getValue(), 4);
        put(end + 4, contentLength, 4);
        put(HEADER - 2, end + TRAILER - 1, 2);
        target.write(block, 0, end + TRAILER);
        contentLength = 0;
    }

    /// @return the size of the compressed data, or -1 if they do not fit
    private int deflate(Deflater with) {
        with.reset();
        with.setInput(content, 0, contentLength);
        with.finish();
        int size = with.deflate(block, HEADER, LARGEST_BLOCK - HEADER - TRAILER);
        return with.finished() ? size : -1;
    }

    private void put(int at, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            block[at + i] = (byte) (value >>> 8 * i);
        }
    }

    @Override
    public long position() {
        return target.position();
    }

    @Override
    public byte[] pending() {
        return Arrays.copyOf(content, contentLength);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void sync() throws IOException {
        target.sync();
    }

    @Override
    public void finish() throws IOException {
        if (contentLength > 0) {
            writeBlock();
        }
        target.write(END_MARKER, 0, END_MARKER.length);
        target.finish();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        storing.end();
        target.close();
    }
}
