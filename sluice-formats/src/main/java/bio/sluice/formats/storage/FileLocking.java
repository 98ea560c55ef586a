package bio.sluice.formats.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Locks of the operating system on files: whoever dies has none. Thread-safe.
final class FileLocking {
    /// What this process has locked. It must not even open such a file again: POSIX gives up all locks that a process
    /// has on a file when it closes any descriptor of it (IEEE Std 1003.1, fcntl).
    private static final Set<Path> HELD = new HashSet<>();

    private FileLocking() {}

    /// Takes a lock; see [bio.sluice.io.Storage#lock].
    static Optional<Closeable> lock(String name, Path path) throws IOException {
        Path real = real(path);
        synchronized (HELD) {
            if (!HELD.add(real)) {
                return Optional.empty();
            }
        }
        FileChannel channel = null;
        try {
            channel = locked(name, path);
        } finally {
            if (channel == null) {
                forget(real);
            }
        }
        if (channel == null) {
            return Optional.empty();
        }
        FileChannel held = channel;
        return Optional.of(() -> {
            try {
                held.close();
            } finally {
                forget(real);
            }
        });
    }

    private static void forget(Path real) {
        synchronized (HELD) {
            HELD.remove(real);
        }
    }

    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        try {
            return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
        } catch (NoSuchFileException gone) {
            return absolute; // opening it says so
        }
    }

    /// Returns null if somebody else has the lock.
    private static FileChannel locked(String name, Path path) throws IOException {
        create(name, path);
        Object before = identity(path);
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
        } catch (NoSuchFileException removed) {
            return null;
        } catch (IOException failure) {
            throw LocalPath.explained("cannot write " + name, failure);
        }
        try {
            FileLock lock = channel.tryLock();
            // Whoever had it may have removed the file just now, and a third may have made another.
            if (lock != null && before != null && before.equals(identity(path))) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException unsupported) {
            // Some network file systems know no locks. Better to run unlocked there than not at all.
            System.getLogger(FileLocking.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot lock {0}: {1}", name, unsupported.getMessage());
            return channel;
        }
    }

    private static void create(String name, Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException found) {
            // that is all it is for
        } catch (IOException failure) {
            throw LocalPath.explained("cannot write " + name, failure);
        }
    }

    /// What tells the file from another of the same name; null if there is none.
    private static Object identity(Path path) throws IOException {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? path : key; // some systems give none
        } catch (NoSuchFileException gone) {
            return null;
        }
    }
}
