package bio.sluice.identifier;

import bio.sluice.identifier.DamagedNames.Reading;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Dates and numbers that spreadsheets have made of gene names: `2-Sep`, `Mar-01`, `01.Mrz`, `2020-03-01`, `44806`,
/// `2.31E+19`. Stateless.
///
/// See Ziemann et al. 2016, doi:10.1186/s13059-016-1044-7. HGNC renamed the families concerned in 2020
/// (doi:10.1038/s41588-020-0669-3).
final class ExcelDates {
    private static final int LONGEST = 32;
    /// Bytes of the longest name of a month, październik.
    private static final int LONGEST_WORD = 12;
    /// Day 0 of a spreadsheet, such that its wrong leap day of 1900 does no harm later
    /// (learn.microsoft.com: "Excel incorrectly assumes that the year 1900 is a leap year").
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    /// Serial numbers of days from 1954 to 2064: SEP53 is the name with the earliest year.
    private static final int FIRST_SERIAL = 19_000;

    private static final int LAST_SERIAL = 60_000;

    /// A time of day behind a date.
    private static final Pattern TIME = Pattern.compile("[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z?$");

    private ExcelDates() {}

    /// What `bytes[start, end)` may have been, symbols of today first and the names of old behind them; empty if no
    /// name
    /// is known that would look so; null if it is no such date or number.
    static List<String> symbols(byte[] bytes, int start, int end) {
        Reading reading = reading(bytes, start, end);
        return reading == null ? null : reading.candidates();
    }

    /// The only symbol that `bytes[start, end)` can have been, or null. A number with an exponent lost digits, or may
    /// have: clones that are none of the known ones have the same.
    static String only(byte[] bytes, int start, int end) {
        if (Exponents.exponent(bytes, start, end) > 0) {
            return null;
        }
        Reading reading = reading(bytes, start, end);
        return reading == null || reading.approved().size() != 1
                ? null
                : reading.approved().iterator().next();
    }

    private static Reading reading(byte[] bytes, int start, int end) {
        if (end - start > LONGEST || !mayBe(bytes, start, end)) {
            return null;
        }
        int exponent = Exponents.exponent(bytes, start, end);
        if (exponent > 0) {
            StringBuilder digits = new StringBuilder();
            for (int i = start; bytes[i] != 'e' && bytes[i] != 'E'; i++) {
                if (bytes[i] >= '0' && bytes[i] <= '9') {
                    digits.append((char) bytes[i]);
                }
            }
            return DamagedNames.standard().number(digits.toString(), exponent);
        }
        List<String> parts = parts(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        return switch (parts == null ? 0 : parts.size()) {
            case 1 -> serial(parts.get(0));
            case 2 -> two(parts.get(0), parts.get(1));
            case 3 -> three(parts.get(0), parts.get(1), parts.get(2));
            default -> null;
        };
    }

    /// Whether there is a digit in it, a separator unless all are digits, and no word longer than the name of a month:
    /// most values have not.
    private static boolean mayBe(byte[] bytes, int start, int end) {
        int digits = 0;
        int separators = 0;
        int word = 0;
        for (int i = start; i < end && word <= LONGEST_WORD; i++) {
            byte b = bytes[i];
            boolean digit = b >= '0' && b <= '9';
            digits += digit ? 1 : 0;
            separators += isSeparator(b) ? 1 : 0;
            word = b < 0 || (b | 32) >= 'a' && (b | 32) <= 'z' ? word + 1 : 0;
        }
        return word <= LONGEST_WORD && digits > 0 && (separators > 0 || digits == end - start && digits == 5);
    }

    private static boolean isSeparator(int c) {
        return c == '-' || c == '.' || c == '/' || c == ' ' || c == ',' || c == '\u00a0';
    }

    /// The numbers and words of a date; null if two of them stand together without a separator. A time of day behind
    /// the date is left out.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String date = text.indexOf(':') < 0 ? text : TIME.matcher(text).replaceFirst("");
        int at = 0;
        while (at < date.length()) {
            int from = at;
            boolean digits = Character.isDigit(date.charAt(at));
            while (at < date.length() && !isSeparator(date.charAt(at))) {
                char c = date.charAt(at++);
                if (digits ? c < '0' || c > '9' : !Character.isLetter(c)) {
                    return null;
                }
            }
            if (at > from) {
                parts.add(date.substring(from, at));
            }
            while (at < date.length() && isSeparator(date.charAt(at))) {
                at++;
            }
        }
        return parts;
    }

    private static Reading serial(String number) {
        int serial = number(number);
        if (number.length() != 5 || serial < FIRST_SERIAL || serial > LAST_SERIAL) {
            return null;
        }
        LocalDate date = DAY_0.plusDays(serial);
        Reading reading = onDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        return reading.names().isEmpty() ? null : reading;
    }

    private static Reading two(String first, String second) {
        int month = MonthNames.month(first);
        int number = number(second);
        if (month == 0) {
            month = MonthNames.month(second);
            number = number(first);
            // 53-Sep is no way to write a year.
            month = number > 31 ? 0 : month;
        }
        if (month == 0 || number < 1) {
            return null;
        }
        return number < 100 ? DamagedNames.standard().day(month, number) : onDay(number, month, 1);
    }

    private static Reading three(String first, String second, String third) {
        if (MonthNames.month(first) > 0) {
            return day(third, MonthNames.month(first), second);
        }
        if (MonthNames.month(second) > 0) {
            return first.length() == 4
                    ? day(first, MonthNames.month(second), third)
                    : day(third, MonthNames.month(second), first);
        }
        if (first.length() == 4) {
            return day(first, number(second), third);
        }
        // 3/9/2020: either way round, as the locale has it.
        Reading one = day(third, number(first), second);
        Reading other = day(third, number(second), first);
        return one == null ? other : other == null || first.equals(second) ? one : union(one, other);
    }

    private static Reading day(String year, int month, String day) {
        int y = number(year);
        int d = number(day);
        boolean date = month >= 1 && month <= 12 && d >= 1 && d <= 31 && (year.length() == 4 || year.length() == 2);
        return date && y >= 0 ? onDay(y, month, d) : null;
    }

    /// A name with a number that no month has days for is the first of a month of that year.
    private static Reading onDay(int year, int month, int day) {
        Reading reading = DamagedNames.standard().day(month, day);
        return day == 1 && year % 100 > 31
                ? union(reading, DamagedNames.standard().day(month, year % 100))
                : reading;
    }

    private static Reading union(Reading one, Reading other) {
        Reading both = new Reading(new LinkedHashSet<>(one.approved()), new LinkedHashSet<>(one.names()));
        both.approved().addAll(other.approved());
        both.names().addAll(other.names());
        return both;
    }

    /// A number of at most five digits, or -1.
    private static int number(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i == 5) {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }
}
