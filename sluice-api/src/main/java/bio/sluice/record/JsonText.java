package bio.sluice.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON on bytes: escaping, unescaping and finding a value inside an object. Stateless, thread-safe.
///
/// What goes in as JSON text must already be valid (the JSONL reader has checked it); what comes out is valid
/// (RFC 8259). Output escapes only what §7 demands and leaves UTF-8 as it is.
public final class JsonText {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {}

    /// Appends `source[start, end)`, UTF-8 text, as a JSON string with its quotes.
    ///
    /// The escape test is fused with an eight-byte copy, for most cells need no escape at all.
    public static void writeString(byte[] source, int start, int end, ByteSink out) {
        out.write('"');
        writeStringBody(source, start, end, out);
        out.write('"');
    }

    /// Appends `source[start, end)`, UTF-8 text, as the inside of a JSON string.
    public static void writeStringBody(byte[] source, int start, int end, ByteSink out) {
        int in = start;
        byte[] to = out.room(end - start);
        int at = out.length();
        // The long view must stay inside the source array; its last bytes are taken one by one.
        int lastLong = Math.min(end, source.length) - 8;
        while (in < end) {
            if (in <= lastLong) {
                long word = (long) LONG.get(source, in);
                LONG.set(to, at, word);
                long special = specials(word);
                if (special == 0) {
                    in += 8;
                    at += 8;
                    continue;
                }
                int clean = Long.numberOfTrailingZeros(special) >>> 3;
                in += clean;
                at += clean;
            } else {
                byte b = source[in];
                if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
                    // falls through to the escape below
                } else {
                    to[at++] = b;
                    in++;
                    continue;
                }
            }
            out.length(at);
            to = out.room(end - in + 6);
            at = escape(source[in++], to, at);
        }
        out.length(at);
    }

    /// High bit set in each byte that must be escaped; exact up to and including the lowest such byte.
    private static long specials(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word)) & HIGHS;
    }

    /// Writes the escape of `b`, a quote, a backslash or a control character, to `to` from `at` on: two or six bytes.
    ///
    /// @return the position behind it
    public static int escape(byte b, byte[] to, int at) {
        to[at++] = '\\';
        switch (b) {
            case '"', '\\' -> to[at++] = b;
            case '\n' -> to[at++] = 'n';
            case '\t' -> to[at++] = 't';
            case '\r' -> to[at++] = 'r';
            case '\b' -> to[at++] = 'b';
            case '\f' -> to[at++] = 'f';
            default -> {
                to[at++] = 'u';
                to[at++] = '0';
                to[at++] = '0';
                to[at++] = HEX[b >> 4];
                to[at++] = HEX[b & 15];
            }
        }
        return at;
    }

    /// Appends the inside of a quoted CSV field, in which `quote` is doubled, as a JSON string with its quotes.
    public static void writeStringUndoubled(byte[] source, int start, int end, byte quote, ByteSink out) {
        out.write('"');
        int from = start;
        for (int i = start; i < end; i++) {
            if (source[i] == quote) {
                writeStringBody(source, from, i + 1, out);
                i++; // the second of the pair
                from = i + 1;
            }
        }
        writeStringBody(source, from, end, out);
        out.write('"');
    }

    /// Appends the inside of a quoted CSV field with each doubled `quote` made single.
    public static void undouble(byte[] source, int start, int end, byte quote, ByteSink out) {
        byte[] to = out.room(end - start);
        int at = out.length();
        for (int i = start; i < end; i++) {
            byte b = source[i];
            to[at++] = b;
            if (b == quote) {
                i++;
            }
        }
        out.length(at);
    }

    /// Whether the inside of a JSON string holds an escape.
    public static boolean hasEscape(byte[] source, int start, int end) {
        for (int i = start; i < end; i++) {
            if (source[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /// Appends the inside of a JSON string as UTF-8 text. A lone surrogate, which readers refuse, becomes U+FFFD.
    public static void unescape(byte[] source, int start, int end, ByteSink out) {
        // Unescaped text is never longer than its escaped form.
        byte[] to = out.room(end - start);
        int at = out.length();
        for (int i = start; i < end; ) {
            byte b = source[i++];
            if (b != '\\') {
                to[at++] = b;
                continue;
            }
            byte kind = source[i++];
            switch (kind) {
                case 'n' -> to[at++] = '\n';
                case 't' -> to[at++] = '\t';
                case 'r' -> to[at++] = '\r';
                case 'b' -> to[at++] = '\b';
                case 'f' -> to[at++] = '\f';
                case 'u' -> {
                    int unit = hex4(source, i);
                    i += 4;
                    int codePoint = unit;
                    if (Character.isHighSurrogate((char) unit)
                            && i + 5 < end
                            && source[i] == '\\'
                            && source[i + 1] == 'u') {
                        int low = hex4(source, i + 2);
                        if (Character.isLowSurrogate((char) low)) {
                            codePoint = Character.toCodePoint((char) unit, (char) low);
                            i += 6;
                        }
                    }
                    at = utf8(
                            Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint)
                                    ? 0xFFFD
                                    : codePoint,
                            to,
                            at);
                }
                default -> to[at++] = kind;
            }
        }
        out.length(at);
    }

    private static int hex4(byte[] source, int at) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 4 | Character.digit(source[at + i], 16);
        }
        return value;
    }

    private static int utf8(int codePoint, byte[] to, int at) {
        if (codePoint < 0x80) {
            to[at++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            to[at++] = (byte) (0xC0 | codePoint >> 6);
            to[at++] = (byte) (0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            to[at++] = (byte) (0xE0 | codePoint >> 12);
            to[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            to[at++] = (byte) (0x80 | codePoint & 0x3F);
        } else {
            to[at++] = (byte) (0xF0 | codePoint >> 18);
            to[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            to[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            to[at++] = (byte) (0x80 | codePoint & 0x3F);
        }
        return at;
    }

    /// The byte after the JSON value that starts at `start` (no blank before it).
    public static int skipValue(byte[] source, int start) {
        byte first = source[start];
        if (first == '"') {
            return skipString(source, start);
        }
        if (first == '{' || first == '[') {
            int depth = 0;
            int i = start;
            while (true) {
                byte b = source[i];
                if (b == '"') {
                    i = skipString(source, i);
                    continue;
                }
                if (b == '{' || b == '[') {
                    depth++;
                } else if ((b == '}' || b == ']') && --depth == 0) {
                    return i + 1;
                }
                i++;
            }
        }
        int i = start;
        while (i < source.length && source[i] != ',' && source[i] != '}' && source[i] != ']' && source[i] > ' ') {
            i++;
        }
        return i;
    }

    private static int skipString(byte[] source, int start) {
        int i = start + 1;
        while (source[i] != '"') {
            i += source[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    /// The first byte from `start` on that is not JSON white space.
    public static int skipBlanks(byte[] source, int start, int end) {
        int i = start;
        while (i < end && (source[i] == ' ' || source[i] == '\t' || source[i] == '\n' || source[i] == '\r')) {
            i++;
        }
        return i;
    }

    /// Finds the member `key` (the inside of a JSON string as it would be written by this class) of the object in
    /// `source[start, end)` and points `out` at its value as it stands.
    ///
    /// @return false if the value is no object or has no such member
    public static boolean findMember(byte[] source, int start, int end, byte[] key, Slice out) {
        int i = skipBlanks(source, start, end);
        if (i >= end || source[i] != '{') {
            return false;
        }
        i = skipBlanks(source, i + 1, end);
        while (i < end && source[i] == '"') {
            int keyEnd = skipString(source, i);
            boolean same = Arrays.equals(source, i + 1, keyEnd - 1, key, 0, key.length);
            i = skipBlanks(source, keyEnd, end) + 1; // the colon
            i = skipBlanks(source, i, end);
            int valueEnd = skipValue(source, i);
            if (same) {
                out.set(source, i, valueEnd);
                return true;
            }
            i = skipBlanks(source, valueEnd, end);
            if (i < end && source[i] == ',') {
                i = skipBlanks(source, i + 1, end);
            }
        }
        return false;
    }

    /// The inside of a JSON string that stands for `text`.
    public static byte[] escaped(String text) {
        ByteSink out = new ByteSink(Budget.unlimited());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeStringBody(bytes, 0, bytes.length, out);
        return Arrays.copyOf(out.bytes(), out.length());
    }
}
