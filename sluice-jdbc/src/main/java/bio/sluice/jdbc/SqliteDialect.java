package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.table.ColumnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// SQLite 3.35 and newer, in its own library. Stateless.
final class SqliteDialect implements Dialect {
    /// Primary result codes: https://www.sqlite.org/rescode.html
    private static final int TOO_BIG = 18;

    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int PRIMARY = 0xFF;

    /// The driver's property for the folder that it unpacks its library into.
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

    /// Gives the driver a folder of its own for its library. In one that all processes share it first deletes what it
    /// takes for left behind, which may be what another process has unpacked a moment ago, or has just deleted itself.
    @Override
    public void prepare() {
        synchronized (SqliteDialect.class) {
            if (System.getProperty(LIBRARY_FOLDER) == null) {
                try {
                    Path folder = Files.createTempDirectory("sluice-sqlite-");
                    // Registered before the driver's files, so deleted after them.
                    folder.toFile().deleteOnExit();
                    System.setProperty(LIBRARY_FOLDER, folder.toString());
                } catch (IOException unwritable) {
                    // The driver will say so, unless its library is installed on this machine.
                }
            }
        }
    }

    @Override
    public Properties properties(Address address) {
        Properties properties = new Properties();
        // Somebody may be looking into the file.
        properties.setProperty("busy_timeout", "10000");
        return properties;
    }

    @Override
    public void ready(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
        }
    }

    /// JSON and lists are texts too: a column of another declared type might turn the text of a number into a number.
    @Override
    public String type(ColumnKind kind) {
        return "TEXT";
    }

    @Override
    public CellKind cellKind(ColumnKind kind) {
        return CellKind.TEXT;
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
        try (PreparedStatement query = connection.prepareStatement("SELECT type FROM "
                + (table.schema() == null ? "" : TableName.quoted(table.schema()) + ".")
                + "sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')")) {
            query.setString(1, table.name());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                if (!row.getString(1).equals("table")) {
                    throw new RunStopped(
                            RunStopped.Reason.USAGE, table + " is no table but a view; name a table to write");
                }
            }
        }
        List<ExistingColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(pragma("table_xinfo", table))) {
            while (rows.next()) {
                // The only column of an INTEGER PRIMARY KEY fills itself.
                boolean filled = rows.getInt("pk") == 1 && "INTEGER".equalsIgnoreCase(rows.getString("type"));
                columns.add(new ExistingColumn(
                        rows.getString("name"),
                        kind(rows.getString("type")),
                        rows.getInt("notnull") == 1 && rows.getString("dflt_value") == null && !filled,
                        rows.getInt("hidden") > 1));
            }
        }
        return columns;
    }

    /// Columns that turn texts into numbers where they can: https://www.sqlite.org/datatype3.html, "Determination Of
    /// Column Affinity". One without a type, or of blobs, keeps texts as they are.
    private static CellKind kind(String declared) {
        String type = declared == null ? "" : declared.toUpperCase(Locale.ROOT);
        boolean whole = type.contains("INT");
        boolean text = type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT");
        return whole || !text && !type.isEmpty() && !type.contains("BLOB") ? CellKind.VALUE : CellKind.TEXT;
    }

    private static String pragma(String name, TableName table) {
        return "PRAGMA " + (table.schema() == null ? "" : TableName.quoted(table.schema()) + ".") + name + "("
                + TableName.quoted(table.name()) + ")";
    }

    @Override
    public List<Set<String>> uniqueKeys(Connection connection, TableName table) throws SQLException {
        List<Set<String>> keys = new ArrayList<>();
        Map<Integer, String> primary = new TreeMap<>();
        List<String> indexes = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(pragma("table_xinfo", table))) {
                while (rows.next()) {
                    if (rows.getInt("pk") > 0) {
                        primary.put(rows.getInt("pk"), rows.getString("name"));
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery(pragma("index_list", table))) {
                while (rows.next()) {
                    if (rows.getInt("unique") == 1 && rows.getInt("partial") == 0) {
                        indexes.add(rows.getString("name"));
                    }
                }
            }
            for (String index : indexes) {
                Set<String> key = new LinkedHashSet<>();
                try (ResultSet rows = statement.executeQuery(pragma("index_info", table.beside(index)))) {
                    while (rows.next()) {
                        key.add(rows.getString("name"));
                    }
                }
                keys.add(key);
            }
        }
        if (!primary.isEmpty()) {
            keys.add(new LinkedHashSet<>(primary.values()));
        }
        return keys;
    }

    @Override
    public void makeLike(Connection connection, TableName table, TableName copy) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Definition.of(
                    connection,
                    "SELECT sql FROM " + (table.schema() == null ? "" : TableName.quoted(table.schema()) + ".")
                            + "sqlite_master WHERE type = 'table' AND lower(name) = lower(?)",
                    table,
                    copy));
            int made = 0;
            for (Set<String> key : uniqueKeys(connection, table)) {
                String columns =
                        String.join(", ", key.stream().map(TableName::quoted).toList());
                TableName index = copy.beside(copy.name() + "_" + made++);
                statement.execute("CREATE UNIQUE INDEX " + index.sql() + " ON " + TableName.quoted(copy.name()) + " ("
                        + columns + ")");
            }
        }
    }

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    public Loader loader(
            Connection connection, TableName table, Layout layout, int batch, boolean resumable, boolean refusals)
            throws SQLException {
        return new RowLoader(connection, this, table, layout);
    }

    @Override
    public boolean isOfRow(SQLException failure) {
        int code = failure.getErrorCode() & PRIMARY;
        return code == CONSTRAINT || code == MISMATCH || code == TOO_BIG;
    }
}
