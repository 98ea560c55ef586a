package bio.sluice.engine.target;

import bio.sluice.fault.RunStopped;
import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders in which a run's files grow: `OUTPUT.sluice/`, and one beside each file that lies in another folder than
/// the output, since a rename works within one folder's file system only. One thread at a time.
///
/// Each holds a lock as long as a run is at work in it. The lock is the operating system's, so that of a process that
/// died is free at once.
final class WorkFolder {
    private static final String LOCK = "lock";
    private static final String CHECKPOINT = "checkpoint";
    private static final String ASIDE = ".new";
    /// No checkpoint comes near this; a larger file is none.
    private static final long MOST_CHECKPOINT = 64L << 20;

    private final FilePlace home;
    /// What each work folder lies beside, by its location.
    private final Map<String, FilePlace> folders = new LinkedHashMap<>();
    private final List<Closeable> locks = new ArrayList<>();
    private boolean claimed;
    private boolean committed;
    /// Whether the names of the folders, and of the files in them, are durable.
    private boolean stored;

    /// @param home the file that names the main folder
    WorkFolder(FilePlace home) {
        this.home = home;
        if (!home.isSpecial()) {
            folders.put(location(), home);
        }
    }

    /// The main folder.
    String location() {
        return home.workFolder();
    }

    /// The working name of the file with this role.
    String nameFor(String role, FilePlace place) {
        boolean near = place.storage().getClass() == home.storage().getClass()
                && place.folder().equals(home.folder());
        String folder = near ? location() : place.workFolder();
        if (!place.isSpecial()) {
            folders.put(folder, place);
        }
        return folder + "/" + role;
    }

    /// Whether an earlier run has left a folder, or another run is at work in it.
    boolean exists() {
        return folders.entrySet().stream()
                .anyMatch(folder -> folder.getValue().storage().exists(folder.getKey()));
    }

    /// Refuses to go on if an earlier run has left a folder that this one has not claimed, or another run is still at
    /// work in it.
    void requireNew() throws IOException {
        if (!claimed && exists()) {
            claim();
            release();
            throw new RunStopped(
                    RunStopped.Reason.RESUME,
                    location() + "/ is left from a run that did not end: --resume goes on with it, --restart starts"
                            + " afresh");
        }
    }

    /// Makes the folders where they are missing, and takes their locks.
    ///
    /// @throws RunStopped if another run is at work in one of them
    void claim() throws IOException {
        if (claimed) {
            return;
        }
        boolean fresh = !exists();
        try {
            lock();
        } catch (IOException failed) {
            release();
            if (fresh) {
                delete();
            }
            throw failed;
        }
        claimed = true;
    }

    private void lock() throws IOException {
        for (Map.Entry<String, FilePlace> folder : folders.entrySet()) {
            Storage storage = folder.getValue().storage();
            storage.createFolder(folder.getKey());
            Optional<Closeable> lock = storage.lock(folder.getKey() + "/" + LOCK);
            if (lock.isEmpty()) {
                release();
                throw new RunStopped(
                        RunStopped.Reason.RESUME,
                        folder.getKey() + "/ is locked: another run is writing there now; wait for it, or stop it");
            }
            locks.add(lock.get());
        }
    }

    /// Claims the folders and forgets what an earlier run has left in them.
    void clear() throws IOException {
        claim();
        if (!home.isSpecial()) {
            // First the checkpoint, and durably: without it, what else is there means nothing.
            boolean had = hasCheckpoint();
            home.storage().delete(checkpoint());
            home.storage().delete(checkpoint() + ASIDE);
            if (had) {
                home.storage().syncFolder(location());
            }
        }
        committed = false;
    }

    /// Whether there is a checkpoint in the main folder.
    boolean hasCheckpoint() {
        return !home.isSpecial() && home.storage().exists(checkpoint());
    }

    private String checkpoint() {
        return location() + "/" + CHECKPOINT;
    }

    /// Puts a checkpoint into the main folder, in place of an earlier one. Beside other calls.
    void commit(byte[] checkpoint) throws IOException {
        Storage storage = home.storage();
        String aside = checkpoint() + ASIDE;
        try (OutputFile file = storage.create(aside)) {
            file.write(checkpoint, 0, checkpoint.length);
            file.finish();
            file.sync();
        }
        if (!stored) {
            // A checkpoint must never outlive a power failure that the files it speaks of do not.
            for (Map.Entry<String, FilePlace> folder : folders.entrySet()) {
                folder.getValue().storage().syncFolder(folder.getKey());
                folder.getValue().storage().syncFolder(folder.getValue().folder());
            }
            stored = true;
        }
        storage.rename(aside, checkpoint());
        committed = true;
        storage.syncFolder(location());
    }

    /// The checkpoint in the main folder, if there is one. Claims the folders if they exist.
    Optional<byte[]> checkpointOfEarlierRun() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        claim();
        if (!hasCheckpoint()) {
            return Optional.empty();
        }
        committed = true;
        InputFile file = home.storage().find(checkpoint()).get(0);
        if (file.size() > MOST_CHECKPOINT) {
            throw new RunStopped(
                    RunStopped.Reason.RESUME,
                    "cannot resume: " + checkpoint() + " is too large to be a checkpoint; --restart starts afresh");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 13];
        try (ByteInput input = file.open()) {
            for (int n = input.read(some, 0, some.length); n >= 0; n = input.read(some, 0, some.length)) {
                bytes.write(some, 0, n);
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /// Whether the folders hold a checkpoint that this run has committed or gone on from.
    boolean isCommitted() {
        return committed;
    }

    /// Gives the folders back, and removes them with what is in them unless they hold a checkpoint.
    void close() throws IOException {
        try {
            clean();
        } finally {
            release();
        }
    }

    /// Removes the folders unless they hold a checkpoint.
    void clean() throws IOException {
        if (claimed && !committed) {
            delete();
        }
    }

    /// Removes the folders with what is in them, a checkpoint too, and gives them back.
    ///
    /// @throws RunStopped if another run is at work in one of them
    void remove() throws IOException {
        if (!exists()) {
            release();
            return;
        }
        claim();
        try {
            delete();
            committed = false;
        } finally {
            release();
        }
    }

    private void delete() throws IOException {
        for (Map.Entry<String, FilePlace> folder : folders.entrySet()) {
            folder.getValue().storage().delete(folder.getKey());
        }
    }

    /// Gives the folders back as they are.
    void release() throws IOException {
        claimed = false;
        for (Closeable lock : locks) {
            lock.close();
        }
        locks.clear();
    }
}
