package bio.sluice.app.detect;

import bio.sluice.app.report.Summary;
import bio.sluice.detect.Candidate;
import bio.sluice.detect.ColumnCounts;
import bio.sluice.detect.ColumnVerdict;
import bio.sluice.detect.ColumnVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/// What was detected, for people: a table of the columns that hold or may hold identifiers, and a line for all others.
/// Stateless.
public final class DetectionText {
    /// So that a line fits into 80 columns in most tables.
    private static final int WIDEST_NAME = 24;

    private static final int SCREEN = 80;

    private DetectionText() {}

    /// The rows of the table, its heading first.
    public static List<List<String>> rows(TableDetection detection) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("COLUMN", "TYPE", "MATCH", "NEXT", "MARGIN", "REMARKS"));
        for (ColumnVerdict column : detection.columns()) {
            if (column.outcome() == Outcome.TYPE || column.outcome() == Outcome.UNDECIDED) {
                Candidate next = column.runnerUp();
                table.add(List.of(
                        shortened(column.column()),
                        column.outcome() == Outcome.TYPE ? column.best().type().name() : "undecided",
                        percent(column.best().share()),
                        next == null ? "-" : next.type().name(),
                        percent(column.margin()),
                        remarks(column)));
            }
        }
        return table;
    }

    /// What stands below the table: the other columns, and what was looked at.
    public static List<String> footnotes(TableDetection detection) {
        List<String> lines = new ArrayList<>();
        others(detection, Outcome.NONE, "no identifiers", lines);
        others(detection, Outcome.EMPTY, "no values", lines);
        int columns = detection.columns().size();
        lines.add("From " + detection.sample() + "; " + columns + (columns == 1 ? " column." : " columns."));
        return lines;
    }

    private static String remarks(ColumnVerdict column) {
        ColumnCounts counts = column.counts();
        List<String> remarks = new ArrayList<>();
        if (column.outcome() == Outcome.UNDECIDED) {
            remarks.add(names(column) + ": " + column.reason());
        }
        share(remarks, "versions", counts.versions(), counts.values());
        share(remarks, "isoforms", counts.isoforms(), counts.values());
        share(remarks, "composite", counts.composites(), counts.values());
        share(remarks, "normalized", counts.normalized(), counts.values());
        share(remarks, "Excel-damaged", counts.excelDamaged(), counts.values());
        share(remarks, "empty", counts.empty(), counts.values() + counts.empty());
        share(remarks, "duplicates", counts.duplicates(), counts.values());
        return String.join(", ", remarks);
    }

    private static String names(ColumnVerdict column) {
        List<String> names = column.candidates().stream()
                .limit(3)
                .map(candidate -> candidate.type().name())
                .toList();
        return String.join(" or ", names) + (column.candidates().size() > names.size() ? " …" : "");
    }

    private static void share(List<String> remarks, String what, long part, long all) {
        if (part > 0) {
            remarks.add(what + " " + percent(part, all));
        }
    }

    private static void others(TableDetection detection, Outcome outcome, String what, List<String> lines) {
        List<String> names = detection.columns().stream()
                .filter(column -> column.outcome() == outcome)
                .map(column -> shortened(column.column()))
                .map(Summary::printable)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(what + " (" + names.size() + "): ");
        int shown = 0;
        while (shown < names.size() && line.length() + names.get(shown).length() + 2 < 2 * SCREEN) {
            line.append(shown == 0 ? "" : ", ").append(names.get(shown++));
        }
        if (shown < names.size()) {
            line.append(", …");
        }
        lines.add(line.toString());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= WIDEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, WIDEST_NAME - 1)) + "…";
    }

    private static String percent(int share) {
        return percent(share, Candidate.WHOLE);
    }

    /// A share in whole percent that never rounds to all or nothing.
    private static String percent(long part, long all) {
        if (part == 0 || part == all) {
            return part == 0 ? "0%" : "100%";
        }
        long rounded = (200 * part + all) / (2 * all);
        return rounded == 0 ? "<1%" : rounded == 100 ? ">99%" : rounded + "%";
    }
}
