package bio.sluice.testkit;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;

/// An input that is one text many times over, made while it is read: for runs over far more than fits into memory.
/// Immutable; each opening reads on its own.
///
/// @param name its name in messages
/// @param text the text
/// @param times how often it comes
public record RepeatedInput(String name, byte[] text, long times) implements InputFile {
    @Override
    public long size() {
        return text.length * times;
    }

    @Override
    public boolean reopenable() {
        return true;
    }

    @Override
    public ByteInput open() {
        return new Reader(text, size());
    }

    private static final class Reader implements ByteInput {
        private final byte[] text;
        private final long size;
        private volatile long at;

        Reader(byte[] text, long size) {
            this.text = text;
            this.size = size;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == size) {
                return -1;
            }
            int from = (int) (at % text.length);
            int n = (int) Math.min(Math.min(length, text.length - from), size - at);
            System.arraycopy(text, from, into, offset, n);
            at += n;
            return n;
        }

        @Override
        public long storedBytes() {
            return at;
        }

        @Override
        public void close() {}
    }
}
