package bio.sluice.formats.storage;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file, a named pipe or a device. Immutable.
final class LocalFile implements InputFile {
    private final String name;
    private final Path path;
    private final boolean regular;

    LocalFile(String name, Path path) {
        this.name = name;
        this.path = path;
        this.regular = Files.isRegularFile(path);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        try {
            return regular ? Files.size(path) : -1;
        } catch (IOException gone) {
            return -1; // opening it says what is wrong
        }
    }

    @Override
    public boolean reopenable() {
        return regular;
    }

    @Override
    public ByteInput open() throws IOException {
        try {
            return new ChannelInput(name, FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException failure) {
            throw LocalPath.explained("cannot read " + name, failure);
        }
    }
}
