package bio.sluice.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/// The columns that are written, in order, with what goes into them. Immutable.
///
/// @param columns the columns of the records
/// @param ordinal the column that numbers the rows, or null
/// @param key indices of the columns by which rows are replaced; empty if they are only added
record Layout(List<Column> columns, String ordinal, List<Integer> key) {
    /// A column.
    ///
    /// @param name as the table has it
    /// @param kind how values go into it
    record Column(String name, CellKind kind) {}

    Layout {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /// Number of columns, without that of the ordinal.
    int size() {
        return columns.size();
    }

    /// The names of all columns, as SQL.
    List<String> names() {
        List<String> names =
                columns.stream().map(column -> TableName.quoted(column.name())).collect(Collectors.toList());
        if (ordinal != null) {
            names.add(TableName.quoted(ordinal));
        }
        return names;
    }

    /// The names of the key's columns, as SQL.
    List<String> keyNames() {
        return key.stream().map(i -> TableName.quoted(columns.get(i).name())).toList();
    }

    /// What an insert does about a row whose key is there: replaces it. Empty without a key.
    String onConflict() {
        if (key.isEmpty()) {
            return "";
        }
        String set = names().stream()
                .filter(name -> !keyNames().contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return " ON CONFLICT (" + String.join(", ", keyNames()) + ")"
                + (set.isEmpty() ? " DO NOTHING" : " DO UPDATE SET " + set);
    }
}
