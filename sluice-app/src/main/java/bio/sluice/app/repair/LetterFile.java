package bio.sluice.app.repair;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file of dead letters, open for reading line by line, from any line on. One thread.
final class LetterFile implements Closeable {
    /// Longest line.
    static final int MOST_LINE = 16 << 20;

    private static final int BLOCK = 1 << 16;

    private final String name;
    private final FileChannel channel;
    private byte[] buffer = new byte[BLOCK];
    /// File offset of the buffer's first byte.
    private long bufferAt;
    private int filled;
    private int lineFrom;
    private int lineTo;
    private int next;

    private LetterFile(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /// Opens a file at its beginning.
    ///
    /// @throws RunStopped if there is no such file, or it can be read only once
    static LetterFile open(String name) throws IOException {
        try {
            Path path = Path.of(name);
            if (name.equals("-") || Files.exists(path) && !Files.isRegularFile(path)) {
                throw new RunStopped(
                        Reason.USAGE, name + " is no plain file; save the dead letters to one, for it is read twice");
            }
            return new LetterFile(name, FileChannel.open(path, StandardOpenOption.READ));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new RunStopped(Reason.INPUT_OUTPUT, "the file of dead letters " + name + " does not exist");
        }
    }

    /// Moves to the line that begins at `offset`.
    void seek(long offset) {
        if (offset >= bufferAt && offset <= bufferAt + filled) {
            next = (int) (offset - bufferAt);
        } else {
            bufferAt = offset;
            filled = 0;
            next = 0;
        }
    }

    /// Takes the next line.
    ///
    /// @param number the line's number, for messages
    /// @return false at the end
    boolean next(long number) throws IOException {
        int scanned = next;
        lineFrom = next;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    lineTo = i;
                    next = i + 1;
                    return true;
                }
            }
            int length = filled - lineFrom;
            if (length > MOST_LINE) {
                throw new Letter.Place(name, number)
                        .refused(Reason.INPUT_OUTPUT, "the line is longer than " + MOST_LINE + " bytes");
            }
            bufferAt += lineFrom;
            System.arraycopy(buffer, lineFrom, buffer, 0, length);
            lineFrom = 0;
            filled = length;
            scanned = length;
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
            int n = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), bufferAt + filled);
            if (n < 0) {
                lineTo = filled;
                next = filled;
                return filled > 0;
            }
            filled += n;
        }
    }

    /// File offset of the line taken last.
    long offset() {
        return bufferAt + lineFrom;
    }

    /// The line taken last, or null if it is blank.
    ///
    /// @param number the line's number
    /// @throws RunStopped if it is no dead letter
    Letter letter(long number) {
        int from = lineFrom;
        if (offset() == 0
                && lineTo >= 3
                && buffer[0] == (byte) 0xEF
                && buffer[1] == (byte) 0xBB
                && buffer[2] == (byte) 0xBF) {
            from = 3; // the byte order mark that some editors write
        }
        for (int i = from; i < lineTo; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return Letter.of(buffer, from, lineTo, bufferAt + from, new Letter.Place(name, number));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
