package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A file mapped into memory in pages of a power of two, so that it may be larger than a buffer can be. Each page goes
/// on
/// for [#OVERLAP] bytes into the next: what is no longer than that can be read from the page in which it begins.
/// What lies outside stops the run. Immutable, thread-safe; unmapped when nobody holds it any more.
final class MappedFile {
    /// Pages of 1 GiB.
    static final int PAGE_SHIFT = 30;
    /// More than all texts of a node can take.
    static final int OVERLAP = 1 << 17;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final MappedByteBuffer[] pages;
    /// The first page, which is mostly the only one.
    private final MappedByteBuffer first;

    private final int shift;
    private final long length;

    private MappedFile(Path path, MappedByteBuffer[] pages, int shift, long length) {
        this.path = path;
        this.pages = pages;
        this.first = pages[0];
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
                pages[i] =
                        channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min((1L << shift) + OVERLAP, length - at));
                pages[i].order(ByteOrder.LITTLE_ENDIAN);
            }
            return new MappedFile(file, pages, shift, length);
        }
    }

    /// What to throw when something lies where the file is not, or no longer is.
    RunStopped damaged(Throwable cause) {
        return Graph.stopped(path, "is damaged, or was cut while it was in use", cause);
    }

    long length() {
        return length;
    }

    /// The page in which the byte at `offset` and the [#OVERLAP] behind it are; it may be read at absolute positions
    /// only.
    MappedByteBuffer page(long offset) {
        int page = (int) (offset >>> shift);
        return page == 0 ? first : pages[page];
    }

    /// Where the byte at `offset` is in its page.
    int inPage(long offset) {
        return (int) offset & (1 << shift) - 1;
    }

    /// Bytes that can be read from the page from the one at `offset` on.
    int leftInPage(long offset) {
        return page(offset).limit() - inPage(offset);
    }

    int unsignedShortAt(long offset) {
        try {
            return page(offset).getChar(inPage(offset));
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }

    int intAt(long offset) {
        try {
            return page(offset).getInt(inPage(offset));
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }

    long longAt(long offset) {
        try {
            return page(offset).getLong(inPage(offset));
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }

    /// Copies `length` bytes from `offset` on.
    void copy(long offset, byte[] to, int at, int length) {
        try {
            long from = offset;
            int done = 0;
            while (done < length) {
                int n = Math.min(length - done, leftInPage(from));
                if (n <= 0) {
                    throw new IndexOutOfBoundsException(from);
                }
                page(from).get(inPage(from), to, at + done, n);
                done += n;
                from += n;
            }
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }

    /// Puts `length` bytes from `offset` on at `to[at]`, and up to seven bytes more; they are no more than [#OVERLAP].
    ///
    /// @return the index behind them
    int put(long offset, int length, byte[] to, int at) {
        try {
            ByteBuffer page = page(offset);
            int from = inPage(offset);
            for (int i = 0; i < length; i += Long.BYTES) {
                LONG.set(to, at + i, page.getLong(from + i));
            }
            return at + length;
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }

    /// Whether the bytes from `offset` on, no more than [#OVERLAP], are `bytes[start, start + length)`.
    boolean equals(long offset, byte[] bytes, int start, int length) {
        try {
            ByteBuffer page = page(offset);
            int from = inPage(offset);
            int i = 0;
            for (; i <= length - Long.BYTES; i += Long.BYTES) {
                if (page.getLong(from + i) != (long) LONG.get(bytes, start + i)) {
                    return false;
                }
            }
            for (; i < length; i++) {
                if (page.get(from + i) != bytes[start + i]) {
                    return false;
                }
            }
            return true;
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }

    /// CRC32C of the bytes `[from, to)`.
    int checksum(long from, long to) {
        CRC32C crc = new CRC32C();
        for (long at = from; at < to; ) {
            ByteBuffer view = page(at).duplicate();
            int start = inPage(at);
            view.limit((int) Math.min(view.limit(), start + (to - at))).position(start);
            if (!view.hasRemaining()) {
                throw new IndexOutOfBoundsException(at);
            }
            at += view.remaining();
            crc.update(view);
        }
        return (int) crc.getValue();
    }
}
