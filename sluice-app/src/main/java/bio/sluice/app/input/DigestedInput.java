package bio.sluice.app.input;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.ByteInput;
import bio.sluice.io.InputAround;
import bio.sluice.io.InputFile;
import java.io.IOException;

/// An input whose stored bytes are digested while they are read: for the manifest, and to prove on a resume that what
/// was read is still the same. Thread-safe as inputs are; what it tells is about the last reading.
public final class DigestedInput extends InputAround {
    private static final int BLOCK = 1 << 16;

    private final DigestAlgorithm algorithm;
    private volatile Reading last;

    public DigestedInput(InputFile input, DigestAlgorithm algorithm) {
        super(input);
        this.algorithm = algorithm;
    }

    /// A part of an input, from its beginning.
    ///
    /// @param bytes stored bytes
    /// @param digest of these, with its algorithm
    /// @param whole whether the input ended there
    record Prefix(long bytes, String digest, boolean whole) {}

    /// Stored bytes read so far.
    public long readBytes() {
        Reading reading = last;
        return reading == null ? 0 : reading.count;
    }

    /// The digest of all stored bytes, or null as long as the end has not been reached.
    public String digest() {
        Reading reading = last;
        return reading == null ? null : reading.whole;
    }

    /// Reads the input to its end for its digest.
    public String digestOfAll() throws IOException {
        byte[] bytes = new byte[BLOCK];
        try (ByteInput reading = open()) {
            while (reading.read(bytes, 0, bytes.length) >= 0) {
                // only the digest counts
            }
        }
        return digest();
    }

    /// What has been read so far. From any thread.
    Prefix prefix() {
        Reading reading = last;
        return reading == null ? new Prefix(0, algorithm.begin().text(), false) : reading.prefix();
    }

    /// Reads what an earlier run has read.
    ///
    /// @throws RunStopped if it is not the same
    void requireSame(Prefix prefix) throws IOException {
        byte[] bytes = new byte[BLOCK];
        try (ByteInput reading = open()) {
            long count = 0;
            while (prefix.whole() || count < prefix.bytes()) {
                int most = prefix.whole() ? BLOCK : (int) Math.min(BLOCK, prefix.bytes() - count);
                int n = reading.read(bytes, 0, most);
                if (n < 0) {
                    break;
                }
                count += n;
            }
            if (count != prefix.bytes()) {
                throw changed(
                        "it has " + count + " bytes, and had " + (prefix.whole() ? "" : "at least ") + prefix.bytes());
            }
        }
        if (!prefix().digest().equals(prefix.digest())) {
            throw changed("the " + prefix.bytes() + " bytes that were read are not the same");
        }
    }

    private RunStopped changed(String how) {
        return new RunStopped(
                Reason.RESUME,
                "cannot resume: the input " + name() + " has changed; " + how
                        + ". Restore it, or start afresh with --restart");
    }

    @Override
    public ByteInput open() throws IOException {
        Reading reading = new Reading(inside().open(), algorithm.begin());
        last = reading;
        return reading;
    }

    private static final class Reading implements ByteInput {
        private final ByteInput bytes;
        private final DigestAlgorithm.Digest running;
        private volatile long count;
        private volatile String whole;

        Reading(ByteInput bytes, DigestAlgorithm.Digest running) {
            this.bytes = bytes;
            this.running = running;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = bytes.read(into, offset, length);
            if (n > 0) {
                add(into, offset, n);
            } else if (whole == null) {
                whole = running.text();
            }
            return n;
        }

        private synchronized void add(byte[] read, int offset, int length) {
            running.update(read, offset, length);
            count += length;
        }

        /// What has been read so far; it may be more than was asked for, if somebody reads ahead.
        synchronized Prefix prefix() {
            return new Prefix(count, running.text(), whole != null);
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
