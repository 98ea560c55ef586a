package bio.sluice.engine.target;

import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A file that is written in one go: aside first, and renamed when it is complete and durable; a special file directly.
/// One use, one thread.
public final class WholeFile {
    private final Storage storage;
    private final String location;
    private final DigestAlgorithm.Digest digest;
    private long size;

    /// @param storage what holds it
    /// @param location where it is written, or `-`
    public WholeFile(Storage storage, String location, DigestAlgorithm algorithm) {
        this.storage = storage;
        this.location = location;
        this.digest = algorithm.begin();
    }

    /// What fills a file.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it.
        void write(OutputStream out) throws IOException;
    }

    /// Whether there is a file already that would be replaced.
    public boolean isTaken() {
        return !storage.isSpecial(location) && storage.exists(location);
    }

    /// Writes the file, in place of one of the same name.
    public void write(Content content) throws IOException {
        boolean direct = storage.isSpecial(location);
        String aside = direct ? location : location + ".part";
        try {
            try (OutputFile file = storage.create(aside)) {
                content.write(new Digested(file));
                if (direct) {
                    file.flush();
                } else {
                    file.sync();
                }
            }
            if (!direct) {
                storage.rename(aside, location);
                storage.syncFolder(new FilePlace(storage, location, null).folder());
            }
        } catch (IOException | RuntimeException failed) {
            if (!direct) {
                forget(aside, failed);
            }
            throw failed;
        }
    }

    /// Writes a text as the file.
    public void write(String text) throws IOException {
        write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void forget(String aside, Exception failed) {
        try {
            storage.delete(aside);
        } catch (IOException | RuntimeException left) {
            failed.addSuppressed(left);
        }
    }

    /// Bytes written.
    public long size() {
        return size;
    }

    /// Their digest with its algorithm.
    public String digest() {
        return digest.text();
    }

    private final class Digested extends OutputStream {
        private final OutputFile file;

        Digested(OutputFile file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            size += length;
        }
    }
}
