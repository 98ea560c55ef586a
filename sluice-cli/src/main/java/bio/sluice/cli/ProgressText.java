package bio.sluice.cli;

import bio.sluice.app.report.GroupedDigits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How far a run is, in words. Immutable.
///
/// @param records read so far
/// @param bytes consumed of the stored inputs
/// @param totalBytes their size, or -1 if unknown
/// @param recordsPerSecond of late
/// @param secondsLeft if the rest goes like what was done of late, or -1 if that cannot be told
/// @param errors field errors and dead letters so far
/// @param slowStage what takes most of the time, or null
record ProgressText(
        long records,
        long bytes,
        long totalBytes,
        long recordsPerSecond,
        long secondsLeft,
        long errors,
        String slowStage) {
    private static final int WIDEST_BAR = 24;
    private static final int NARROWEST_BAR = 4;
    private static final String GAP = "  ";
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    /// A line for a terminal of so many columns, of which it leaves the last one free. Where it does not fit, the bar
    /// goes first, then the count is rounded, then words are left out from the end.
    String bar(int columns) {
        int width = columns - 1;
        List<String> words = new ArrayList<>();
        words.add(counted(GroupedDigits.of(records)));
        words.add(amount());
        words.add(scaled(recordsPerSecond) + "/s");
        if (isSized() && secondsLeft >= 0) {
            words.add(clock(secondsLeft) + " left");
        }
        if (errors > 0) {
            words.add(errorCount());
        }
        if (slowStage != null) {
            words.add("slow: " + slowStage);
        }
        String percent = isSized() ? String.format(Locale.ROOT, "%3d%%", percent()) : "";
        if (text(percent, words).length() > width) {
            words.set(0, counted(scaled(records)));
        }
        while (words.size() > 1 && text(percent, words).length() > width) {
            words.remove(words.size() - 1);
        }
        String text = text(percent, words);
        int room = isSized() ? Math.min(WIDEST_BAR, width - text.length() - "[] ".length()) : 0;
        if (room >= NARROWEST_BAR) {
            int full = (int) (percent() * room / 100);
            text = "[" + "#".repeat(full) + ".".repeat(room - full) + "] " + text;
        }
        return text.length() <= width ? text : text.substring(0, Math.max(0, width));
    }

    private static String text(String percent, List<String> words) {
        return (percent.isEmpty() ? "" : percent + GAP) + String.join(GAP, words);
    }

    /// One line for a log.
    String line() {
        StringBuilder line = new StringBuilder(counted(GroupedDigits.of(records)));
        line.append(" read, ").append(amount());
        if (isSized()) {
            line.append(" (").append(percent()).append("%)");
        }
        line.append(", ").append(GroupedDigits.of(recordsPerSecond)).append("/s");
        if (isSized() && secondsLeft >= 0) {
            line.append(", ").append(clock(secondsLeft)).append(" left");
        }
        if (errors > 0) {
            line.append(", ").append(errorCount());
        }
        if (slowStage != null) {
            line.append(", slow: ").append(slowStage);
        }
        return line.toString();
    }

    /// The same as numbers, for programs; null for what cannot be told.
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("records", records);
        fields.put("bytes", bytes);
        fields.put("total_bytes", isSized() ? totalBytes : null);
        fields.put("records_per_second", recordsPerSecond);
        fields.put("seconds_left", isSized() && secondsLeft >= 0 ? secondsLeft : null);
        fields.put("errors", errors);
        fields.put("slow_stage", slowStage);
        return fields;
    }

    private boolean isSized() {
        return totalBytes > 0;
    }

    private long percent() {
        // The quotient first where the product would not fit.
        return Math.min(100, bytes > Long.MAX_VALUE / 100 ? bytes / (totalBytes / 100) : bytes * 100 / totalBytes);
    }

    private String counted(String number) {
        return number + (records == 1 ? " record" : " records");
    }

    private String errorCount() {
        return GroupedDigits.of(errors) + (errors == 1 ? " error" : " errors");
    }

    private String amount() {
        if (!isSized()) {
            return size(bytes, unit(bytes), true);
        }
        int unit = unit(totalBytes);
        return size(Math.min(bytes, totalBytes), unit, false) + "/" + size(totalBytes, unit, true);
    }

    private static int unit(long bytes) {
        int unit = 0;
        for (long rest = bytes; rest >= 1_000; rest /= 1_000) {
            unit++;
        }
        return unit;
    }

    private static String size(long bytes, int unit, boolean named) {
        long one = 1;
        for (int i = 0; i < unit; i++) {
            one *= 1_000;
        }
        String number =
                unit > 0 && bytes < 100 * one ? bytes / one + "." + bytes % one * 10 / one : Long.toString(bytes / one);
        return named ? number + " " + UNITS[unit] : number;
    }

    private static String scaled(long number) {
        return number < 10_000
                ? GroupedDigits.of(number)
                : number < 10_000_000
                        ? GroupedDigits.of(number / 1_000) + "k"
                        : GroupedDigits.of(number / 1_000_000) + "M";
    }

    private static String clock(long seconds) {
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
