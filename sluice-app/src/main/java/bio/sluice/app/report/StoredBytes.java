package bio.sluice.app.report;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a file is, as its storage holds it. Immutable.
///
/// @param size its bytes
/// @param digest of them, with its algorithm
public record StoredBytes(long size, String digest) {
    private static final int BLOCK = 1 << 16;

    /// Reads some bytes into an array from its beginning; -1 at the end.
    @FunctionalInterface
    private interface Reader {
        int read(byte[] into) throws IOException;
    }

    /// Those of an input.
    public static StoredBytes of(InputFile file, DigestAlgorithm algorithm) throws IOException {
        try (ByteInput in = file.open()) {
            return of(into -> in.read(into, 0, into.length), algorithm);
        }
    }

    /// Those of a file of this machine.
    public static StoredBytes of(Path file, DigestAlgorithm algorithm) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in::read, algorithm);
        }
    }

    private static StoredBytes of(Reader in, DigestAlgorithm algorithm) throws IOException {
        DigestAlgorithm.Digest digest = algorithm.begin();
        byte[] block = new byte[BLOCK];
        long size = 0;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            digest.update(block, 0, n);
            size += n;
        }
        return new StoredBytes(size, digest.text());
    }
}
