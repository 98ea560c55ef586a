package bio.sluice.identifier;

/// White space at the ends of a value, the invisible kinds of pasted text included: controls and space (Unicode Cc up
/// to U+0020), U+00A0, U+2000-200F, U+202F, U+205F, U+2060, U+3000, U+FEFF. Stateless.
final class Blanks {
    private Blanks() {}

    /// Whether neither end of the value, which must not be empty, can be a blank.
    static boolean none(byte[] bytes, int start, int end) {
        byte first = bytes[start];
        byte last = bytes[end - 1];
        return first > ' ' && last > ' ';
    }

    /// The first byte that is no blank, or `end`.
    static int start(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end) {
            int length = length(bytes, i, end);
            if (length == 0) {
                break;
            }
            i += length;
        }
        return i;
    }

    /// The byte behind the last that is no blank, or `start`.
    static int end(byte[] bytes, int start, int end) {
        int i = end;
        while (i > start) {
            if (bytes[i - 1] >= 0 && bytes[i - 1] <= ' ') {
                i--;
            } else if (i - start >= 2 && length(bytes, i - 2, i) == 2) {
                i -= 2;
            } else if (i - start >= 3 && length(bytes, i - 3, i) == 3) {
                i -= 3;
            } else {
                break;
            }
        }
        return i;
    }

    /// The length in bytes of the blank at `at`, or 0 if there is none.
    private static int length(byte[] bytes, int at, int end) {
        byte b = bytes[at];
        if (b >= 0) {
            return b <= ' ' ? 1 : 0;
        }
        if (end - at >= 2 && b == (byte) 0xC2) {
            return bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
        }
        if (end - at < 3) {
            return 0;
        }
        int three = (b & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
        boolean blank = three >= 0xE28080 && three <= 0xE2808F // U+2000 to U+200F
                || three == 0xE280AF // U+202F
                || three == 0xE2819F // U+205F
                || three == 0xE281A0 // U+2060
                || three == 0xE38080 // U+3000
                || three == 0xEFBBBF; // U+FEFF
        return blank ? 3 : 0;
    }
}
