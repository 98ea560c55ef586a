package bio.sluice.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads back what [StateWriter] has packed. Damaged bytes are an error, never a wrong size of anything. One thread.
public final class StateReader {
    private final byte[] bytes;
    private int next;

    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The next number.
    ///
    /// @throws CorruptInput if there is none
    public long number() throws CorruptInput {
        require(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[next++] & 0xFF;
        }
        return value;
    }

    /// The next number, as a count of things that take at least a byte each.
    ///
    /// @throws CorruptInput if there cannot be so many
    public int count() throws CorruptInput {
        long value = number();
        if (value < 0 || value > bytes.length - next) {
            throw new CorruptInput("the saved state is damaged: " + value + " is no count");
        }
        return (int) value;
    }

    /// The next yes or no.
    ///
    /// @throws CorruptInput if there is none
    public boolean flag() throws CorruptInput {
        long value = number();
        if (value != 0 && value != 1) {
            throw new CorruptInput("the saved state is damaged: " + value + " is neither yes nor no");
        }
        return value == 1;
    }

    /// The next text, or null.
    ///
    /// @throws CorruptInput if there is none
    public String text() throws CorruptInput {
        byte[] text = bytes();
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    /// The next bytes, or null.
    ///
    /// @throws CorruptInput if there are none
    public byte[] bytes() throws CorruptInput {
        long length = number();
        if (length == -1) {
            return null;
        }
        if (length < 0) {
            throw new CorruptInput("the saved state is damaged: " + length + " is no length");
        }
        require(length);
        next += (int) length;
        return Arrays.copyOfRange(bytes, next - (int) length, next);
    }

    /// Makes sure that everything has been read.
    ///
    /// @throws CorruptInput if something is left
    public void end() throws CorruptInput {
        if (next != bytes.length) {
            throw new CorruptInput("the saved state is damaged: it is longer than it should be");
        }
    }

    private void require(long length) throws CorruptInput {
        if (length > bytes.length - next) {
            throw new CorruptInput("the saved state is damaged: it ends too early");
        }
    }
}
