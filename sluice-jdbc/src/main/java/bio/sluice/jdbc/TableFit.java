package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whether the columns of records fit a database, and a table that exists; says all that does not at once. One use.
final class TableFit {
    private final Dialect dialect;
    private final TableName table;
    private final List<String> mistakes = new ArrayList<>();

    TableFit(Dialect dialect, TableName table) {
        this.dialect = dialect;
        this.table = table;
    }

    private String folded(String name) {
        return dialect.foldsCase() ? name.toLowerCase(Locale.ROOT) : name;
    }

    /// Looks at the names themselves.
    ///
    /// @param columns all that are written, the ordinal too
    void names(List<String> columns) {
        Map<String, String> seen = new HashMap<>();
        for (String column : columns) {
            if (column.isEmpty()) {
                mistakes.add("a column has an empty name, which no database takes; rename it");
            }
            if (column.indexOf('\0') >= 0) {
                mistakes.add("the name of the column \"" + column.replace('\0', '\uFFFD')
                        + "\" holds the character NUL; rename it");
            }
            if (column.getBytes(StandardCharsets.UTF_8).length > dialect.longestName()) {
                mistakes.add("the name of the column \"" + column + "\" has more than the " + dialect.longestName()
                        + " bytes that a name may have; rename it");
            }
            String other = seen.put(folded(column), column);
            if (other != null) {
                mistakes.add(
                        other.equals(column)
                                ? "two columns are called \"" + column + "\"; rename one"
                                : "the columns \"" + other + "\" and \"" + column
                                        + "\" differ in letter case only, which is the same to this database; rename one");
            }
        }
    }

    /// Looks for the columns of the key.
    void key(List<String> columns, List<String> key) {
        for (String name : key) {
            if (!columns.contains(name)) {
                mistakes.add("key: no column \"" + name + "\"; "
                        + Problems.nearest(name, columns)
                                .map(near -> "did you mean \"" + near + "\"? ")
                                .orElse("")
                        + "the columns are: " + String.join(", ", columns));
            }
        }
    }

    /// Looks at a table that exists.
    ///
    /// @param keys its unique keys
    /// @return for each column how values go into it
    List<Layout.Column> existing(
            List<String> columns, List<ExistingColumn> existing, List<String> key, List<Set<String>> keys) {
        Map<String, ExistingColumn> byName = new HashMap<>();
        existing.forEach(column -> byName.put(folded(column.name()), column));
        List<Layout.Column> fitted = new ArrayList<>();
        Set<String> brought = new HashSet<>();
        for (String column : columns) {
            ExistingColumn found = byName.get(folded(column));
            brought.add(folded(column));
            if (found == null) {
                mistakes.add("the table " + table + " has no column \"" + column + "\"; it has: "
                        + String.join(
                                ", ",
                                existing.stream().map(ExistingColumn::name).toList()));
                fitted.add(new Layout.Column(column, CellKind.TEXT));
                continue;
            }
            if (found.computed()) {
                mistakes.add("the column \"" + column + "\" of the table " + table
                        + " is computed by the database and takes no values");
            }
            fitted.add(new Layout.Column(found.name(), found.kind()));
        }
        for (ExistingColumn column : existing) {
            if (column.needed() && !brought.contains(folded(column.name()))) {
                mistakes.add("the column \"" + column.name() + "\" of the table " + table
                        + " must have a value (NOT NULL, without a default), but the records have no such column");
            }
        }
        if (!key.isEmpty()) {
            Set<String> wanted = new HashSet<>(key.stream().map(this::folded).toList());
            boolean unique = keys.stream()
                    .anyMatch(names ->
                            new HashSet<>(names.stream().map(this::folded).toList()).equals(wanted));
            if (!unique) {
                mistakes.add("the table " + table + " has no unique key on " + String.join(", ", key)
                        + ", without which no row can be replaced; make one with CREATE UNIQUE INDEX");
            }
        }
        return fitted;
    }

    /// Adds a mistake that somebody else has found, or null.
    void add(String mistake) {
        if (mistake != null) {
            mistakes.add(mistake);
        }
    }

    /// @throws RunStopped with every mistake, if there is one
    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new RunStopped(RunStopped.Reason.USAGE, String.join("\n", mistakes));
        }
    }
}
