package bio.sluice.formats.storage;

import bio.sluice.io.ByteInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Reads a channel from front to back. One thread at a time, [#storedBytes] from any.
class ChannelInput implements ByteInput {
    /// Large enough that a call to the system costs little beside the copy.
    private static final int BUFFER = 1 << 18;

    private final String name;
    private final FileChannel channel;
    /// Own memory outside the heap: a heap buffer would be given a temporary one of its size per thread, kept for ever.
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).limit(0);

    private volatile long read;

    ChannelInput(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int n;
            try {
                n = channel.read(buffer);
            } catch (IOException failure) {
                throw LocalPath.explained("cannot read " + name + " at byte " + read, failure);
            } finally {
                buffer.flip();
            }
            if (n < 0) {
                return -1;
            }
        }
        int n = Math.min(length, buffer.remaining());
        buffer.get(into, offset, n);
        read += n;
        return n;
    }

    @Override
    public long storedBytes() {
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
