package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RolledBack;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.EncodedChunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Loads rows by COPY in its text format.
///
/// As long as no row is refused and the run can go back to a checkpoint, one COPY goes on over many chunks. When the
/// server refuses a row of it, the transaction is lost, [RolledBack] says so, and the rows since the checkpoint come
/// again, to be loaded with care: those of several chunks in one COPY, behind a savepoint; when one of them is refused,
/// the chunks batch by batch; and a batch that fails is split at the line that the server names until the row at fault
/// is alone.
///
/// One COPY for many rows is what counts: the server's work for the first 1,000 rows of each grows with their square,
/// for it registers the description of the table with every row that it buffers (`ResourceOwnerRememberTupleDesc` took
/// half of its time in PostgreSQL 14, measured with perf), and while client and server wait for one another at its
/// beginning and end neither of them works.
///
/// With a key, rows go into a temporary table first and from there into the table, the last row of a key counting.
final class CopyLoader implements Loader {
    private static final String STAGE = "sluice_stage";
    private static final String NUMBER = "sluice_row_number";
    /// Bytes sent at once.
    private static final int SENT = 64 << 10;
    /// Rows after which a COPY ends even if it could go on: nothing is gained by more, and a server may limit the time
    /// of a statement.
    private static final int LONGEST = 100_000;

    private final PostgresDialect dialect;
    private final Layout layout;
    private final int batch;
    private final Statement statement;
    private final CopyManager copies;
    private final String copy;
    private final String merge;
    /// Whether a COPY may go on over chunks.
    private final boolean goesOn;
    private final CopyText text;
    private final ByteSink lines = new ByteSink(Budget.unlimited());
    /// Of rows that are not to be loaded by this call.
    private final Faults others = new Faults();
    private boolean saved;
    /// Whether the chunk before had a row that was refused: then the next one may have too.
    private boolean careful;
    private CopyIn copying;
    /// Rows in the COPY under way.
    private int copied;

