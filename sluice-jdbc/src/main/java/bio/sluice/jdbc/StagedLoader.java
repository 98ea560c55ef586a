package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Loads rows by way of a temporary table of texts, into which the driver appends fast and which refuses nothing. From
/// there one statement takes them into the table.
///
/// A statement that fails takes the whole transaction with it. So the temporary table holds all rows since the last
/// commit: what was lost is put in again, and the rows at fault are found by halving the last chunk.
final class StagedLoader implements Loader {
    private static final String STAGE = "temp.main.sluice_stage";

    private final Connection connection;
    private final Dialect dialect;
    private final Layout layout;
    private final boolean resumable;
    private final String insert;
    private final ByteSink value = new ByteSink(Budget.unlimited());
    /// Rows in the temporary table, and those that were there before the last chunk.
    private long staged;

    private long before;
    /// Why rows were refused the last time.
    private SQLException last;

    /// @param resumable whether transactions end at checkpoints; if not, every chunk is committed by itself
    StagedLoader(Connection connection, Dialect dialect, TableName table, Layout layout, boolean resumable)
            throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.layout = layout;
        this.resumable = resumable;
        List<String> columns = new ArrayList<>(List.of("n BIGINT"));
        for (int i = 0; i < layout.size(); i++) {
            columns.add("c" + i + " VARCHAR");
        }
        execute("CREATE OR REPLACE TEMP TABLE sluice_stage (" + String.join(", ", columns) + ", o BIGINT)");
        insert = "INSERT INTO " + table.sql() + " (" + String.join(", ", layout.names()) + ") SELECT " + values()
                + " FROM " + STAGE + " WHERE n < %d" + latest() + " ORDER BY n" + layout.onConflict();
    }

    private String values() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            values.add(
                    switch (layout.columns().get(i).kind()) {
                        case TEXT, VALUE -> "c" + i;
                        case JSON -> "CAST(c" + i + " AS JSON)";
                        case LIST -> "from_json(c" + i + ", '[\"VARCHAR\"]')";
                    });
        }
        if (layout.ordinal() != null) {
            values.add("o");
        }
        return String.join(", ", values);
    }

    /// Of rows with the same key the last one counts.
    private String latest() {
        return layout.key().isEmpty()
                ? ""
                : " QUALIFY row_number() OVER (PARTITION BY "
                        + layout.key().stream().map(i -> "c" + i).collect(Collectors.joining(", "))
                        + " ORDER BY n DESC) = 1";
    }

    @Override
    public void begin() {
        // the first statement does
    }

    @Override
    public void load(EncodedRows rows, long ordinal, Faults late) throws SQLException {
        if (staged > 0) {
            connection.rollback();
        }
        before = staged;
        int[] sound = RowCheck.sound(rows, layout, late);
        stage(rows, sound, ordinal);
        connection.commit();
        if (!fits(staged)) {
            split(rows, sound, 0, sound.length, late);
            execute(insert.formatted(staged));
        }
        if (!resumable) {
            connection.commit();
            committed();
        }
    }

    private void stage(EncodedRows rows, int[] sound, long ordinal) throws SQLException {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "sluice_stage")) {
            for (int row : sound) {
                rows.go(row);
                appender.beginRow();
                appender.append(staged++);
                for (int column = 0; column < layout.size(); column++) {
                    CellKind kind = layout.columns().get(column).kind();
                    if (rows.isNull(column, kind)) {
                        appender.appendNull();
                    } else {
                        value.clear();
                        rows.write(column, kind, value);
                        appender.append(value.toString());
                    }
                }
                appender.append(ordinal + row);
                appender.endRow();
            }
        }
    }

    /// Puts all rows before number `end` into the table.
    ///
    /// @return false if one of them is refused; nothing is put in then
    private boolean fits(long end) throws SQLException {
        try {
            execute(insert.formatted(end));
            return true;
        } catch (SQLException failure) {
            connection.rollback();
            if (!dialect.isOfRow(failure)) {
                throw failure;
            }
            last = failure;
            return false;
        }
    }

    /// A statement that has failed is closed, so that each has its own.
    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }


    /// Rejects the rows at fault among those that `sound[from, to)` names, which do not all fit; all before them do.
    private void split(EncodedRows rows, int[] sound, int from, int to, Faults late) throws SQLException {
        if (to - from == 1) {
            rows.go(sound[from]);
            SqlFailure.reject(rows, layout, dialect, last, late);
            execute("DELETE FROM " + STAGE + " WHERE n = " + (before + from));
            connection.commit();
            return;
        }
        int middle = (from + to) >>> 1;
        if (fits(before + middle)) {
            connection.rollback();
        } else {
            split(rows, sound, from, middle, late);
        }
        if (fits(before + to)) {
            connection.rollback();
        } else {
            split(rows, sound, middle, to, late);
        }
    }

    @Override
    public void undo() throws SQLException {
        connection.rollback();
        execute("DELETE FROM " + STAGE + " WHERE n >= " + before);
        connection.commit();
        staged = before;
        if (staged > 0) {
            execute(insert.formatted(staged));
        }
    }

    @Override
    public void committed() throws SQLException {
        if (staged > 0) {
            execute("DELETE FROM " + STAGE);
            connection.commit();
            staged = 0;
        }
    }
}
