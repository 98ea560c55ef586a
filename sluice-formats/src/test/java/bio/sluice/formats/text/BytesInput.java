package bio.sluice.formats.text;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.nio.charset.StandardCharsets;

/// An input in memory that gives at most so many bytes at a time.
public record BytesInput(String name, byte[] content, int maxRead, boolean reopenable) implements InputFile {
    public BytesInput(String name, byte[] content) {
        this(name, content, Integer.MAX_VALUE, true);
    }

    public BytesInput(String name, String content) {
        this(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public BytesInput withMaxRead(int bytes) {
        return new BytesInput(name, content, bytes, reopenable);
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public ByteInput open() {
        return new ByteInput() {
            private int at;

            @Override
            public int read(byte[] into, int offset, int length) {
                if (length <= 0) {
                    throw new IllegalArgumentException("a read of " + length + " bytes");
                }
                if (at == content.length) {
                    return -1;
                }
                int n = Math.min(Math.min(length, maxRead), content.length - at);
                System.arraycopy(content, at, into, offset, n);
                at += n;
                return n;
            }

            @Override
            public long storedBytes() {
                return at;
            }

            @Override
            public void close() {}
        };
    }
}
