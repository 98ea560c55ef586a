package bio.sluice.io;

import java.io.IOException;

/// One input that can be read: a file, an object in a store, or standard input. Thread-safe.
public interface InputFile {
    /// The name the user gave or the pattern found, as it appears in messages, dead letters and the manifest.
    String name();

    /// Stored size in bytes, or -1 if unknown.
    long size();

    /// Whether [#open] may be called more than once; false for standard input and pipes, which may be opened once.
    boolean reopenable();

    /// Opens the input at its beginning.
    ///
    /// @throws IOException with the name in its message, if it cannot be read
    ByteInput open() throws IOException;
}
