package bio.sluice.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// Numbers in decimal notation as text: whether a text is one, and which of two is larger, exactly. Stateless,
/// thread-safe.
///
/// A number is an optional sign, digits with an optional fraction, and an optional exponent: `007`, `-1.50`, `+3`,
/// `1e-8`. No blanks, no thousands separators, no `NaN`; no more than [#MAX_LENGTH] characters.
public final class DecimalText {
    /// Longest text taken for a number: exact arithmetic on millions of digits would take minutes.
    public static final int MAX_LENGTH = 1_000;

    /// Digits that surely fit into a long.
    private static final int LONG_DIGITS = 18;

    private DecimalText() {}

    /// Whether `bytes[start, end)` is a number.
    public static boolean isNumber(byte[] bytes, int start, int end) {
        if (end - start > MAX_LENGTH) {
            return false;
        }
        int i = afterSign(bytes, start, end);
        int digits = afterDigits(bytes, i, end);
        if (digits == i) {
            return false;
        }
        i = digits;
        if (i < end && bytes[i] == '.') {
            digits = afterDigits(bytes, i + 1, end);
            if (digits == i + 1) {
                return false;
            }
            i = digits;
        }
        if (i < end && (bytes[i] | 0x20) == 'e') {
            i = afterSign(bytes, i + 1, end);
            digits = afterDigits(bytes, i, end);
            // BigDecimal takes exponents of up to ten digits; nine always fit.
            if (digits == i || digits - i > 9) {
                return false;
            }
            i = digits;
        }
        return i == end;
    }

    /// Whether `bytes[start, end)` is an optional sign and digits.
    public static boolean isInteger(byte[] bytes, int start, int end) {
        int i = afterSign(bytes, start, end);
        return i < end && afterDigits(bytes, i, end) == end && end - start <= MAX_LENGTH;
    }

    /// Whether `bytes[start, end)` is a number as JSON writes it (RFC 8259 §6): no plus sign, no leading zeros.
    public static boolean isJsonNumber(byte[] bytes, int start, int end) {
        int i = start < end && bytes[start] == '-' ? start + 1 : start;
        boolean leadingZero = i + 1 < end && bytes[i] == '0' && isDigit(bytes[i + 1]);
        return i < end && bytes[i] != '+' && bytes[i] != '-' && !leadingZero && isNumber(bytes, start, end);
    }

    /// Compares two texts that are numbers.
    ///
    /// @return negative, zero or positive as the first is smaller than, equal to or larger than the second
    public static int compare(byte[] a, int aStart, int aEnd, byte[] b, int bStart, int bEnd) {
        if (isShort(a, aStart, aEnd) && isShort(b, bStart, bEnd)) {
            int wholes = Long.compare(whole(a, aStart, aEnd), whole(b, bStart, bEnd));
            return wholes != 0 ? wholes : Long.compare(fraction(a, aStart, aEnd), fraction(b, bStart, bEnd));
        }
        return decimal(a, aStart, aEnd).compareTo(decimal(b, bStart, bEnd));
    }

    /// Compares a text that is a number with `number`.
    public static int compare(byte[] a, int aStart, int aEnd, long number) {
        if (isShort(a, aStart, aEnd)) {
            int wholes = Long.compare(whole(a, aStart, aEnd), number);
            return wholes != 0 ? wholes : Long.signum(fraction(a, aStart, aEnd));
        }
        return decimal(a, aStart, aEnd).compareTo(BigDecimal.valueOf(number));
    }

    /// The number that `bytes[start, end)` stands for.
    public static BigDecimal decimal(byte[] bytes, int start, int end) {
        return new BigDecimal(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
    }

    /// No exponent, and so few digits before and after the point that both fit into a long.
    private static boolean isShort(byte[] bytes, int start, int end) {
        int i = afterSign(bytes, start, end);
        int point = afterDigits(bytes, i, end);
        if (point - i > LONG_DIGITS) {
            return false;
        }
        return point == end
                || bytes[point] == '.' && end - point - 1 <= LONG_DIGITS && afterDigits(bytes, point + 1, end) == end;
    }

    private static long whole(byte[] bytes, int start, int end) {
        long value = 0;
        for (int i = afterSign(bytes, start, end); i < end && bytes[i] != '.'; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return bytes[start] == '-' ? -value : value;
    }

    /// The digits after the point, as if there were [#LONG_DIGITS], with the sign of the number.
    private static long fraction(byte[] bytes, int start, int end) {
        int i = afterDigits(bytes, afterSign(bytes, start, end), end) + 1;
        long value = 0;
        for (int digit = 0; digit < LONG_DIGITS; digit++, i++) {
            value = 10 * value + (i < end ? bytes[i] - '0' : 0);
        }
        return bytes[start] == '-' ? -value : value;
    }

    private static int afterSign(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] == '-' || bytes[at] == '+') ? at + 1 : at;
    }

    private static int afterDigits(byte[] bytes, int at, int end) {
        int i = at;
        while (i < end && isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
