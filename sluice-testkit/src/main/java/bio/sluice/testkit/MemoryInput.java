package bio.sluice.testkit;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.nio.charset.StandardCharsets;

/// An input in memory. Immutable; each opening reads on its own.
///
/// @param name its name in messages
/// @param bytes its content; not copied
public record MemoryInput(String name, byte[] bytes) implements InputFile {
    /// An input that holds `text` as UTF-8.
    public static MemoryInput of(String name, String text) {
        return new MemoryInput(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean reopenable() {
        return true;
    }

    @Override
    public ByteInput open() {
        return new Reader(bytes);
    }

    private static final class Reader implements ByteInput {
        private final byte[] bytes;
        private volatile int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int n = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, n);
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
