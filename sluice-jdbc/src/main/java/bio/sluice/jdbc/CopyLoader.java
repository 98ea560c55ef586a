package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Loads rows by COPY in its text format, batch by batch, each behind a savepoint. A batch that fails is split at the
/// line that the server names until the row at fault is alone.
///
/// With a key, a batch goes into a temporary table first and from there into the table, the last row of a key
/// counting.
final class CopyLoader implements Loader {
    private static final String STAGE = "sluice_stage";
    private static final String NUMBER = "sluice_row_number";

    private final PostgresDialect dialect;
    private final Layout layout;
    private final int batch;
    private final Statement statement;
    private final CopyManager copies;
    private final String copy;
    private final String merge;
    private final CopyText text;
    private final ByteSink lines = new ByteSink(Budget.unlimited());
    private boolean saved;

    CopyLoader(Connection connection, PostgresDialect dialect, TableName table, Layout layout, int batch)
            throws SQLException {
        this.dialect = dialect;
        this.layout = layout;
        this.batch = batch;
        this.text = new CopyText(layout);
        statement = connection.createStatement();
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
        String names = String.join(", ", layout.names());
        boolean staged = !layout.key().isEmpty();
        copy = "COPY " + (staged ? "pg_temp." + STAGE : table.sql()) + " (" + names + (staged ? ", " + NUMBER : "")
                + ") FROM STDIN";
        merge = staged ? merge(table, names) : null;
        if (staged) {
            statement.execute("CREATE TEMP TABLE IF NOT EXISTS " + STAGE + " AS SELECT " + names + ", 0::bigint AS "
                    + NUMBER + " FROM " + table.sql() + " LIMIT 0");
        }
    }

    private String merge(TableName table, String names) {
        String key = String.join(", ", layout.keyNames());
        return "INSERT INTO " + table.sql() + " (" + names + ") SELECT " + names + " FROM (SELECT DISTINCT ON (" + key
                + ") * FROM pg_temp." + STAGE + " ORDER BY " + key + ", " + NUMBER + " DESC) AS latest ORDER BY "
                + NUMBER + layout.onConflict();
    }

    @Override
    public void begin() {
        saved = false;
    }

    @Override
    public void load(EncodedRows rows, long ordinal, Faults late) throws SQLException {
        statement.execute(saved ? "RELEASE SAVEPOINT sluice_chunk; SAVEPOINT sluice_chunk" : "SAVEPOINT sluice_chunk");
        saved = true;
        int[] sound = RowCheck.sound(rows, layout, late);
        for (int from = 0; from < sound.length; from += batch) {
            load(rows, sound, from, Math.min(sound.length, from + batch), ordinal, late);
        }
    }

    private void load(EncodedRows rows, int[] sound, int from, int to, long ordinal, Faults late) throws SQLException {
        if (from == to) {
            return;
        }
        statement.execute("SAVEPOINT sluice_batch");
        try {
            copy(rows, sound, from, to, ordinal);
            statement.execute("RELEASE SAVEPOINT sluice_batch");
            return;
        } catch (SQLException failure) {
            if (!dialect.isOfRow(failure)) {
                throw failure;
            }
            statement.execute("ROLLBACK TO SAVEPOINT sluice_batch; RELEASE SAVEPOINT sluice_batch");
            if (to - from == 1) {
                rows.go(sound[from]);
                SqlFailure.reject(rows, layout, dialect, failure, late);
                return;
            }
            int named = from + PostgresDialect.line(failure) - 1;
            if (named >= from && named < to) {
                load(rows, sound, from, named, ordinal, late);
                load(rows, sound, named, named + 1, ordinal, late);
                load(rows, sound, named + 1, to, ordinal, late);
                return;
            }
        }
        int middle = (from + to) >>> 1;
        load(rows, sound, from, middle, ordinal, late);
        load(rows, sound, middle, to, ordinal, late);
    }

    private void copy(EncodedRows rows, int[] sound, int from, int to, long ordinal) throws SQLException {
        lines.clear();
        for (int i = from; i < to; i++) {
            rows.go(sound[i]);
            text.write(rows, ordinal + sound[i], merge == null ? -1 : i, lines);
        }
        if (merge != null) {
            statement.execute("TRUNCATE pg_temp." + STAGE);
        }
        CopyIn in = copies.copyIn(copy);
        try {
            in.writeToCopy(lines.bytes(), 0, lines.length());
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
        if (merge != null) {
            statement.execute(merge);
        }
    }

    @Override
    public void undo() throws SQLException {
        statement.execute("ROLLBACK TO SAVEPOINT sluice_chunk");
    }

    @Override
    public void committed() {
        saved = false;
    }
}
