package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.table.ColumnKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/// DuckDB, in its own library. Stateless.
final class DuckDbDialect implements Dialect {
    @Override
    public Properties properties(Address address) {
        return new Properties();
    }

    @Override
    public void ready(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Rows keep the order of their insertion, and nothing is fetched from anywhere.
            statement.execute("SET preserve_insertion_order = true");
            statement.execute("SET autoinstall_known_extensions = false");
        }
    }

    @Override
    public String type(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> "VARCHAR";
            case LIST -> "VARCHAR[]";
            case JSON -> "JSON";
        };
    }

    @Override
    public CellKind cellKind(ColumnKind kind) {
        return CellKind.valueOf(kind.name());
    }

    @Override
    public String bytesType() {
        return "BLOB";
    }

    @Override
    public int longestName() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean foldsCase() {
        return true;
    }

    @Override
    public List<ExistingColumn> columns(Connection connection, TableName table) throws SQLException {
        String where = " FROM information_schema.%s WHERE table_catalog = current_database()"
                + " AND table_schema = coalesce(CAST(? AS VARCHAR), current_schema()) AND lower(table_name) = lower(?)";
        try (PreparedStatement query = connection.prepareStatement("SELECT table_type" + where.formatted("tables"))) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                if (row.getString(1).toUpperCase(Locale.ROOT).contains("VIEW")) {
                    throw new RunStopped(
                            RunStopped.Reason.USAGE, table + " is no table but a view; name a table to write");
                }
            }
        }
        List<ExistingColumn> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT column_name, data_type, is_nullable = 'NO' AND column_default IS NULL"
                        + where.formatted("columns") + " ORDER BY ordinal_position")) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String type = rows.getString(2);
                    CellKind kind = type.endsWith("]")
                            ? CellKind.LIST
                            : type.equals("JSON")
                                    ? CellKind.JSON
                                    : type.equals("VARCHAR") ? CellKind.TEXT : CellKind.VALUE;
                    columns.add(new ExistingColumn(rows.getString(1), kind, rows.getBoolean(3), false));
                }
            }
        }
        return columns;
    }

    @Override
    public List<Set<String>> uniqueKeys(Connection connection, TableName table) throws SQLException {
        List<Set<String>> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT constraint_column_names FROM duckdb_constraints() WHERE database_name = current_database()"
                        + " AND schema_name = coalesce(CAST(? AS VARCHAR), current_schema())"
                        + " AND lower(table_name) = lower(?) AND constraint_type IN ('PRIMARY KEY', 'UNIQUE')")) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Array names = rows.getArray(1);
                    Set<String> key = new LinkedHashSet<>();
                    for (Object name : (Object[]) names.getArray()) {
                        key.add(String.valueOf(name));
                    }
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    @Override
    public void makeLike(Connection connection, TableName table, TableName copy) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Definition.of(
                    connection,
                    "SELECT sql FROM duckdb_tables() WHERE database_name = current_database() AND lower(table_name) ="
                            + " lower(?) AND schema_name = "
                            + (table.schema() == null
                                    ? "current_schema()"
                                    : "'" + table.schema().replace("'", "''") + "'"),
                    table,
                    copy));
        }
    }

    /// Rows with a key cannot be deleted and put in again in one transaction.
    @Override
    public boolean swapsTables() {
        return true;
    }

    @Override
    public boolean isAlone() {
        return true;
    }

    /// A transaction in which a row was refused is lost as a whole, so that each chunk has one of its own.
    @Override
    public long checkpointBytes() {
        return 0;
    }

    @Override
    public Loader loader(
            Connection connection, TableName table, Layout layout, int batch, boolean resumable, boolean refusals)
            throws SQLException {
        return new StagedLoader(connection, this, table, layout, resumable);
    }

    /// The driver gives no codes, but begins its messages with the kind of error.
    @Override
    public boolean isOfRow(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Constraint Error")
                || message.contains("Conversion Error")
                || message.contains("Invalid Input Error")
                || message.contains("Out of Range Error")
                || message.contains("Mismatch Type Error");
    }
}
