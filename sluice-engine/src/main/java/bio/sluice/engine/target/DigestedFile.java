package bio.sluice.engine.target;

import bio.sluice.engine.target.DigestAlgorithm.Digest;
import bio.sluice.io.OutputFile;
import java.io.IOException;

/// Digests what goes to a file, as it is stored. One thread.
final class DigestedFile implements OutputFile {
    private final OutputFile file;
    private final Digest digest;
    private long size;

    /// @param digest of the bytes that the file has already
    /// @param size how many these are
    DigestedFile(OutputFile file, Digest digest, long size) {
        this.file = file;
        this.digest = digest;
        this.size = size;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    /// The digest of everything stored so far, with its algorithm.
    String digest() {
        return digest.text();
    }

    @Override
    public long position() {
        return size;
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void sync() throws IOException {
        file.sync();
    }

    @Override
    public void finish() throws IOException {
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
