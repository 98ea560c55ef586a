package bio.sluice.record;

import java.nio.charset.StandardCharsets;

/// A reusable view of some bytes: `bytes[start, end)`. One thread. It points into a buffer of the [Batch] that filled
/// it and is void as soon as that batch is written to or ends; [#text] copies.
public final class Slice {
    private byte[] bytes = new byte[0];
    private int start;
    private int end;

    /// Points this slice at `bytes[start, end)`.
    public Slice set(byte[] bytes, int start, int end) {
        // A store of a reference costs far more than this test, under the G1 collector above all.
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        this.start = start;
        this.end = end;
        return this;
    }

    /// The buffer; bytes outside `[start, end)` are somebody else's.
    public byte[] bytes() {
        return bytes;
    }

    /// First byte.
    public int start() {
        return start;
    }

    /// Byte after the last.
    public int end() {
        return end;
    }

    /// Number of bytes.
    public int length() {
        return end - start;
    }

    /// Whether there is no byte.
    public boolean isEmpty() {
        return start == end;
    }

    /// A copy as text; malformed UTF-8 becomes U+FFFD.
    public String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }
}
