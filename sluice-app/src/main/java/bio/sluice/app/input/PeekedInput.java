package bio.sluice.app.input;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputAround;
import bio.sluice.io.InputFile;
import java.io.IOException;
import java.util.Arrays;

/// An input whose first bytes were looked at, to find out what it is. What was read is given again to the first
/// [#open], so that standard input can be peeked at too. One thread until opened.
public final class PeekedInput extends InputAround {
    private ByteInput opened;
    private byte[] head = new byte[0];

    public PeekedInput(InputFile input) {
        super(input);
    }

    /// The first bytes: `length` of them, or all there are. Call before [#open], once.
    public byte[] head(int length) throws IOException {
        opened = inside().open();
        byte[] read = new byte[length];
        int filled = 0;
        while (filled < length) {
            int n = opened.read(read, filled, length - filled);
            if (n < 0) {
                break;
            }
            filled += n;
        }
        head = Arrays.copyOf(read, filled);
        return head;
    }

    @Override
    public ByteInput open() throws IOException {
        if (opened == null) {
            return inside().open();
        }
        ByteInput rest = opened;
        opened = null;
        return new Replay(head, rest);
    }

    /// Closes what peeking opened, if the input can be opened again: many inputs must not stay open at once.
    public void release() throws IOException {
        if (opened != null && reopenable()) {
            opened.close();
            opened = null;
            head = new byte[0];
        }
    }

    private static final class Replay implements ByteInput {
        private final byte[] head;
        private final ByteInput rest;
        private int given;

        Replay(byte[] head, ByteInput rest) {
            this.head = head;
            this.rest = rest;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (given == head.length) {
                return rest.read(into, offset, length);
            }
            int n = Math.min(length, head.length - given);
            System.arraycopy(head, given, into, offset, n);
            given += n;
            return n;
        }

        @Override
        public void readAhead() {
            rest.readAhead();
        }

        @Override
        public long storedBytes() {
            return rest.storedBytes();
        }

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
