package bio.sluice.text;

/// Code points in UTF-8 bytes that are known to be well-formed (readers refuse others). Stateless, thread-safe.
public final class Utf8 {
    private Utf8() {}

    /// Number of code points in `bytes[start, end)`.
    public static int count(byte[] bytes, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /// The code point that starts at `at`.
    public static int codePoint(byte[] bytes, int at, int end) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int length = length(bytes, at, end);
        int codePoint = first & 0xFF >> length + 1;
        for (int i = 1; i < length; i++) {
            codePoint = codePoint << 6 | bytes[at + i] & 0x3F;
        }
        return codePoint;
    }

    /// Number of bytes of the code point that starts at `at`; never beyond `end`.
    public static int length(byte[] bytes, int at, int end) {
        int first = bytes[at];
        int length = first >= 0 ? 1 : first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
        return Math.min(length, end - at);
    }

    /// Whether all of `bytes[start, end)` is ASCII.
    public static boolean isAscii(byte[] bytes, int start, int end) {
        int or = 0;
        for (int i = start; i < end; i++) {
            or |= bytes[i];
        }
        return or >= 0;
    }

    /// Whether a code point is white space: property `White_Space` of the Unicode Character Database (PropList.txt),
    /// which, unlike `Character.isWhitespace`, includes the no-break spaces that spreadsheets leave behind.
    public static boolean isWhiteSpace(int codePoint) {
        if (codePoint <= ' ') {
            return codePoint == ' ' || codePoint >= '\t' && codePoint <= '\r';
        }
        return switch (codePoint) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> codePoint >= 0x2000 && codePoint <= 0x200A;
        };
    }

    /// Where `needle` first begins in `bytes[start, end)`, or -1.
    public static int indexOf(byte[] bytes, int start, int end, byte[] needle, int needleStart, int needleEnd) {
        int length = needleEnd - needleStart;
        if (length == 0) {
            return start;
        }
        byte first = needle[needleStart];
        for (int i = start; i <= end - length; i++) {
            if (bytes[i] == first && startsWith(bytes, i, end, needle, needleStart, needleEnd)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether `bytes[start, end)` begins with `prefix`.
    public static boolean startsWith(byte[] bytes, int start, int end, byte[] prefix, int prefixStart, int prefixEnd) {
        int length = prefixEnd - prefixStart;
        if (length > end - start) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != prefix[prefixStart + i]) {
                return false;
            }
        }
        return true;
    }
}
