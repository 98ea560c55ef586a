package bio.sluice.formats.compress;

import bio.sluice.io.ByteInput;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/// An input of which some is read before it is asked for, by threads that have nothing better to do: inflating is most
/// of the work of a packed input, and can be done for one chunk while another one is cut. One thread at a time,
/// [#readAhead] and [#storedBytes] aside.
final class InputAhead implements ByteInput {
    /// Together about two chunks.
    private static final int BLOCKS = 4;
    private static final int BLOCK = 1 << 17;

    private final ByteInput input;
    /// Held by whoever uses `input`.
    private final ReentrantLock reading = new ReentrantLock();
    /// A ring of what was read ahead: filled by the holder of the lock, emptied by the one reader.
    private final byte[][] blocks = new byte[BLOCKS][];

    private final int[] lengths = new int[BLOCKS];
    private volatile long filled;
    private volatile long emptied;
    /// How much of the first filled block is given.
    private int given;
    /// Whether the input came to its end, or to `failure`; behind what is in the ring. Written under the lock.
    private boolean ended;
    private Throwable failure;

    InputAhead(ByteInput input) {
        this.input = input;
    }

    @Override
    public void readAhead() {
        if (!reading.tryLock()) {
            return; // somebody else does it
        }
        try {
            while (!ended && filled - emptied < BLOCKS) {
                int at = (int) (filled % BLOCKS);
                if (blocks[at] == null) {
                    blocks[at] = new byte[BLOCK];
                }
                lengths[at] = read(blocks[at]);
                if (lengths[at] > 0) {
                    filled++;
                }
            }
        } finally {
            reading.unlock();
        }
    }

    private int read(byte[] into) {
        try {
            int n = input.read(into, 0, into.length);
            ended = n < 0;
            return n;
        } catch (IOException | RuntimeException | Error thrown) {
            ended = true;
            failure = thrown;
            return -1;
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (filled == emptied) {
            reading.lock();
            try {
                // Somebody may have read ahead meanwhile.
                if (filled == emptied) {
                    return readThrough(into, offset, length);
                }
            } finally {
                reading.unlock();
            }
        }
        int at = (int) (emptied % BLOCKS);
        int n = Math.min(length, lengths[at] - given);
        System.arraycopy(blocks[at], given, into, offset, n);
        given += n;
        if (given == lengths[at]) {
            given = 0;
            emptied++; // by this thread alone
        }
        return n;
    }

    private int readThrough(byte[] into, int offset, int length) throws IOException {
        if (failure instanceof IOException thrown) {
            throw thrown;
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
        return ended ? -1 : input.read(into, offset, length);
    }

    /// Only before anything was read ahead.
    @Override
    public void skip(long length) throws IOException {
        input.skip(length);
    }

    @Override
    public long storedBytes() {
        return input.storedBytes();
    }

    @Override
    public void close() throws IOException {
        reading.lock();
        try {
            ended = true;
            input.close();
        } finally {
            reading.unlock();
        }
    }
}
