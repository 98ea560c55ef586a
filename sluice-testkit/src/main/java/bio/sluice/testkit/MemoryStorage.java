package bio.sluice.testkit;

import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A storage in memory whose power can fail. Locations that begin with `special:` are special. Thread-safe.
///
/// What is written is seen at once. It survives [#crash] for sure when the file has been synced, and a name when its
/// folder has been synced; nothing else is promised, as POSIX promises nothing else.
public final class MemoryStorage implements Storage {
    private static final String SPECIAL = "special:";

    private final MemoryNames names = new MemoryNames();
    private final Set<String> locked = new HashSet<>();
    /// Raised by a power failure: who wrote before it writes into nothing.
    private int powerCycle;

    @Override
    public boolean handles(String location) {
        return true;
    }

    @Override
    public synchronized List<InputFile> find(String pattern) throws IOException {
        return List.of(new MemoryInput(pattern, existing(pattern).content()));
    }

    @Override
    public synchronized boolean exists(String location) {
        return names.file(location) != null;
    }

    @Override
    public boolean isSpecial(String location) {
        return location.startsWith(SPECIAL);
    }

    @Override
    public synchronized OutputFile create(String location) throws IOException {
        String folder = MemoryNames.folderOf(location);
        if (folder.length() > 1 && !isSpecial(location) && names.file(folder) != MemoryNames.FOLDER) {
            throw new FileNotFoundException(location + ": no such folder");
        }
        MemoryFile file = names.file(location);
        if (file == null) {
            file = new MemoryFile();
            names.add(location, file);
        }
        file.truncate(0);
        return new Writer(file);
    }

    @Override
    public synchronized OutputFile reopen(String location, long length) throws IOException {
        MemoryFile file = existing(location);
        if (length > file.length()) {
            throw new IOException(location + " is shorter than " + length + " bytes");
        }
        file.truncate((int) length);
        return new Writer(file);
    }

    @Override
    public synchronized Optional<Closeable> lock(String location) throws IOException {
        if (!exists(location)) {
            create(location).close();
        }
        int cycle = powerCycle;
        return locked.add(location) ? Optional.of(() -> unlock(location, cycle)) : Optional.empty();
    }

    private synchronized void unlock(String location, int cycle) {
        if (cycle == powerCycle) {
            locked.remove(location);
        }
    }

    @Override
    public synchronized void createFolder(String location) {
        if (!exists(location)) {
            names.add(location, MemoryNames.FOLDER);
        }
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        existing(from);
        names.rename(from, to);
    }

    @Override
    public synchronized void delete(String location) {
        names.remove(location);
    }

    @Override
    public synchronized void syncFolder(String location) {
        names.sync(location);
    }

    /// The power fails and comes back: what was not synced is gone, nobody has a lock, and whoever wrote is cut off.
    public void crash() {
        crash(null);
    }

    /// The power fails and comes back: of what was not synced, a random part is gone, in any order.
    public synchronized void crash(Random chance) {
        powerCycle++;
        locked.clear();
        names.loseUnsynced(chance);
        for (String name : names.all()) {
            if (names.file(name) != MemoryNames.FOLDER) {
                names.file(name).loseUnsynced(chance);
            }
        }
    }

    private MemoryFile existing(String location) throws IOException {
        MemoryFile file = names.file(location);
        if (file == null || file == MemoryNames.FOLDER) {
            throw new FileNotFoundException(location);
        }
        return file;
    }

    /// What exists, in order.
    public synchronized List<String> names() {
        return names.all();
    }

    /// The content of a file as text.
    public synchronized String text(String location) throws IOException {
        return new String(existing(location).content(), StandardCharsets.UTF_8);
    }

    /// The content of a file.
    public synchronized byte[] bytes(String location) throws IOException {
        return existing(location).content();
    }

    /// Makes a durable file that holds `text`.
    public void put(String location, String text) {
        put(location, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Makes a durable file that holds `bytes`.
    public synchronized void put(String location, byte[] bytes) {
        MemoryFile file = new MemoryFile();
        file.write(bytes, 0, bytes.length);
        file.sync();
        names.add(location, file);
        names.sync(MemoryNames.folderOf(location));
    }

    private final class Writer implements OutputFile {
        private final MemoryFile file;
        private final int cycle = powerCycle;
        private long position;

        Writer(MemoryFile file) {
            this.file = file;
            position = file.length();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (MemoryStorage.this) {
                if (cycle == powerCycle) {
                    file.write(bytes, offset, length);
                }
            }
            position += length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void sync() {
            synchronized (MemoryStorage.this) {
                if (cycle == powerCycle) {
                    file.sync();
                }
            }
        }

        @Override
        public void finish() {
            // complete as it is
        }

        @Override
        public void close() {
            // memory needs no closing
        }
    }
}