    /// @param goesBack whether the run goes on from its last checkpoint if this loader rolls back
    CopyLoader(
            Connection connection, PostgresDialect dialect, TableName table, Layout layout, int batch, boolean goesBack)
            throws SQLException {
        this.dialect = dialect;
        this.layout = layout;
        this.batch = batch;
        this.text = new CopyText(layout);
        statement = connection.createStatement();
        // While rows are sent nobody reads what a trigger has to say of each, and once the buffers between client and
        // server are full of that, both would wait for ever.
        statement.execute("SET client_min_messages TO error");
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
        String names = String.join(", ", layout.names());
        boolean staged = !layout.key().isEmpty();
        copy = "COPY " + (staged ? "pg_temp." + STAGE : table.sql()) + " (" + names + (staged ? ", " + NUMBER : "")
                + ") FROM STDIN";
        merge = staged ? merge(table, names) : null;
        goesOn = goesBack && !staged;
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
    public long loadAll(List<EncodedChunk> chunks, EncodedRows rows, long ordinal) throws SQLException {
        if (careful) {
            return -1;
        }
        // Before the first is sent: where a COPY goes on, none can be taken back.
        for (EncodedChunk chunk : chunks) {
            rows.take(chunk.output());
            if (!areSound(rows)) {
                return -1;
            }
        }
        if (!goesOn) {
            save();
        }
        try {
            long count = 0;
            for (EncodedChunk chunk : chunks) {
                rows.take(chunk.output());
                pass(rows, ordinal + count);
                count += rows.count();
            }
            if (!goesOn && isCopying()) {
                end();
            }
            return count;
        } catch (SQLException failure) {
            if (goesOn || !dialect.isOfRow(failure)) {
                throw rolledBack(failure);
            }
            undo();
            return -1;
        }
    }

    private boolean areSound(EncodedRows rows) {
        for (int row = 0; row < rows.count(); row++) {
            rows.go(row);
            if (!RowCheck.isSound(rows, layout, others)) {
                others.clear();
                return false;
            }
        }
        return true;
    }

    /// Puts rows into the COPY under way, or a new one.
    private void pass(EncodedRows rows, long ordinal) throws SQLException {
        if (!isCopying()) {
            open();
            copied = 0;
        }
        for (int row = 0; row < rows.count(); row++) {
            rows.go(row);
            write(rows, ordinal + row, copied++);
        }
        if (goesOn && copied >= LONGEST) {
            end();
        }
    }

    @Override
    public void settle() throws SQLException {
        if (isCopying()) {
            try {
                end();
            } catch (SQLException failure) {
                throw rolledBack(failure);
            }
        }
    }

    /// Stops the run if the server refuses a row of a COPY that went over many chunks.
    ///
    /// @return what else it is
    private SQLException rolledBack(SQLException failure) {
        if (dialect.isOfRow(failure)) {
            throw new RolledBack("the table refuses a row of those since the last checkpoint", failure);
        }
        return failure;
    }

    private void save() throws SQLException {
        statement.execute(saved ? "RELEASE SAVEPOINT sluice_chunk; SAVEPOINT sluice_chunk" : "SAVEPOINT sluice_chunk");
        saved = true;
    }

    @Override
    public void load(EncodedRows rows, long ordinal, Faults late) throws SQLException {
        if (goesOn && areSound(rows)) {
            careful = false;
            try {
                pass(rows, ordinal);
            } catch (SQLException failure) {
                throw rolledBack(failure);
            }
            return;
        }
        settle();
        save();
        int[] sound = RowCheck.sound(rows, layout, late);
        for (int from = 0; from < sound.length; from += batch) {
            load(rows, sound, from, Math.min(sound.length, from + batch), ordinal, late, from == 0);
        }
        careful = !late.rejected().isEmpty();
    }

    /// @param first whether nothing was put in since the savepoint of the chunk, which serves then: most chunks are one
    ///     batch, and every statement is a journey to the server
    private void load(EncodedRows rows, int[] sound, int from, int to, long ordinal, Faults late, boolean first)
            throws SQLException {
        if (from == to) {
            return;
        }
        if (!first) {
            statement.execute("SAVEPOINT sluice_batch");
        }
        try {
            copy(rows, sound, from, to, ordinal);
            if (!first) {
                statement.execute("RELEASE SAVEPOINT sluice_batch");
            }
            return;
        } catch (SQLException failure) {
            cancel();
            if (!dialect.isOfRow(failure)) {
                throw failure;
            }
            statement.execute(
                    first
                            ? "ROLLBACK TO SAVEPOINT sluice_chunk"
                            : "ROLLBACK TO SAVEPOINT sluice_batch; RELEASE SAVEPOINT sluice_batch");
            if (to - from == 1) {
                rows.go(sound[from]);
                SqlFailure.reject(rows, layout, dialect, failure, late);
                return;
            }
            int named = from + PostgresDialect.line(failure) - 1;
            if (named >= from && named < to) {
                load(rows, sound, from, named, ordinal, late, false);
                load(rows, sound, named, named + 1, ordinal, late, false);
                load(rows, sound, named + 1, to, ordinal, late, false);
                return;
            }
        }
        int middle = (from + to) >>> 1;
        load(rows, sound, from, middle, ordinal, late, false);
        load(rows, sound, middle, to, ordinal, late, false);
    }

    private void copy(EncodedRows rows, int[] sound, int from, int to, long ordinal) throws SQLException {
        open();
        for (int i = from; i < to; i++) {
            rows.go(sound[i]);
            write(rows, ordinal + sound[i], i);
        }
        end();
    }

    private void open() throws SQLException {
        if (merge != null) {
            statement.execute("TRUNCATE pg_temp." + STAGE);
        }
        lines.clear();
        copying = copies.copyIn(copy);
    }

    private void write(EncodedRows rows, long ordinal, int place) throws SQLException {
        text.write(rows, ordinal, merge == null ? -1 : place, lines);
        if (lines.length() >= SENT) {
            send();
        }
    }

    private void send() throws SQLException {
        copying.writeToCopy(lines.bytes(), 0, lines.length());
        lines.clear();
    }

    private void end() throws SQLException {
        send();
        copying.endCopy();
        if (merge != null) {
            statement.execute(merge);
        }
    }

    private boolean isCopying() {
        return copying != null && copying.isActive();
    }

    @Override
    public void cancel() throws SQLException {
        if (isCopying()) {
            copying.cancelCopy();
        }
    }

    @Override
    public void undo() throws SQLException {
        cancel();
        statement.execute("ROLLBACK TO SAVEPOINT sluice_chunk");
    }

    @Override
    public void committed() {
        saved = false;
    }
}
