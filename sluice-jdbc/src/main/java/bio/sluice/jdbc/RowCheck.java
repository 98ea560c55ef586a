package bio.sluice.jdbc;

import bio.sluice.fault.Faults;

/// Finds the rows that no database takes. Stateless.
final class RowCheck {
    private RowCheck() {}

    /// Numbers of the rows that may be sent, ascending; the others are rejected.
    static int[] sound(EncodedRows rows, Layout layout, Faults late) {
        int[] sound = new int[rows.count()];
        int count = 0;
        for (int row = 0; row < rows.count(); row++) {
            rows.go(row);
            if (isSound(rows, layout, late)) {
                sound[count++] = row;
            }
        }
        return java.util.Arrays.copyOf(sound, count);
    }

    /// Whether the row that `rows` stands at may be sent; if not, it is rejected.
    static boolean isSound(EncodedRows rows, Layout layout, Faults late) {
        for (int column = 0; column < layout.size(); column++) {
            if (rows.holdsNul(column)) {
                rows.reject(
                        late,
                        "unwritable_value",
                        layout.columns().get(column).name(),
                        rows.text(column),
                        "the value holds the character NUL, which a text in a database cannot hold",
                        "remove it, for instance with a replace rule");
                return false;
            }
        }
        for (int column : layout.key()) {
            if (rows.isNull(column, layout.columns().get(column).kind())) {
                rows.reject(
                        late,
                        "missing_key",
                        layout.columns().get(column).name(),
                        null,
                        "the row has no value in a column of the key",
                        "fill it, for instance with a default rule, or choose another key");
                return false;
            }
        }
        return true;
    }
}
