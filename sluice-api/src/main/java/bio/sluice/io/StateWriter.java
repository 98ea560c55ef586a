package bio.sluice.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Packs what is needed to go on after a crash: numbers, texts and bytes, one after the other, to be read back in the
/// same order by [StateReader]. One thread.
public final class StateWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// Adds a number.
    public StateWriter number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    /// Adds a yes or no.
    public StateWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    /// Adds a text, which may be null.
    public StateWriter text(String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds bytes, which may be null.
    public StateWriter bytes(byte[] value) {
        number(value == null ? -1 : value.length);
        if (value != null) {
            bytes.writeBytes(value);
        }
        return this;
    }

    /// Everything added so far.
    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
