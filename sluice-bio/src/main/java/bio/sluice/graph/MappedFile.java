package bio.sluice.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A file mapped into memory in pages of a power of two, so that it may be larger than a buffer can be. Immutable,
/// thread-safe; unmapped when nobody holds it any more.
final class MappedFile {
    /// Pages of 1 GiB.
    static final int PAGE_SHIFT = 30;

    private final MappedByteBuffer[] pages;
    private final int shift;
    private final long length;

    private MappedFile(MappedByteBuffer[] pages, int shift, long length) {
        this.pages = pages;
        this.shift = shift;
        this.length = length;
    }

    static MappedFile open(Path file, int shift) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            int count = Math.toIntExact((length + (1L << shift) - 1) >>> shift);
            MappedByteBuffer[] pages = new MappedByteBuffer[count];
            for (int i = 0; i < count; i++) {
                long at = (long) i << shift;
                pages[i] = channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(1L << shift, length - at));
                pages[i].order(ByteOrder.LITTLE_ENDIAN);
            }
            return new MappedFile(pages, shift, length);
        }
    }

    long length() {
        return length;
    }

    /// The page that holds the byte at `offset`; it may be read at absolute positions only.
    MappedByteBuffer page(long offset) {
        return pages[(int) (offset >>> shift)];
    }

    /// Where the byte at `offset` is in its page.
    int inPage(long offset) {
        return (int) offset & (1 << shift) - 1;
    }

    /// Bytes from the one at `offset` to the end of its page.
    int leftInPage(long offset) {
        return (1 << shift) - inPage(offset);
    }

    int byteAt(long offset) {
        return page(offset).get(inPage(offset));
    }

    int unsignedShortAt(long offset) {
        return page(offset).getChar(inPage(offset));
    }

    int intAt(long offset) {
        return page(offset).getInt(inPage(offset));
    }

    long longAt(long offset) {
        return page(offset).getLong(inPage(offset));
    }

    /// Copies `length` bytes from `offset` on.
    void copy(long offset, byte[] to, int at, int length) {
        long from = offset;
        int done = 0;
        while (done < length) {
            int n = Math.min(length - done, leftInPage(from));
            page(from).get(inPage(from), to, at + done, n);
            done += n;
            from += n;
        }
    }

    /// CRC32C of everything from `offset` on.
    int checksum(long offset) {
        CRC32C crc = new CRC32C();
        for (long at = offset; at < length; ) {
            ByteBuffer view = page(at).duplicate();
            view.position(inPage(at));
            at += view.remaining();
            crc.update(view);
        }
        return (int) crc.getValue();
    }
}
