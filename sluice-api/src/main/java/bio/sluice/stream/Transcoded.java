package bio.sluice.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text that was brought from another encoding to UTF-8, and the way back.
///
/// A byte that the original encoding cannot decode travels as three bytes that no UTF-8 text holds (`FF`, then its
/// high and its low half, each with the top bit set), so that the reader finds it, refuses that record alone, and can
/// show the byte. Stateless.
public final class Transcoded {
    /// First of the three bytes that stand for one that could not be decoded.
    public static final byte MARK = (byte) 0xFF;

    private Transcoded() {}

    /// Writes the three bytes for `undecodable` to `into[at, at + 3)`.
    public static void mark(byte undecodable, byte[] into, int at) {
        into[at] = MARK;
        into[at + 1] = (byte) (0x80 | undecodable >> 4 & 15);
        into[at + 2] = (byte) (0x80 | undecodable & 15);
    }

    /// `bytes[start, end)` in `charset` again.
    public static byte[] bytes(byte[] bytes, int start, int end, Charset charset) {
        // Charsets that write a byte order mark would write one for every piece.
        Charset pieces = charset.name().equals("UTF-16") ? StandardCharsets.UTF_16BE : charset;
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
        int clean = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == MARK && i + 2 < end) {
                out.writeBytes(new String(bytes, clean, i - clean, StandardCharsets.UTF_8).getBytes(pieces));
                out.write((bytes[i + 1] & 15) << 4 | bytes[i + 2] & 15);
                i += 2;
                clean = i + 1;
            }
        }
        out.writeBytes(new String(bytes, clean, end - clean, StandardCharsets.UTF_8).getBytes(pieces));
        return out.toByteArray();
    }

    /// Length of [#bytes]; of encodings whose characters all take as many bytes it is only counted.
    public static long length(byte[] bytes, int start, int end, Charset charset) {
        int unit = charset.name().startsWith("UTF-16")
                ? 2
                : charset.name().startsWith("UTF-32") ? 4 : charset.newEncoder().maxBytesPerChar() == 1 ? 1 : 0;
        if (unit == 0) {
            return bytes(bytes, start, end, charset).length;
        }
        long length = 0;
        for (int i = start; i < end; i++) {
            int lead = bytes[i] & 0xFF;
            if (bytes[i] == MARK) {
                length++;
            } else if (lead < 0x80 || lead >= 0xC0) {
                length += unit == 2 && lead >= 0xF0 ? 4 : unit;
            }
        }
        return length;
    }
}
