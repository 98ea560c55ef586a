package bio.sluice.app.repair;

import bio.sluice.app.repair.Letter.Place;
import bio.sluice.fault.RunStopped.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.Locale;

/// The text of letters in the encoding of an input. One thread.
final class RawText {
    private final String input;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder;
    private final byte[] lineFeed;
    private final byte[] carriageReturn;

    RawText(String input, Charset charset) {
        this.input = input;
        this.charset = charset;
        this.decoder = charset.newDecoder(); // reports what it cannot decode
        this.encoder = charset.newEncoder(); // likewise
        this.lineFeed = "\n".getBytes(charset);
        this.carriageReturn = "\r".getBytes(charset);
    }

    /// Whether the last of the bytes in `tail`, the latest lowest, end a line.
    boolean isLineEnd(long tail) {
        return ends(tail, lineFeed) || ends(tail, carriageReturn);
    }

    private static boolean ends(long tail, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if ((byte) (tail >>> Byte.SIZE * i) != mark[mark.length - 1 - i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether `bytes[from, to)` begins with a line end.
    boolean isLineEnd(byte[] bytes, int from, int to) {
        return starts(bytes, from, to, lineFeed) || starts(bytes, from, to, carriageReturn);
    }

    private static boolean starts(byte[] bytes, int from, int to, byte[] mark) {
        return to - from >= mark.length && Arrays.equals(bytes, from, from + mark.length, mark, 0, mark.length);
    }

    /// Whether the record is still as the letter tells it.
    boolean isSame(byte[] record, Letter letter) {
        return letter.bytes() != null
                ? Arrays.equals(record, letter.bytes())
                : letter.text().equals(decoded(record));
    }

    /// The text of whole, valid bytes; null if they are not.
    private String decoded(byte[] bytes) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    /// Whether a record that begins with `beginning` begins as the letter tells it.
    boolean begins(byte[] beginning, Letter letter) {
        if (letter.bytes() != null) {
            int n = letter.bytes().length;
            return n <= beginning.length && Arrays.equals(beginning, 0, n, letter.bytes(), 0, n);
        }
        CharBuffer text = CharBuffer.allocate(beginning.length + 1);
        // Stops at bytes that are no text, or at half a character: what the letter keeps lies before.
        decoder.reset().decode(ByteBuffer.wrap(beginning), text, false);
        return text.flip().toString().startsWith(letter.text());
    }

    /// What should stand there, in the input's encoding.
    ///
    /// @throws bio.sluice.fault.RunStopped if that encoding lacks a character
    byte[] encoded(Letter letter, Place place) {
        if (letter.bytes() != null) {
            return letter.bytes();
        }
        CharBuffer text = CharBuffer.wrap(letter.text());
        try {
            ByteBuffer bytes = encoder.encode(text);
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException unmappable) {
            int at = text.position();
            throw place.refused(
                    Reason.USAGE,
                    String.format(
                            Locale.ROOT,
                            "character %d of raw, U+%04X, cannot be written in %s, the encoding of %s",
                            at + 1,
                            letter.text().codePointAt(Math.min(at, letter.text().length() - 1)),
                            charset.name().toLowerCase(Locale.ROOT),
                            input));
        }
    }
}
