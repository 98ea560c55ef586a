package bio.sluice.io;

import java.io.IOException;
import java.util.List;

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

    /// Creates a folder and those above it, where they do not exist.
    void createFolder(String location) throws IOException;

    /// Moves a file to a new name in one step, in place of what is there.
    void rename(String from, String to) throws IOException;

    /// Deletes a file, or a folder with all that is in it; nothing there is no error.
    void delete(String location) throws IOException;

    /// Makes creations and renames in a folder durable.
    void syncFolder(String location) throws IOException;
}
