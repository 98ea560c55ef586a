package bio.sluice.engine.target;

import bio.sluice.fault.RunStopped;
import bio.sluice.io.Storage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The folders in which a run's files grow: `OUTPUT.sluice/`, and one beside each file that lies in another folder than
/// the output, since a rename works within one folder's file system only. One thread at a time.
final class WorkFolder {
    private static final String SUFFIX = ".sluice";

    private final FilePlace home;
    /// Storage by the location of a work folder in it.
    private final Map<String, Storage> folders = new LinkedHashMap<>();
    private boolean created;

    /// @param home the file that names the main folder
    WorkFolder(FilePlace home) {
        this.home = home;
        if (!home.isSpecial()) {
            folders.put(location(), home.storage());
        }
    }

    /// The main folder.
    String location() {
        return home.location() + SUFFIX;
    }

    /// The working name of the file with this role.
    String nameFor(String role, FilePlace place) {
        boolean near = place.storage() == home.storage() && place.folder().equals(home.folder());
        String folder = near ? location() : place.location() + SUFFIX;
        if (!place.isSpecial()) {
            folders.put(folder, place.storage());
        }
        return folder + "/" + role;
    }

    /// The working name of something that belongs to the run as a whole.
    String nameFor(String role) {
        return location() + "/" + role;
    }

    /// The storage of [#nameFor(String)].
    Storage storage() {
        return home.storage();
    }

    /// Refuses to go on if an earlier run has left a folder, or another run is still at work in it.
    void requireNew() {
        for (Map.Entry<String, Storage> folder : folders.entrySet()) {
            if (folder.getValue().exists(folder.getKey())) {
                throw new RunStopped(
                        RunStopped.Reason.RESUME,
                        folder.getKey() + "/ is left from a run that did not end, or that is still at work; if none is,"
                                + " --force starts afresh");
            }
        }
    }

    /// Makes the folders, empty.
    void create() throws IOException {
        created = true;
        for (Map.Entry<String, Storage> folder : folders.entrySet()) {
            folder.getValue().delete(folder.getKey());
            folder.getValue().createFolder(folder.getKey());
        }
    }

    /// Removes the folders with what is in them, if this run made them.
    void delete() throws IOException {
        if (created) {
            for (Map.Entry<String, Storage> folder : folders.entrySet()) {
                folder.getValue().delete(folder.getKey());
            }
            created = false;
        }
    }
}
