package bio.sluice.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing byte buffer whose capacity counts against a [Budget]. One thread.
///
/// Hot loops ask for room once ([#room]), write into [#bytes] themselves and say how far they came ([#length(int)]).
/// There are always [#SLACK] bytes behind the room asked for, so that eight-byte stores may overshoot.
public final class ByteSink {
    /// Bytes kept free behind the room asked for.
    public static final int SLACK = 32;

    private static final int SMALLEST = 1 << 12;
    private static final byte[] NOTHING = new byte[0];

    private final Budget budget;
    private byte[] bytes = NOTHING;
    private int length;

    public ByteSink(Budget budget) {
        this.budget = budget;
    }

    /// Makes room for `more` bytes behind the current length and returns the buffer, which may be a new one.
    ///
    /// @throws QuotaExceeded if the budget does not allow it
    public byte[] room(int more) {
        if (bytes.length - SLACK - length < more) {
            grow(more);
        }
        return bytes;
    }

    private void grow(int more) {
        long needed = (long) length + more + SLACK;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new QuotaExceeded(needed, Integer.MAX_VALUE - 8L);
        }
        long wanted = Math.min(Math.max(Math.max(needed, 2L * bytes.length), SMALLEST), Integer.MAX_VALUE - 8);
        long affordable = bytes.length + budget.left();
        int capacity = (int) Math.max(needed, Math.min(wanted, affordable));
        budget.claim(capacity - bytes.length);
        bytes = Arrays.copyOf(bytes, capacity);
    }

    /// The buffer; valid until the next call of [#room] or of a writing method.
    public byte[] bytes() {
        return bytes;
    }

    /// Bytes written so far.
    public int length() {
        return length;
    }

    /// Says that the buffer is filled up to `length`; also cuts back to an earlier length.
    public void length(int length) {
        this.length = length;
    }

    /// Appends one byte.
    public void write(int b) {
        room(1)[length] = (byte) b;
        length++;
    }

    /// Appends `source[start, end)`.
    public void write(byte[] source, int start, int end) {
        int n = end - start;
        System.arraycopy(source, start, room(n), length, n);
        length += n;
    }

    /// Appends all of `source`.
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    /// Appends text as UTF-8.
    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Forgets the content and keeps the buffer.
    public void clear() {
        length = 0;
    }

    /// Forgets the content and, if the buffer is larger than `keep` bytes, the buffer, whose bytes go back to the
    /// budget.
    public void clear(int keep) {
        length = 0;
        if (bytes.length > keep) {
            budget.release(bytes.length);
            bytes = NOTHING;
        }
    }

    /// The content as text.
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
