package bio.sluice.jdbc;

import bio.sluice.fault.ConnectionLost;
import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.table.ColumnKind;
import bio.sluice.table.TableColumn;
import bio.sluice.table.TableTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a table. One run, one thread at a time.
///
/// Everything since the last checkpoint is one transaction, the checkpoint with it. In the mode `replace` rows go into
/// a
/// table of the run's own, which takes the place of the other at the end; in the others they are seen from the
/// checkpoint on that commits them.
final class JdbcTarget implements TableTarget {
    private static final String REJECTED = ".rejected";

    private final Address address;
    private final Dialect dialect;
    private final TableName table;
    private final String mode;
    private final List<String> key;
    private final String ordinal;
    private final int batch;

    private Connection connection;
    /// The database's file, if connecting has made it and nothing is in it yet; else null.
    private Path untouched;
    private CheckpointTable checkpoints;
    private List<String> names = List.of();
    private List<Layout.Column> existing;
    private Map<String, ColumnKind> kinds = Map.of();
    private String run;
    private boolean resumable;
    private boolean refusals;
    private Loader loader;
    private EncodedRows rows;
    private long offered;
    private long offeredLast;
    private long written;
    /// Whether the table that rows go into was made by this run, though by an earlier attempt.
    private boolean makesNew;

    /// @param options values of [JdbcOptions#TARGET], without mistakes
    JdbcTarget(Address address, Dialect dialect, OptionValues options) {
        this.address = address;
        this.dialect = dialect;
        table = TableName.parse(options.get(JdbcOptions.TABLE_NAME));
        mode = options.get(JdbcOptions.MODE);
        key = options.get(JdbcOptions.KEY);
        ordinal = options.get(JdbcOptions.ORDINAL_COLUMN);
        batch = options.get(JdbcOptions.BATCH_SIZE).intValue();
    }

    // ---- before the run

    @Override
    public boolean prepare(List<String> columns) {
        names = List.copyOf(columns);
        Path file = Sessions.file(address);
        untouched = file != null && !Files.exists(file) ? file : null;
        connection = Sessions.open(address, dialect, false);
        return guarded("cannot look at the table " + table, () -> {
            checkpoints = new CheckpointTable(connection, dialect, table);
            List<String> all = new ArrayList<>(columns);
            if (ordinal != null) {
                all.add(ordinal);
            }
            TableFit fit = new TableFit(dialect, table);
            fit.names(all);
            fit.key(columns, key);
            List<ExistingColumn> found = dialect.columns(connection, table);
            if (found == null || mode.equals(JdbcOptions.REPLACE)) {
                fit.add(dialect.noTables(connection, table));
            }
            if (found != null) {
                existing = fit.existing(all, found, key, dialect.uniqueKeys(connection, table));
            }
            fit.refuseMistakes();
            connection.setAutoCommit(false);
            return found == null;
        });
    }

    @Override
    public void columns(List<TableColumn> columns) {
        kinds = new HashMap<>();
        columns.forEach(column -> kinds.put(column.name(), column.kind()));
    }

    @Override
    public String intention() {
        String place = "the table " + table + " in " + address.shown();
        String made = existing == null ? ", which will be made" : "";
        return switch (mode) {
            case JdbcOptions.REPLACE -> "all rows of " + place + " will be replaced at the end" + made;
            case JdbcOptions.UPSERT -> "rows of " + place + " will be replaced by " + String.join(", ", key) + made;
            default -> "rows will be added to " + place + made;
        };
    }

    @Override
    public long checkpointBytes() {
        return dialect.checkpointBytes();
    }

    @Override
    public void run(String id, boolean resumable) {
        run = id;
        this.resumable = resumable;
    }

    @Override
    public void expectRefusals() {
        refusals = true;
    }

    private boolean replaces() {
        return mode.equals(JdbcOptions.REPLACE);
    }

    /// The table that rows go into.
    private TableName into() {
        return replaces() ? table.beside("sluice_" + run) : table;
    }

    // ---- the run

