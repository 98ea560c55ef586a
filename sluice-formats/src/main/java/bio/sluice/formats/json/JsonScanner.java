package bio.sluice.formats.json;

import bio.sluice.formats.text.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A strict validator of JSON on bytes (RFC 8259, strict UTF-8, escaped surrogates only in pairs). One
/// thread; reused.
///
/// Its methods take the position at which something begins and return the one behind it, or -1 once something is wrong;
/// then [#failedAt], [#kind] and [#problem] say what. Nesting needs no call stack, so no input can overflow it.
///
/// The array that is scanned is at least eight bytes longer than the text: long views may overshoot.
final class JsonScanner {
    /// The text is not JSON.
    static final String MALFORMED = "malformed_json";
    /// The text nests deeper than allowed.
    static final String TOO_DEEP = "json_too_deep";
    /// The text is not UTF-8.
    static final String UNDECODABLE = "undecodable";

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final int TRUE = word("true");
    private static final int ALSE = word("alse");
    private static final int NULL = word("null");

    private final int maxDepth;
    private byte[] bytes;
    private int from;
    private int to;
    private boolean line;
    /// Bit `d` is set if the bracket at depth `d` is an object.
    private long[] objects = new long[2];

    private int failedAt;
    private String kind;
    private String problem;

    /// @param maxDepth brackets that may be open at once
    JsonScanner(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    private static int word(String text) {
        return (int) INT.get(text.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /// Begins on `bytes[from, to)`.
    void begin(byte[] bytes, int from, int to) {
        begin(bytes, from, to, false);
    }

    /// Begins on `bytes[from, to)`.
    ///
    /// @param line whether a line feed is no white space, but ends the text
    void begin(byte[] bytes, int from, int to, boolean line) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.line = line;
        kind = null;
    }

    /// Whether a line feed ends the text.
    boolean isLine() {
        return line;
    }

    /// Whether the whole text is one JSON value, with or without white space around it.
    boolean document() {
        int at = value(blanks(from), 0);
        return at >= 0 && end(at) >= 0;
    }

    /// The end of the text, if only white space is left.
    int end(int at) {
        int end = blanks(at);
        return end == to ? end : expected(end, "the end of the record");
    }

    /// The first position from `at` on that is not white space.
    int blanks(int at) {
        int i = at;
        while (i < to) {
            byte b = bytes[i];
            if (b != ' ' && b != '\t' && b != '\r' && (b != '\n' || line)) {
                break;
            }
            i++;
        }
        return i;
    }

    /// A string whose opening quote stands before `at`.
    ///
    /// @return the position of its closing quote
    int string(int at) {
        byte[] source = bytes;
        int end = to;
        int i = at;
        while (i < end) {
            long word = (long) LONG.get(source, i);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            // High bit set in each byte that is a quote, a backslash, a control character or not ASCII; exact up to and
            // including the lowest such byte.
            long special =
                    (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - SPACES) | word) & HIGHS;
            if (special == 0) {
                i += 8;
                continue;
            }
            i += Long.numberOfTrailingZeros(special) >>> 3;
            if (i >= end) {
                break;
            }
            byte b = source[i];
            if (b == '"') {
                return i;
            }
            i = b < 0 ? multibyte(i) : escape(i);
            if (i < 0) {
                return -1;
            }
        }
        return expected(end, "the end of the string, '\"',");
    }

    private int escape(int at) {
        byte[] source = bytes;
        if (source[at] != '\\') {
            return fail(
                    at, MALFORMED, "control character " + hex(source[at]) + " in a string, where it must be escaped,");
        }
        int i = at + 1;
        switch (i < to ? source[i] : 0) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
                return i + 1;
            case 'u':
                int unit = hex4(i + 1);
                if (unit < 0) {
                    return -1;
                }
                i += 5;
                if (Character.isHighSurrogate((char) unit) && i + 1 < to && source[i] == '\\' && source[i + 1] == 'u') {
                    int low = hex4(i + 2);
                    if (low < 0) {
                        return -1;
                    }
                    if (Character.isLowSurrogate((char) low)) {
                        return i + 6;
                    }
                }
                return Character.isSurrogate((char) unit)
                        ? fail(at, MALFORMED, "half of a surrogate pair (\\u" + Integer.toHexString(unit) + ")")
                        : i;
            default:
                return expected(i, "one of \" \\ / b f n r t u behind a backslash");
        }
    }

