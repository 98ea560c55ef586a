package bio.sluice.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Keeps the checkpoints of runs in a table beside those that they write, a row for each run at work. One connection,
/// one thread; the caller commits.
final class CheckpointTable {
    /// Its name.
    static final String NAME = "sluice_checkpoints";

    private final Connection connection;
    private final Dialect dialect;
    private final TableName name;
    private boolean made;

    /// @param table the table that the run writes
    CheckpointTable(Connection connection, Dialect dialect, TableName table) {
        this.connection = connection;
        this.dialect = dialect;
        this.name = table.beside(NAME);
    }

    private boolean exists() throws SQLException {
        made = made || dialect.columns(connection, name) != null;
        return made;
    }

    /// Puts a checkpoint in place of the run's earlier one.
    ///
    /// @param table what the run writes, for whoever looks into the table
    void put(String run, TableName table, byte[] checkpoint) throws SQLException {
        if (!exists()) {
            dialect.beforeCheckpoints(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS " + name.sql()
                        + " (run VARCHAR(64) PRIMARY KEY, table_name VARCHAR(1000), published INTEGER NOT NULL,"
                        + " checkpoint " + dialect.bytesType() + ")");
            }
            made = true;
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + name.sql()
                + " (run, table_name, published, checkpoint) VALUES (?, ?, 0, ?)"
                + " ON CONFLICT (run) DO UPDATE SET checkpoint = excluded.checkpoint")) {
            statement.setString(1, run);
            statement.setString(2, table.toString());
            statement.setBytes(3, checkpoint);
            statement.executeUpdate();
        }
    }

    /// The run's checkpoint, if there is one.
    Optional<byte[]> get(String run) throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT checkpoint FROM " + name.sql() + " WHERE run = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /// Whether the run has published.
    boolean isPublished(String run) throws SQLException {
        if (!exists()) {
            return false;
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT published FROM " + name.sql() + " WHERE run = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    /// Notes that the run has published.
    void published(String run) throws SQLException {
        if (exists()) {
            update("UPDATE " + name.sql() + " SET published = 1 WHERE run = ?", run);
        }
    }

    /// Forgets the run; an empty table goes where nobody else can be about to use it.
    void remove(String run) throws SQLException {
        if (!exists()) {
            return;
        }
        update("DELETE FROM " + name.sql() + " WHERE run = ?", run);
        if (dialect.isAlone()) {
            try (Statement statement = connection.createStatement()) {
                boolean empty;
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + name.sql())) {
                    empty = row.next() && row.getLong(1) == 0;
                }
                if (empty) {
                    statement.execute("DROP TABLE " + name.sql());
                    made = false;
                }
            }
        }
    }

    private void update(String sql, String run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            statement.executeUpdate();
        }
    }

    /// The transaction in which the table may have been made was rolled back.
    void rolledBack() {
        made = false;
    }
}
