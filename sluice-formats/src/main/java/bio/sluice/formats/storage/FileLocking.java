package bio.sluice.formats.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Locks of the operating system on files: whoever dies has none. Stateless.
final class FileLocking {
    private static final System.Logger LOG = System.getLogger(FileLocking.class.getName());

    private FileLocking() {}

    /// Takes a lock; see [bio.sluice.io.Storage#lock].
    static Optional<Closeable> lock(String name, Path path) throws IOException {
        FileChannel channel = open(name, path);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null || !Files.exists(path)) {
                // Held, or its owner has just ended and removed the file.
                channel.close();
                return Optional.empty();
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            return Optional.empty();
        } catch (IOException unsupported) {
            // Some network file systems know no locks. Better to run unlocked there than not at all.
            LOG.log(System.Logger.Level.WARNING, "cannot lock {0}: {1}", name, unsupported.getMessage());
        }
        return Optional.of(channel);
    }

    private static FileChannel open(String name, Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw LocalPath.explained("cannot write " + name, failure);
        }
    }
}
