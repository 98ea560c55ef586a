package bio.sluice.validate;

import bio.sluice.text.DecimalText;
import bio.sluice.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a value may be, by its text.
enum ValueKind {
    /// An optional sign and digits.
    INTEGER("is not an integer"),
    /// A number as [DecimalText] knows it.
    NUMBER("is not a number"),
    /// A word of truth, the same as `cast` takes: true, yes, t, y, 1; false, no, f, n, 0; in any case.
    BOOLEAN("is neither true nor false"),
    /// A day of the calendar, ISO 8601 in its extended form: `2024-02-29`.
    DATE("is not a date (YYYY-MM-DD)"),
    /// A day and a time (RFC 3339 §5.6, where the offset may be left out): `2024-02-29T13:05:00Z`.
    DATETIME("is not a date with a time (YYYY-MM-DDThh:mm:ss)");

    private static final Words TRUTHS = new Words(List.of("true", "false", "yes", "no", "t", "f", "y", "n", "1", "0"));
    private static final int LONGEST_TRUTH = 5;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final String complaint;

    ValueKind(String complaint) {
        this.complaint = complaint;
    }

    static ValueKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ValueKind::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is wrong with a value that is not of this kind.
    String complaint() {
        return complaint;
    }

    /// Whether `bytes[start, end)` is of this kind.
    boolean fits(byte[] bytes, int start, int end) {
        return switch (this) {
            case INTEGER -> DecimalText.isInteger(bytes, start, end);
            case NUMBER -> DecimalText.isNumber(bytes, start, end);
            case BOOLEAN -> isTruth(bytes, start, end);
            case DATE -> isDate(bytes, start, end);
            case DATETIME -> isDateTime(bytes, start, end);
        };
    }

    private static boolean isTruth(byte[] bytes, int start, int end) {
        if (end - start > LONGEST_TRUTH) {
            return false;
        }
        byte[] lower = new byte[LONGEST_TRUTH];
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            lower[i - start] = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
        }
        return TRUTHS.indexOf(lower, 0, end - start) >= 0;
    }

    static boolean isDate(byte[] bytes, int start, int end) {
        if (end - start != 10 || bytes[start + 4] != '-' || bytes[start + 7] != '-') {
            return false;
        }
        int year = digits(bytes, start, 4);
        int month = digits(bytes, start + 5, 2);
        int day = digits(bytes, start + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= (month == 2 && leap ? 29 : DAYS[month - 1]);
    }

    private static boolean isDateTime(byte[] bytes, int start, int end) {
        int at = start + 16;
        if (end < at
                || !isDate(bytes, start, start + 10)
                || (bytes[start + 10] | 0x20) != 't' && bytes[start + 10] != ' '
                || !isClock(bytes, start + 11, 23)) {
            return false;
        }
        if (at < end && bytes[at] == ':') {
            int second = at + 3 <= end ? digits(bytes, at + 1, 2) : -1;
            // 60 is a leap second (RFC 3339 §5.7).
            if (second < 0 || second > 60) {
                return false;
            }
            at += 3;
            if (at < end && bytes[at] == '.') {
                int first = ++at;
                while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                    at++;
                }
                if (at == first) {
                    return false;
                }
            }
        }
        if (at == end) {
            return true;
        }
        if ((bytes[at] | 0x20) == 'z') {
            return at + 1 == end;
        }
        return (bytes[at] == '+' || bytes[at] == '-') && at + 6 == end && isClock(bytes, at + 1, 23);
    }

    /// Whether `hh:mm` stands at `at`.
    private static boolean isClock(byte[] bytes, int at, int lastHour) {
        int hour = digits(bytes, at, 2);
        int minute = digits(bytes, at + 3, 2);
        return hour >= 0 && hour <= lastHour && bytes[at + 2] == ':' && minute >= 0 && minute < 60;
    }

    private static int digits(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }
}
