package bio.sluice.graph;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Bytes of a graph under construction, written once from front to back and then read as often as need be: in memory
/// until they fill a buffer, from then on in a working file. One thread at a time.
final class Spool {
    /// Bytes that are written and read at once.
    static final int BUFFER = 1 << 16;

    private static final int SMALLEST = 1 << 10;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final BuildFiles files;
    private byte[] buffer = new byte[SMALLEST];
    private int used;
    private long flushed;
    private FileChannel channel;

    Spool(BuildFiles files) {
        this.files = files;
    }

    /// Bytes written so far.
    long length() {
        return flushed + used;
    }

    void putByte(int value) {
        room(1);
        buffer[used++] = (byte) value;
    }

    void putShort(int value) {
        room(2);
        buffer[used] = (byte) value;
        buffer[used + 1] = (byte) (value >>> 8);
        used += 2;
    }

    void putInt(int value) {
        room(4);
        INT.set(buffer, used, value);
        used += 4;
    }

    void putLong(long value) {
        room(8);
        LONG.set(buffer, used, value);
        used += 8;
    }

    void put(byte[] bytes, int start, int end) {
        for (int at = start; at < end; ) {
            room(1);
            int n = Math.min(end - at, buffer.length - used);
            System.arraycopy(bytes, at, buffer, used, n);
            used += n;
            at += n;
        }
    }

    private void room(int bytes) {
        if (buffer.length - used < bytes) {
            grow();
        }
    }

    private void grow() {
        if (buffer.length < BUFFER) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else {
            flush();
        }
    }

    private void flush() {
        files.goOn();
        try {
            if (channel == null) {
                channel = files.create();
            }
            ByteBuffer rest = ByteBuffer.wrap(buffer, 0, used);
            while (rest.hasRemaining()) {
                channel.write(rest, flushed + rest.position());
            }
        } catch (IOException failed) {
            throw files.failed(failed);
        }
        flushed += used;
        used = 0;
    }

    /// Reads everything from the beginning. Nothing is written any more.
    Reader reader() {
        return reader(0, length());
    }

    /// Reads the bytes `[from, to)`, which must not be written to any more.
    Reader reader(long from, long to) {
        return new Reader(from, to);
    }

    /// Gives memory and file back.
    void free() {
        if (channel != null) {
            files.close(channel);
            channel = null;
        }
        buffer = new byte[0];
        used = 0;
        flushed = 0;
    }

    /// A place in a spool, going forward. One thread.
    final class Reader {
        private byte[] bytes;
        private int at;
        private int limit;
        /// Where in the spool the byte behind `limit` is, and where to stop.
        private long next;

        private final long end;

        private Reader(long from, long to) {
            this.next = from;
            this.end = to;
            if (from >= flushed) {
                bytes = buffer;
                at = (int) (from - flushed);
                limit = (int) (to - flushed);
                next = to;
            } else {
                bytes = new byte[(int) Math.min(BUFFER, Math.max(8, to - from))];
            }
        }

        boolean hasNext() {
            return at < limit || next < end;
        }

        int getByte() {
            need(1);
            return bytes[at++];
        }

        int getShort() {
            need(2);
            int value = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
            at += 2;
            return value;
        }

        int getInt() {
            need(4);
            int value = (int) INT.get(bytes, at);
            at += 4;
            return value;
        }

        long getLong() {
            need(8);
            long value = (long) LONG.get(bytes, at);
            at += 8;
            return value;
        }

        void get(byte[] to, int start, int length) {
            for (int done = 0; done < length; ) {
                need(1);
                int n = Math.min(length - done, limit - at);
                System.arraycopy(bytes, at, to, start + done, n);
                at += n;
                done += n;
            }
        }

        /// Leaves out some bytes.
        void skip(long count) {
            if (count <= limit - at) {
                at += (int) count;
                return;
            }
            next += count - (limit - at);
            at = limit;
            if (next > end) {
                throw new IllegalStateException("read beyond the end of a working file");
            }
        }

        private void need(int count) {
            if (limit - at < count) {
                fill(count);
            }
        }

        private void fill(int count) {
            int left = limit - at;
            System.arraycopy(bytes, at, bytes, 0, left);
            at = 0;
            limit = left;
            while (limit < count) {
                int wanted = (int) Math.min(bytes.length - limit, end - next);
                if (wanted <= 0) {
                    throw new IllegalStateException("read beyond the end of a working file");
                }
                limit += read(wanted);
            }
        }

        private int read(int wanted) {
            if (next >= flushed) {
                int n = (int) Math.min(wanted, flushed + used - next);
                System.arraycopy(buffer, (int) (next - flushed), bytes, limit, n);
                next += n;
                return n;
            }
            files.goOn();
            int n = 0;
            try {
                n = channel.read(ByteBuffer.wrap(bytes, limit, (int) Math.min(wanted, flushed - next)), next);
            } catch (IOException failed) {
                throw files.failed(failed);
            }
            if (n <= 0) {
                throw files.failed(new IOException("a working file has been cut"));
            }
            next += n;
            return n;
        }
    }
}
