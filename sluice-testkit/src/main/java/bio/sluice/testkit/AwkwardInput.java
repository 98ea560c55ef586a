package bio.sluice.testkit;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Bytes in memory as an input, as awkward as an input may be: it hands over few bytes at a time, or opens once only.
public final class AwkwardInput implements InputFile {
    private final String name;
    private final byte[] bytes;
    private final int bytesPerRead;
    private final boolean reopenable;
    private boolean opened;

    private AwkwardInput(String name, byte[] bytes, int bytesPerRead, boolean reopenable) {
        this.name = name;
        this.bytes = bytes;
        this.bytesPerRead = bytesPerRead;
        this.reopenable = reopenable;
    }

    /// An input of these bytes.
    public static AwkwardInput of(String name, byte[] bytes) {
        return new AwkwardInput(name, bytes, Integer.MAX_VALUE, true);
    }

    /// An input of this text in UTF-8.
    public static AwkwardInput of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same, but no read gives more than `bytesPerRead` bytes, as with a slow pipe.
    public AwkwardInput inPieces(int bytesPerRead) {
        return new AwkwardInput(name, bytes, bytesPerRead, reopenable);
    }

    /// The same, but it can be opened once only and does not know its size, as standard input.
    public AwkwardInput once() {
        return new AwkwardInput(name, bytes, bytesPerRead, false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return reopenable ? bytes.length : -1;
    }

    @Override
    public boolean reopenable() {
        return reopenable;
    }

    @Override
    public ByteInput open() throws IOException {
        if (opened && !reopenable) {
            throw new IOException(name + " can be read only once");
        }
        opened = true;
        return new ByteInput() {
            private int at;

            @Override
            public int read(byte[] into, int offset, int length) {
                int n = Math.min(Math.min(length, bytesPerRead), bytes.length - at);
                if (n == 0) {
                    return -1;
                }
                System.arraycopy(bytes, at, into, offset, n);
                at += n;
                return n;
            }

            @Override
            public long storedBytes() {
                return at;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
