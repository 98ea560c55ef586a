package bio.sluice.formats.text;

import bio.sluice.io.ByteInput;
import java.io.IOException;

/// An input that takes bytes back: what was read behind the end of a chunk is read again for the next one. Large reads
/// go straight through to the input. One thread, [#storedBytes] aside.
final class ReadAhead implements ByteInput {
    /// Smallest read of the input; what is asked for below it is served from a block of this size.
    static final int BLOCK = 1 << 16;

    private final ByteInput input;
    private byte[] held = new byte[0];
    private int from;
    private int to;
    private boolean ended;
    private long position;

    ReadAhead(ByteInput input) {
        this.input = input;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (from == to) {
            boolean through = length >= BLOCK / 2;
            if (!through && held.length < BLOCK) {
                held = new byte[BLOCK];
            }
            // The end is asked for once: a terminal would have to be told it twice.
            int n = ended ? -1 : through ? input.read(into, offset, length) : input.read(held, 0, BLOCK);
            ended = n < 0;
            if (ended || through) {
                position += Math.max(n, 0);
                return n;
            }
            from = 0;
            to = n;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(held, from, into, offset, n);
        from += n;
        position += n;
        return n;
    }

    @Override
    public void skip(long length) throws IOException {
        int n = (int) Math.min(length, to - from);
        from += n;
        input.skip(length - n);
        position += length;
    }

    @Override
    public void readAhead() {
        input.readAhead();
    }

    /// Bytes given and not taken back.
    long position() {
        return position;
    }

    /// Takes back `bytes[start, end)`, which were read last.
    void unread(byte[] bytes, int start, int end) {
        int n = end - start;
        position -= n;
        if (n > from) {
            int kept = to - from;
            byte[] larger = n + kept <= held.length ? held : new byte[Math.max(n + kept, BLOCK)];
            System.arraycopy(held, from, larger, larger.length - kept, kept);
            held = larger;
            from = held.length - kept;
            to = held.length;
        }
        from -= n;
        System.arraycopy(bytes, start, held, from, n);
    }

    @Override
    public long storedBytes() {
        return input.storedBytes();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
