package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/// Loads rows one by one through a prepared statement, which is as fast as SQLite gets, for it runs in this process. A
/// row that is refused leaves no trace.
final class RowLoader implements Loader {
    private final Dialect dialect;
    private final Layout layout;
    private final Statement statement;
    private final PreparedStatement insert;
    private final ByteSink value = new ByteSink(Budget.unlimited());
    private boolean saved;

    RowLoader(Connection connection, Dialect dialect, TableName table, Layout layout) throws SQLException {
        this.dialect = dialect;
        this.layout = layout;
        statement = connection.createStatement();
        // ABORT undoes the row and nothing else, whatever the table's own constraints would do about a conflict.
        insert = connection.prepareStatement("INSERT OR ABORT INTO " + table.sql() + " ("
                + String.join(", ", layout.names()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(layout.names().size(), "?")) + ")" + layout.onConflict());
    }

    @Override
    public void begin() {
        saved = false;
    }

    @Override
    public void load(EncodedRows rows, long ordinal, Faults late) throws SQLException {
        if (saved) {
            statement.execute("RELEASE sluice_chunk");
        }
        statement.execute("SAVEPOINT sluice_chunk");
        saved = true;
        for (int row : RowCheck.sound(rows, layout, late)) {
            rows.go(row);
            bind(rows, ordinal + row);
            try {
                insert.executeUpdate();
            } catch (SQLException failure) {
                if (!dialect.isOfRow(failure)) {
                    throw failure;
                }
                SqlFailure.reject(rows, layout, dialect, failure, late);
            }
        }
    }

    private void bind(EncodedRows rows, long ordinal) throws SQLException {
        for (int column = 0; column < layout.size(); column++) {
            CellKind kind = layout.columns().get(column).kind();
            if (rows.isNull(column, kind)) {
                insert.setString(column + 1, null);
            } else {
                value.clear();
                rows.write(column, kind, value);
                insert.setString(column + 1, value.toString());
            }
        }
        if (layout.ordinal() != null) {
            insert.setLong(layout.size() + 1, ordinal);
        }
    }

    @Override
    public void undo() throws SQLException {
        statement.execute("ROLLBACK TO sluice_chunk");
    }

    @Override
    public void committed() {
        saved = false;
    }
}
