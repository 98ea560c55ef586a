package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.List;

/// Dates that spreadsheets have made of gene symbols: `2-Sep`, `Mar-01`. Stateless.
///
/// See Ziemann et al. 2016, doi:10.1186/s13059-016-1044-7. HGNC renamed the families concerned in 2020
/// (doi:10.1038/s41588-020-0669-3); candidates are their symbols since then.
final class ExcelDates {
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final int MARCH = 2;
    private static final int SEPTEMBER = 8;
    private static final int DECEMBER = 11;

    /// By month, then by day: what may have stood there.
    private static final List<List<List<String>>> SYMBOLS = symbols();

    private ExcelDates() {}

    /// What `bytes[start, end)` may have been, current symbols; empty if no family is known; null if it is no date.
    static List<String> symbols(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < 5 || length > 6) {
            return null;
        }
        int hyphen = start;
        while (hyphen < end && bytes[hyphen] != '-') {
            hyphen++;
        }
        int month;
        int day;
        if (end - hyphen == 4) {
            day = day(bytes, start, hyphen);
            month = month(bytes, hyphen + 1);
        } else if (hyphen - start == 3 && end - hyphen >= 2) {
            month = month(bytes, start);
            day = day(bytes, hyphen + 1, end);
        } else {
            return null;
        }
        return day == 0 || month < 0 ? null : SYMBOLS.get(month).get(day);
    }

    private static int day(byte[] bytes, int start, int end) {
        int day = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return 0;
            }
            day = 10 * day + bytes[i] - '0';
        }
        return day <= 31 ? day : 0;
    }

    private static int month(byte[] bytes, int at) {
        for (int month = 0; month < 12; month++) {
            int i = 0;
            while (i < 3 && (bytes[at + i] & ~32) == MONTHS.charAt(3 * month + i)) {
                i++;
            }
            if (i == 3) {
                return month;
            }
        }
        return -1;
    }

    private static List<List<List<String>>> symbols() {
        List<List<List<String>>> byMonth = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            List<List<String>> byDay = new ArrayList<>();
            for (int day = 0; day <= 31; day++) {
                List<String> known = new ArrayList<>();
                // Septins 1 to 12 and 14: genenames.org, gene group 732.
                if (month == SEPTEMBER && (day >= 1 && day <= 12 || day == 14)) {
                    known.add("SEPTIN" + day);
                }
                // MARCH1 to MARCH11, group 1318; MARC1 and MARC2.
                if (month == MARCH && day >= 1 && day <= 11) {
                    known.add("MARCHF" + day);
                }
                if (month == MARCH && (day == 1 || day == 2)) {
                    known.add("MTARC" + day);
                }
                // DEC1.
                if (month == DECEMBER && day == 1) {
                    known.add("DELEC1");
                }
                byDay.add(List.copyOf(known));
            }
            byMonth.add(byDay);
        }
        return byMonth;
    }
}
