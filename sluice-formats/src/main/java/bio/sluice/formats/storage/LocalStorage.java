package bio.sluice.formats.storage;

import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file system of this machine: paths, patterns, `file:` URIs, and `-` for standard input and output. Thread-safe.
///
/// Relative paths start at the working directory. A file whose name is written out wins over the same text read as a
/// pattern.
public final class LocalStorage implements Storage {
    /// Standard input or output.
    static final String STANDARD = "-";

    /// Made by the `ServiceLoader`.
    public LocalStorage() {}

    @Override
    public boolean handles(String location) {
        return location.startsWith(LocalPath.FILE_SCHEME) || !LocalPath.hasScheme(location);
    }

    @Override
    public List<InputFile> find(String pattern) throws IOException {
        if (pattern.equals(STANDARD)) {
            return List.of(new StandardInput());
        }
        Path path = LocalPath.of(pattern);
        if (Files.isDirectory(path)) {
            throw new IOException(pattern + " is a folder; name the files in it, for instance \"" + pattern
                    + (pattern.endsWith("/") ? "*\"" : "/*\""));
        }
        if (Files.exists(path)) {
            return List.of(new LocalFile(pattern, path));
        }
        if (!Glob.isPattern(pattern)) {
            throw new IOException(missing(pattern, path));
        }
        List<InputFile> found = new ArrayList<>();
        for (Path match : Glob.of(LocalPath.text(pattern)).matches()) {
            found.add(new LocalFile(match.toString(), match));
        }
        return found;
    }

    private static String missing(String pattern, Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null || Files.isDirectory(folder)
                ? pattern + " does not exist"
                : pattern + " does not exist, nor does the folder " + folder;
    }

    @Override
    public boolean exists(String location) {
        try {
            return !location.equals(STANDARD) && Files.exists(LocalPath.of(location), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException unnameable) {
            return false; // what cannot be named is not there; creating it says why
        }
    }

    @Override
    public boolean isSpecial(String location) {
        if (location.equals(STANDARD)) {
            return true;
        }
        try {
            Path path = LocalPath.of(location);
            return LocalPath.isDescriptor(path)
                    || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        } catch (IOException unnameable) {
            return false; // creating it says why
        }
    }

    @Override
    public OutputFile create(String location) throws IOException {
        if (location.equals(STANDARD) || location.equals("/dev/stdout")) {
            return LocalOutput.standard();
        }
        Path path = LocalPath.of(location);
        return isSpecial(location) ? LocalOutput.special(location, path) : LocalOutput.file(location, path);
    }

    @Override
    public OutputFile reopen(String location, long length) throws IOException {
        return LocalOutput.reopened(location, LocalPath.of(location), length);
    }

    @Override
    public Optional<Closeable> lock(String location) throws IOException {
        return FileLocking.lock(location, LocalPath.of(location));
    }

    @Override
    public void createFolder(String location) throws IOException {
        try {
            Files.createDirectories(LocalPath.of(location));
        } catch (IOException failure) {
            throw LocalPath.explained("cannot create the folder " + location, failure);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        try {
            Files.move(
                    LocalPath.of(from),
                    LocalPath.of(to),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw LocalPath.explained("cannot rename " + from + " to " + to, failure);
        }
    }

    @Override
    public void delete(String location) throws IOException {
        Path root = LocalPath.of(location);
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw LocalPath.explained("cannot delete " + location, failure);
        }
    }

    @Override
    public void syncFolder(String location) throws IOException {
        try (FileChannel folder = FileChannel.open(LocalPath.of(location), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException failure) {
            throw LocalPath.explained("cannot sync the folder " + location, failure);
        }
    }
}
