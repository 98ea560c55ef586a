package bio.sluice.engine.target;

import bio.sluice.io.Compression;
import bio.sluice.io.Storage;

/// Where a file of a run goes, and how it is packed. Immutable.
///
/// @param storage what holds it
/// @param location where, as the user wrote it
/// @param compression how it is packed, or null
public record FilePlace(Storage storage, String location, Compression compression) {
    private static final String WORK_FOLDER = ".sluice";

    /// The folder in which a run makes the file before it gets its name.
    public String workFolder() {
        return location + WORK_FOLDER;
    }

    /// Whether it is written directly, for it is a device, a pipe or standard output.
    boolean isSpecial() {
        return storage.isSpecial(location);
    }

    /// The folder that holds it.
    public String folder() {
        int slash = location.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : location.substring(0, slash);
    }
}
