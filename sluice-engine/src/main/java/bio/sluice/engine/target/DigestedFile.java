package bio.sluice.engine.target;

import bio.sluice.engine.target.DigestAlgorithm.Digest;
import bio.sluice.io.OutputFile;
import java.io.IOException;

/// Digests what goes to a file, as it is stored. One thread.
final class DigestedFile implements OutputFile {
    private final OutputFile file;
    private final Digest digest;
    private long size;

    DigestedFile(OutputFile file, Digest digest) {
        this.file = file;
        this.digest = digest;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    /// Bytes stored.
    long size() {
        return size;
    }

    /// The digest with its algorithm. Called once, when the file is finished.
    String digest() {
        return digest.text();
    }

    @Override
    public long position() {
        return file.position();
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
