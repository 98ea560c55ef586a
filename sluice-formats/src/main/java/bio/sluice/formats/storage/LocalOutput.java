package bio.sluice.formats.storage;

import bio.sluice.io.ClosedPipe;
import bio.sluice.io.OutputFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes a file, a pipe, a device or standard output; what is written goes out at once. One thread at a time.
final class LocalOutput implements OutputFile {
    private static final int BUFFER = 1 << 18;
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private enum Kind {
        REGULAR,
        SPECIAL,
        STANDARD
    }

    private final String name;
    private final Kind kind;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long position;

    private LocalOutput(String name, Kind kind, FileChannel channel) {
        this.name = name;
        this.kind = kind;
        this.channel = channel;
    }

    /// A regular file, created or emptied.
    static LocalOutput file(String name, Path path) throws IOException {
        return open(
                name,
                Kind.REGULAR,
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    /// A regular file that is there already, to be written on behind its first `length` bytes.
    static LocalOutput reopened(String name, Path path, long length) throws IOException {
        LocalOutput output = open(name, Kind.REGULAR, path, StandardOpenOption.WRITE);
        try {
            output.channel.truncate(length).position(length);
            output.position = length;
            return output;
        } catch (IOException failure) {
            output.channel.close();
            throw LocalPath.explained("cannot write " + name, failure);
        }
    }

    /// A pipe or a device that is there already.
    static LocalOutput special(String name, Path path) throws IOException {
        return open(name, Kind.SPECIAL, path, StandardOpenOption.WRITE);
    }

    private static LocalOutput open(String name, Kind kind, Path path, StandardOpenOption... options)
            throws IOException {
        try {
            return new LocalOutput(name, kind, FileChannel.open(path, options));
        } catch (IOException failure) {
            throw LocalPath.explained("cannot write " + name, failure);
        }
    }

    /// Standard output; not `System.out`, which swallows failures.
    @SuppressWarnings("resource") // the descriptor belongs to the process
    static LocalOutput standard() {
        return new LocalOutput("standard output", Kind.STANDARD, new FileOutputStream(FileDescriptor.out).getChannel());
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int n = Math.min(end - from, BUFFER);
            buffer.clear().put(bytes, from, n).flip();
            try {
                while (buffer.hasRemaining()) {
                    position += channel.write(buffer);
                }
            } catch (IOException failure) {
                throw explained(failure);
            }
            from += n;
        }
    }

    private IOException explained(IOException failure) {
        if (kind != Kind.REGULAR && isBrokenPipe(failure)) {
            return new ClosedPipe(name, failure);
        }
        return LocalPath.explained("cannot write " + name + " after " + position + " bytes", failure);
    }

    /// A pipe knows one failure only. The system's message for it depends on the language of the user, so standard
    /// output is also looked at itself, where that is possible.
    private boolean isBrokenPipe(IOException failure) {
        String message = failure.getMessage();
        if (message != null && message.contains("Broken pipe")) {
            return true;
        }
        try {
            return kind == Kind.STANDARD
                    && Files.readSymbolicLink(STANDARD_OUTPUT).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
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
    public void sync() throws IOException {
        if (kind != Kind.REGULAR) {
            return; // pipes and devices keep nothing
        }
        try {
            channel.force(true);
        } catch (IOException failure) {
            throw LocalPath.explained("cannot sync " + name, failure);
        }
    }

    @Override
    public void finish() {
        // a plain file is complete as it is
    }

    @Override
    public void close() throws IOException {
        if (kind == Kind.STANDARD) {
            return; // the descriptor belongs to the process
        }
        try {
            channel.close();
        } catch (IOException failure) {
            throw explained(failure);
        }
    }
}
