package bio.sluice.cli;

import java.util.Locale;

/// How far a run is, in words. Immutable.
///
/// @param records read so far
/// @param bytes consumed of the stored inputs
/// @param totalBytes their size, or -1 if unknown
/// @param millis since the run began
record ProgressText(long records, long bytes, long totalBytes, long millis) {
    private static final int BAR_WIDTH = 24;

    /// One line that fits 79 columns.
    String bar() {
        if (!isSized()) {
            return count() + " records  " + rate();
        }
        int full = (int) (percent() * BAR_WIDTH / 100);
        return "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "] " + percent() + "%  " + count() + " records  "
                + rate() + left();
    }

    /// One line for a log.
    String line() {
        return count() + " records read" + (isSized() ? ", " + percent() + "%" : "") + ", " + rate() + left();
    }

    private boolean isSized() {
        return totalBytes > 0;
    }

    private long percent() {
        return Math.min(100, bytes * 100 / totalBytes);
    }

    private String count() {
        return grouped(records);
    }

    private String rate() {
        return grouped(millis == 0 ? 0 : records * 1_000 / millis) + "/s";
    }

    /// The time left if the rest goes like what is done; nothing where that cannot be told.
    private String left() {
        if (!isSized() || bytes <= 0) {
            return "";
        }
        // In KiB, for bytes times milliseconds of a long run over large files would not fit.
        long seconds = Math.max(0, totalBytes - bytes) / 1_024 * (millis / 1_000 + 1) / Math.max(1, bytes / 1_024);
        long minutes = seconds / 60;
        return minutes == 0
                ? ", " + seconds + " s left"
                : minutes < 60
                        ? ", " + minutes + " min " + seconds % 60 + " s left"
                        : ", " + minutes / 60 + " h " + minutes % 60 + " min left";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
