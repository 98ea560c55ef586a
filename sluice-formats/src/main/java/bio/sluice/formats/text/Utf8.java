package bio.sluice.formats.text;

/// Strict UTF-8 as RFC 3629 §4 defines it: no overlong forms, no surrogates, nothing above U+10FFFF. Stateless.
public final class Utf8 {
    private Utf8() {}

    /// The index of the first byte in `bytes[from, to)` that begins no character, or -1 if all is well. Reads up to
    /// eight bytes past `to`.
    public static int invalid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (bytes[i] >= 0) {
                i += i + 8 <= to && (Words.at(bytes, i) & Words.HIGHS) == 0 ? 8 : 1;
                continue;
            }
            int length = length(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /// Bytes of the character that begins at `i`, below `to`, with a byte that is not ASCII; 0 if it is none.
    public static int length(byte[] bytes, int i, int to) {
        int lead = bytes[i] & 0xFF;
        if (lead < 0xE0) {
            return lead >= 0xC2 && i + 1 < to && follows(bytes[i + 1]) ? 2 : 0;
        }
        if (lead < 0xF0) {
            if (i + 2 >= to || !follows(bytes[i + 1]) || !follows(bytes[i + 2])) {
                return 0;
            }
            int second = bytes[i + 1] & 0xFF;
            return lead == 0xE0 && second < 0xA0 || lead == 0xED && second >= 0xA0 ? 0 : 3;
        }
        if (i + 3 >= to || !follows(bytes[i + 1]) || !follows(bytes[i + 2]) || !follows(bytes[i + 3])) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        return lead > 0xF4 || lead == 0xF0 && second < 0x90 || lead == 0xF4 && second >= 0x90 ? 0 : 4;
    }

    private static boolean follows(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
