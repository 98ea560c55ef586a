package bio.sluice.cli;

import bio.sluice.app.report.Summary;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Rows of texts, printed with their columns aligned. One thread.
final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// Adds a row; every row has the same number of cells.
    void add(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Summary.printable(cell));
        }
        rows.add(row);
    }

    /// Prints all rows, each behind `indent`.
    void print(String indent, PrintStream out) {
        int[] widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widths[i] - width(cell))).append(GAP);
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
