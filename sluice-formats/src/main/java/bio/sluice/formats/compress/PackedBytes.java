package bio.sluice.formats.compress;

import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The stored bytes of a gzip file, buffered, with their offset. One thread.
final class PackedBytes implements Closeable {
    private static final int BUFFER = 1 << 18;

    private final String name;
    private final ByteInput stored;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    /// Offset in the file of the byte behind the buffered ones.
    private long offsetOfLimit;

    PackedBytes(String name, ByteInput stored) {
        this.name = name;
        this.stored = stored;
    }

    /// The file's name.
    String name() {
        return name;
    }

    /// Offset of the next byte in the file.
    long offset() {
        return offsetOfLimit - (limit - next);
    }

    /// Stored bytes read ahead or consumed; from any thread.
    long storedBytes() {
        return stored.storedBytes();
    }

    /// Whether there is no further byte.
    boolean atEnd() throws IOException {
        return next == limit && !fill();
    }

    /// The next byte without taking it; only where [#atEnd] is false.
    int peek() {
        return buffer[next] & 0xFF;
    }

    /// Takes the next byte.
    ///
    /// @param where what is being read, for the message
    /// @throws CorruptInput at the end of the file
    int take(String where) throws IOException {
        if (next == limit && !fill()) {
            throw truncated(where);
        }
        return buffer[next++] & 0xFF;
    }

    /// Inflates into `into`, giving the inflater more bytes as it needs them.
    ///
    /// @return the number of bytes; 0 if the member's data are complete
    int inflate(Inflater inflater, byte[] into, int offset, int length) throws IOException {
        try {
            while (true) {
                inflater.setInput(buffer, next, limit - next);
                int n = inflater.inflate(into, offset, length);
                next = limit - inflater.getRemaining();
                if (n > 0 || inflater.finished()) {
                    return n;
                }
                if (inflater.needsDictionary()) {
                    throw corrupt("the data ask for a preset dictionary, which gzip does not have", null);
                }
                if (next == limit && !fill()) {
                    throw truncated("inside compressed data");
                }
            }
        } catch (DataFormatException damaged) {
            next = limit - inflater.getRemaining();
            throw corrupt("damaged compressed data (" + damaged.getMessage() + ")", damaged);
        }
    }

    /// A damaged file, at the current offset.
    CorruptInput corrupt(String what, Throwable cause) {
        return new CorruptInput(
                name + ": corrupt gzip: " + what + " at compressed byte " + offset()
                        + "; copy or download it again, and compare its checksum",
                cause);
    }

    private CorruptInput truncated(String where) {
        return new CorruptInput(name + ": truncated gzip: the file ends " + where + " at compressed byte " + offset()
                + "; copy or download it again");
    }

    /// Reads until `length` bytes, at most [#BUFFER], can be looked at with [#peek(int)]; fewer only at the end.
    ///
    /// @return how many bytes can be looked at
    int lookAhead(int length) throws IOException {
        if (limit - next < length) {
            System.arraycopy(buffer, next, buffer, 0, limit - next);
            limit -= next;
            next = 0;
            for (int n = 0; n >= 0 && limit < length; ) {
                n = stored.read(buffer, limit, BUFFER - limit);
                limit += Math.max(n, 0);
                offsetOfLimit += Math.max(n, 0);
            }
        }
        return limit - next;
    }

    /// The byte `at` bytes behind the next one; only where [#lookAhead] has looked.
    int peek(int at) {
        return buffer[next + at] & 0xFF;
    }

    /// Passes over bytes that [#lookAhead] has looked at.
    void pass(int bytes) {
        next += bytes;
    }

    private boolean fill() throws IOException {
        int n = stored.read(buffer, 0, BUFFER);
        next = 0;
        limit = Math.max(n, 0);
        offsetOfLimit += limit;
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