    private int hex4(int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < to ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return expected(i, "a hexadecimal digit");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int multibyte(int at) {
        int length = Utf8.length(bytes, at, to);
        return length > 0 ? at + length : fail(at, UNDECODABLE, "byte " + hex(bytes[at]) + " is not valid UTF-8");
    }

    private static String hex(byte b) {
        return "0x" + Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16))
                + Character.toUpperCase(Character.forDigit(b & 15, 16));
    }

    /// A number (RFC 8259 §6).
    int number(int at) {
        byte[] source = bytes;
        int i = at;
        if (source[i] == '-') {
            i++;
        }
        if (i < to && source[i] == '0') {
            i++;
        } else {
            i = digits(i);
            if (i < 0) {
                return -1;
            }
        }
        if (i < to && source[i] == '.') {
            i = digits(i + 1);
            if (i < 0) {
                return -1;
            }
        }
        if (i < to && (source[i] | 0x20) == 'e') {
            i++;
            if (i < to && (source[i] == '+' || source[i] == '-')) {
                i++;
            }
            i = digits(i);
        }
        return i;
    }

    private int digits(int at) {
        int i = at;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i > at ? i : expected(i, "a digit");
    }

    /// A value that is no string, object or array.
    int scalar(int at) {
        if (at < to) {
            byte first = bytes[at];
            if (first == '-' || first >= '0' && first <= '9') {
                return number(at);
            }
            int word = (int) INT.get(bytes, at);
            if ((word == TRUE || word == NULL) && at + 4 <= to) {
                return at + 4;
            }
            if (first == 'f' && (int) INT.get(bytes, at + 1) == ALSE && at + 5 <= to) {
                return at + 5;
            }
        }
        return expected(at, "a value");
    }

    /// A value of any kind.
    ///
    /// @param at its first byte
    /// @param outer brackets that are open around it
    int value(int at, int outer) {
        int i = at;
        int depth = outer;
        while (true) {
            byte first = i < to ? bytes[i] : 0;
            if (first == '{' || first == '[') {
                if (++depth > maxDepth) {
                    return fail(i, TOO_DEEP, "more than " + maxDepth + " objects and arrays inside each other");
                }
                boolean object = first == '{';
                enter(depth, object);
                i = blanks(i + 1);
                if (i >= to || bytes[i] != (object ? '}' : ']')) {
                    if (object) {
                        i = key(i);
                        if (i < 0) {
                            return -1;
                        }
                    }
                    continue;
                }
                i++;
                depth--;
            } else if (first == '"') {
                i = string(i + 1) + 1;
                if (i <= 0) {
                    return -1;
                }
            } else {
                i = scalar(i);
                if (i < 0) {
                    return -1;
                }
            }
            // A value is complete; close what ends with it.
            while (true) {
                if (depth == outer) {
                    return i;
                }
                i = blanks(i);
                byte next = i < to ? bytes[i] : 0;
                boolean object = inObject(depth);
                if (next == ',') {
                    i = blanks(i + 1);
                    if (object) {
                        i = key(i);
                        if (i < 0) {
                            return -1;
                        }
                    }
                    break;
                }
                if (next != (object ? '}' : ']')) {
                    return expected(i, object ? "',' or '}'" : "',' or ']'");
                }
                i++;
                depth--;
            }
        }
    }

    /// A key with its colon and the white space around it.
    private int key(int at) {
        if (at >= to || bytes[at] != '"') {
            return expected(at, "a key in quotes");
        }
        int end = string(at + 1);
        return end < 0 ? -1 : colon(end + 1);
    }

    /// A colon with the white space around it.
    int colon(int at) {
        int i = blanks(at);
        return i < to && bytes[i] == ':' ? blanks(i + 1) : expected(i, "':'");
    }

    private void enter(int depth, boolean object) {
        int word = depth >>> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, 2 * word);
        }
        objects[word] = object ? objects[word] | 1L << depth : objects[word] & ~(1L << depth);
    }

    private boolean inObject(int depth) {
        return (objects[depth >>> 6] >>> depth & 1) != 0;
    }

    /// Says that `what` is missing at `at`.
    ///
    /// @return -1
    int expected(int at, String what) {
        String found = at >= to
                ? "the record ends"
                : "found " + (bytes[at] > ' ' && bytes[at] < 0x7F ? "'" + (char) bytes[at] + "'" : hex(bytes[at]));
        return fail(at, MALFORMED, "expected " + what + " but " + found);
    }

    private int fail(int at, String kind, String problem) {
        this.failedAt = Math.min(at, to) - from;
        this.kind = kind;
        this.problem = problem;
        return -1;
    }

    /// Offset in the text at which it stops being valid.
    int failedAt() {
        return failedAt;
    }

    /// The kind of fault, or null if nothing is wrong.
    String kind() {
        return kind;
    }

    /// What is wrong, with its place: `expected ',' or '}' but found 'x' at byte 17`.
    String problem() {
        return problem + " at byte " + failedAt;
    }
}
