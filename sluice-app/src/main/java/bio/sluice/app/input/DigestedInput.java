package bio.sluice.app.input;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.io.IOException;

/// An input whose stored bytes are digested while they are read, for the manifest. Thread-safe as inputs are; the
/// digest is that of the last complete reading.
public final class DigestedInput implements InputFile {
    private final InputFile input;
    private final DigestAlgorithm algorithm;
    private volatile long readBytes;
    private volatile String digest;

    public DigestedInput(InputFile input, DigestAlgorithm algorithm) {
        this.input = input;
        this.algorithm = algorithm;
    }

    /// Stored bytes read so far.
    public long readBytes() {
        return readBytes;
    }

    /// The digest of all stored bytes, or null as long as the end has not been reached.
    public String digest() {
        return digest;
    }

    @Override
    public String name() {
        return input.name();
    }

    @Override
    public long size() {
        return input.size();
    }

    @Override
    public boolean reopenable() {
        return input.reopenable();
    }

    @Override
    public ByteInput open() throws IOException {
        return new Reading(input.open());
    }

    private final class Reading implements ByteInput {
        private final ByteInput bytes;
        private final DigestAlgorithm.Digest running = algorithm.begin();
        private long count;

        Reading(ByteInput bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = bytes.read(into, offset, length);
            if (n > 0) {
                running.update(into, offset, n);
                count += n;
                readBytes = count;
            } else if (digest == null) {
                digest = running.text();
            }
            return n;
        }

        @Override
        public long storedBytes() {
            return bytes.storedBytes();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
