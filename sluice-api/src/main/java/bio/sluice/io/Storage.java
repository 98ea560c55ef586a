package bio.sluice.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A place that holds files: the local disk, an object store, a web server. A plugin found by `ServiceLoader`.
/// Thread-safe. Locations are what users write: `data/a.csv`, `-`, `https://…`.
public interface Storage {
    /// Whether locations of this shape belong to this storage.
    boolean handles(String location);

    /// The inputs that `pattern` names: one file, or those that match a glob, in byte order of their names.
    ///
    /// @return empty if a glob matches nothing
    /// @throws IOException if a file that is named outright does not exist or cannot be read
    List<InputFile> find(String pattern) throws IOException;

    /// Whether something exists at this location.
    boolean exists(String location);

    /// Whether the location is a device, a pipe or standard output, which is written directly and never renamed.
    boolean isSpecial(String location);

    /// Creates an empty file, or empties the one that is there; folders on the way must exist.
    OutputFile create(String location) throws IOException;

    /// Opens an existing file to write on behind its first `length` bytes; what follows them is cut off.
    ///
    /// @throws UnsupportedOperationException if this storage cannot; runs into it cannot be resumed then
    default OutputFile reopen(String location, long length) throws IOException {
        throw new UnsupportedOperationException("files here cannot be written on");
    }

    /// Takes the lock that a file stands for, making the file if need be, until the lock is closed or the process ends,
    /// however it ends.
    ///
    /// @return empty if somebody else has it
    default Optional<Closeable> lock(String location) throws IOException {
        return Optional.of(() -> {});
    }

    /// Creates a folder and those above it, where they do not exist.
    void createFolder(String location) throws IOException;

    /// Moves a file to a new name in one step, in place of what is there.
    void rename(String from, String to) throws IOException;

    /// Deletes a file, or a folder with all that is in it; nothing there is no error.
    void delete(String location) throws IOException;

    /// Makes creations and renames in a folder durable.
    void syncFolder(String location) throws IOException;
}