    @Override
    public void open(byte[] head) {
        untouched = null;
        guarded("cannot make the table " + table, () -> {
            dialect.begin(connection, resumable ? run : null);
            if (existing == null) {
                make(into());
            } else if (replaces()) {
                dialect.makeLike(connection, table, into());
            }
            load(0, 0);
            return null;
        });
    }

    private void make(TableName name) throws SQLException {
        Layout layout = layout();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            ColumnKind kind = kinds.getOrDefault(names.get(i), ColumnKind.TEXT);
            columns.add(TableName.quoted(layout.columns().get(i).name()) + " " + dialect.type(kind)
                    + (layout.key().contains(i) ? " NOT NULL" : ""));
        }
        if (ordinal != null) {
            columns.add(TableName.quoted(ordinal) + " BIGINT");
        }
        if (!key.isEmpty()) {
            columns.add("PRIMARY KEY (" + String.join(", ", layout.keyNames()) + ")");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name.sql() + " (" + String.join(", ", columns) + ")");
        }
    }

    private Layout layout() {
        List<Layout.Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(
                    existing != null
                            ? existing.get(i)
                            : new Layout.Column(
                                    names.get(i), dialect.cellKind(kinds.getOrDefault(names.get(i), ColumnKind.TEXT))));
        }
        return new Layout(
                columns,
                ordinal == null || existing == null
                        ? ordinal
                        : existing.get(names.size()).name(),
                key.stream().map(names::indexOf).toList());
    }

    private void load(long offeredBefore, long writtenBefore) throws SQLException {
        offered = offeredBefore;
        written = writtenBefore;
        rows = new EncodedRows(names.size());
        loader = dialect.loader(connection, into(), layout(), batch, resumable, refusals);
        loader.begin();
    }

    @Override
    public boolean isTransactional() {
        return true;
    }

    @Override
    public void offer(EncodedChunk chunk, Faults late) {
        guarded("cannot write the table " + table, () -> {
            rows.take(chunk.output());
            offeredLast = offered;
            loader.load(rows, offered + 1, late);
            offered += rows.count();
            return null;
        });
    }

    @Override
    public boolean offer(List<EncodedChunk> chunks) {
        return guarded("cannot write the table " + table, () -> {
            long count = loader.loadAll(chunks, rows, offered + 1);
            offered += Math.max(0, count);
            return count >= 0;
        });
    }

    @Override
    public void withdraw() {
        guarded("cannot write the table " + table, () -> {
            loader.undo();
            offered = offeredLast;
            return null;
        });
    }

    @Override
    public void append(EncodedChunk chunk) {
        written += chunk.ledger().written();
    }

    @Override
    public byte[] mark() {
        return new StateWriter().number(offered).number(written).toBytes();
    }

    @Override
    public void commit(byte[] mark, byte[] checkpoint) {
        guarded("cannot commit rows to the table " + table, () -> {
            loader.settle();
            checkpoints.put(run, table, checkpoint);
            connection.commit();
            loader.committed();
            dialect.begin(connection, run);
            loader.begin();
            return null;
        });
    }

    @Override
    public Optional<byte[]> restore() {
        return guarded("cannot read the checkpoint of the table " + table, () -> {
            // Behind the lock nothing of this run is under way any more.
            dialect.begin(connection, run);
            return checkpoints.get(run);
        });
    }

    @Override
    public void reopen(byte[] mark) throws IOException {
        StateReader state = new StateReader(mark);
        long offeredBefore = state.number();
        long writtenBefore = state.number();
        state.end();
        guarded("cannot go on with the table " + table, () -> {
            if (checkpoints.isPublished(run)) {
                written = writtenBefore;
                return null;
            }
            List<ExistingColumn> found = dialect.columns(connection, into());
            if (found == null) {
                throw new RunStopped(
                        RunStopped.Reason.RESUME,
                        "cannot resume: the table " + into() + " is gone since the checkpoint was written; --restart"
                                + " starts afresh");
            }
            if (existing == null) {
                // Of a table that this run has made, only it knows what goes into its columns.
                List<String> all = new ArrayList<>(names);
                if (ordinal != null) {
                    all.add(ordinal);
                }
                TableFit fit = new TableFit(dialect, into());
                existing = fit.existing(all, found, List.of(), List.of());
                fit.refuseMistakes();
                makesNew = true;
            }
            load(offeredBefore, writtenBefore);
            return null;
        });
    }

    @Override
    public void finish() {
        if (loader != null) {
            guarded("cannot write the table " + table, () -> {
                loader.settle();
                return null;
            });
        }
    }

    // ---- the end

    @Override
    public List<OutputSummary> publish() {
        return guarded("cannot publish the table " + table, () -> {
            if (!checkpoints.isPublished(run)) {
                if (replaces()) {
                    replace();
                }
                checkpoints.published(run);
                commitAtEnd();
            }
            return summary(table);
        });
    }

    /// Puts the rows of the run's own table in place of the others: whoever reads sees all of the old ones or all of
    /// the new.
    private void replace() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (existing == null || makesNew) {
                statement.execute("ALTER TABLE " + into().sql() + " RENAME TO " + TableName.quoted(table.name()));
            } else if (dialect.swapsTables()) {
                statement.execute("DROP TABLE " + table.sql());
                statement.execute("ALTER TABLE " + into().sql() + " RENAME TO " + TableName.quoted(table.name()));
            } else {
                String columns = String.join(", ", layout().names());
                statement.execute("DELETE FROM " + table.sql());
                statement.execute("INSERT INTO " + table.sql() + " (" + columns + ") SELECT " + columns + " FROM "
                        + into().sql());
                statement.execute("DROP TABLE " + into().sql());
            }
        }
    }

    /// A run that a gate has failed: rows in a table of their own get a name that says so; rows that are added to a
    /// table and were committed at a checkpoint stay, those since then do not.
    @Override
    public List<OutputSummary> reject() {
        return guarded("cannot put the rows of the rejected run aside in " + address.shown(), () -> {
            if (!replaces()) {
                if (resumable) {
                    commitAtEnd();
                } else {
                    connection.rollback();
                }
                return summary(table);
            }
            TableName aside = table.beside(table.name() + REJECTED);
            if (!checkpoints.isPublished(run)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("DROP TABLE IF EXISTS " + aside.sql());
                    statement.execute("ALTER TABLE " + into().sql() + " RENAME TO " + TableName.quoted(aside.name()));
                }
                checkpoints.published(run);
                commitAtEnd();
            }
            return summary(aside);
        });
    }

    private void commitAtEnd() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (!resumable && dialect.isLost(failure)) {
                throw new RunStopped(
                        RunStopped.Reason.INPUT_OUTPUT,
                        "the connection to " + address.shown() + " was lost while the rows were being committed: look"
                                + " whether the table " + table + " has them before you run it again",
                        failure);
            }
            throw failure;
        }
    }

    private List<OutputSummary> summary(TableName name) {
        return List.of(OutputSummary.ofTable(address.shown(), address.product().word(), name.toString(), written));
    }

    @Override
    public void discard() {
        guarded("cannot clear the checkpoint of the table " + table, () -> {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "DROP TABLE IF EXISTS " + table.beside("sluice_" + run).sql());
            }
            checkpoints.remove(run);
            connection.commit();
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try (open) {
            if (!open.isClosed() && !open.getAutoCommit()) {
                if (loader != null) {
                    loader.cancel();
                }
                open.rollback();
            }
        } catch (SQLException gone) {
            // What was not committed is gone either way.
        }
        if (untouched != null) {
            Files.deleteIfExists(untouched);
        }
    }

    /// Something to do in the database.
    @FunctionalInterface
    private interface Step<T> {
        T take() throws SQLException;
    }

    private <T> T guarded(String what, Step<T> step) {
        try {
            return step.take();
        } catch (SQLException failure) {
            RunStopped stop = SqlFailure.of(failure, dialect, address, what);
            if (stop instanceof ConnectionLost || !isClosed()) {
                throw stop;
            }
            throw new ConnectionLost(stop.getMessage(), failure);
        }
    }

    /// Some drivers tell of a lost connection only that it is closed.
    private boolean isClosed() {
        try {
            return !dialect.isAlone() && connection != null && connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }
}
