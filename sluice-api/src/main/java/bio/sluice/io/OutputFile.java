package bio.sluice.io;

import java.io.Closeable;
import java.io.IOException;

/// A file being written from front to back by one thread at a time. Closing does not sync.
public interface OutputFile extends Closeable {
    /// Appends `bytes[offset, offset + length)`, all of it.
    ///
    /// @throws IOException with the file's name in its message, if the storage fails or is full
    void write(byte[] bytes, int offset, int length) throws IOException;

    /// Bytes written so far, as stored (after compression); only exact after [#flush].
    long position();

    /// What was written and is not yet part of [#position], even after [#flush], such as the bytes of an unfinished
    /// block. Whoever reopens the file at that position writes them again.
    default byte[] pending() {
        return new byte[0];
    }

    /// Hands everything written so far to the storage.
    void flush() throws IOException;

    /// [#flush], and returns only when the storage has made it durable.
    void sync() throws IOException;

    /// Completes the file (a compressed one gets its end mark). Nothing may be written afterwards.
    void finish() throws IOException;
}
