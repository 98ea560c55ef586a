package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.table.ColumnKind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// PostgreSQL 12 and newer. Stateless.
final class PostgresDialect implements Dialect {
    /// NAMEDATALEN less one: https://www.postgresql.org/docs/current/limits.html
    private static final int LONGEST_NAME = 63;
    /// First half of the keys of our advisory locks: any number, but always the same.
    private static final int LOCKS = 0x51_1C_E0;
    /// How long to wait for a session that this run has lost the connection of.
    private static final String PATIENCE = "20s";
    /// What COPY tells of the place of a value: `COPY t, line 3, column length: "x"`.
    private static final Pattern PLACE =
            Pattern.compile("^COPY .*, line (\\d+)(?:, column (.+?)(?:: |$))?", Pattern.DOTALL);
    /// The driver reads ~/.pgpass by itself, but not what psql reads from its environment:
    /// https://www.postgresql.org/docs/current/libpq-envars.html
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PGUSER", "user", "PGPASSWORD", "password", "PGSSLMODE", "sslmode", "PGOPTIONS", "options");

    private final UnaryOperator<String> environment;

    /// @param environment the value of a variable, or null
    PostgresDialect(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public Properties properties(Address address) {
        Properties properties = new Properties();
        ENVIRONMENT.forEach((variable, property) -> {
            String value = environment.apply(variable);
            if (value != null && !value.isEmpty() && !address.parameters().contains(property + "=")) {
                properties.setProperty(property, value);
            }
        });
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        String host = environment.apply("PGHOST");
        if (host != null && address.place().startsWith("///")) {
            properties.setProperty("PGHOST", host);
        }
        for (String variable : List.of("PGPORT", "PGDATABASE")) {
            if (environment.apply(variable) != null) {
                properties.setProperty(variable, environment.apply(variable));
            }
        }
        properties.setProperty("ApplicationName", "sluice");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        return properties;
    }

    @Override
    public void ready(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = warning");
        }
    }

    @Override
    public String type(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case LIST -> "text[]";
            case JSON -> "jsonb";
        };
    }

    @Override
    public CellKind cellKind(ColumnKind kind) {
        return CellKind.valueOf(kind.name());
    }

    @Override
    public String bytesType() {
        return "bytea";
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    @Override
    public boolean foldsCase() {
        return false;
    }

    @Override
    public List<ExistingColumn> columns(Connection connection, TableName table) throws SQLException {
        String sql = "SELECT c.relkind, a.attname, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '',"
                + " a.attgenerated <> '' OR a.attidentity = 'a', t.typcategory, t.typname IN ('json', 'jsonb')"
                + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                + " JOIN pg_type t ON t.oid = a.atttypid WHERE c.oid = to_regclass(?) ORDER BY a.attnum";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.sql());
            try (ResultSet rows = query.executeQuery()) {
                List<ExistingColumn> columns = null;
                while (rows.next()) {
                    if (columns == null) {
                        requireTable(table, rows.getString(1));
                        columns = new ArrayList<>();
                    }
                    CellKind kind = rows.getBoolean(6)
                            ? CellKind.JSON
                            : switch (rows.getString(5)) {
                                case "A" -> CellKind.LIST;
                                case "S" -> CellKind.TEXT;
                                default -> CellKind.VALUE;
                            };
                    columns.add(new ExistingColumn(rows.getString(2), kind, rows.getBoolean(3), rows.getBoolean(4)));
                }
                return columns;
            }
        }
    }

    /// Ordinary, partitioned and foreign tables take rows:
    /// https://www.postgresql.org/docs/current/catalog-pg-class.html
    private static void requireTable(TableName table, String kind) {
        if (!List.of("r", "p", "f").contains(kind)) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE, table + " is no table but a view or the like; name a table to write");
        }
    }

    @Override
    public List<Set<String>> uniqueKeys(Connection connection, TableName table) throws SQLException {
        String sql = "SELECT i.indexrelid, a.attname FROM pg_index i"
                + " CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, n)"
                + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum"
                + " WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indimmediate"
                + " AND i.indpred IS NULL AND i.indexprs IS NULL AND k.n <= i.indnkeyatts ORDER BY 1, k.n";
        List<Set<String>> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.sql());
            try (ResultSet rows = query.executeQuery()) {
                long last = -1;
                while (rows.next()) {
                    if (rows.getLong(1) != last) {
                        keys.add(new LinkedHashSet<>());
                        last = rows.getLong(1);
                    }
                    keys.get(keys.size() - 1).add(rows.getString(2));
                }
            }
        }
        return keys;
    }

    @Override
    public void makeLike(Connection connection, TableName table, TableName copy) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + copy.sql() + " (LIKE " + table.sql() + " INCLUDING ALL)");
        }
    }

    @Override
    public String noTables(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT s, has_schema_privilege(s, 'CREATE') FROM (SELECT"
                        + " COALESCE(CAST(? AS text), current_schema())) AS x(s)"
                        + " WHERE EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = s)")) {
            query.setString(1, table.schema());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return "there is no schema " + (table.schema() == null ? "to make a table in" : table.schema());
                }
                return row.getBoolean(2)
                        ? null
                        : "the user may not make tables in the schema " + row.getString(1)
                                + ", which has to keep the checkpoints beside the rows; grant CREATE on the schema";
            }
        }
    }

    /// Takes a lock that lasts as long as the transaction: it waits until a session of this run whose connection was
    /// lost has committed or not, for from then on it is known which.
    @Override
    public void begin(Connection connection, String run) throws SQLException {
        if (run != null) {
            lock(connection, hash(run));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
    }

    @Override
    public void beforeCheckpoints(Connection connection) throws SQLException {
        lock(connection, 0);
    }

    private static void lock(Connection connection, int key) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '" + PATIENCE + "'");
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCKS + ", " + key + ")");
            statement.execute("SET LOCAL lock_timeout = 0");
        }
    }

    private static int hash(String run) {
        CRC32C hash = new CRC32C();
        hash.update(run.getBytes(StandardCharsets.UTF_8));
        return (int) hash.getValue() | 1;
    }

    @Override
    public boolean isAlone() {
        return false;
    }

    @Override
    public Loader loader(
            Connection connection, TableName table, Layout layout, int batch, boolean resumable, boolean refusals)
            throws SQLException {
        return new CopyLoader(connection, this, table, layout, batch, resumable && !refusals);
    }

    /// Classes 22 (data), 23 (constraints), 44 (check options), 54 (limits) and what a trigger raises:
    /// https://www.postgresql.org/docs/current/errcodes-appendix.html
    @Override
    public boolean isOfRow(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("22")
                        || state.startsWith("23")
                        || state.startsWith("44")
                        || state.startsWith("54")
                        || state.equals("P0001"));
    }

    /// Class 08 (connection), the shutdowns of class 57, and a session of ours that has not ended yet.
    @Override
    public boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && !state.equals(SqlFailure.REFUSED)
                && (state.startsWith("08") || state.startsWith("57P0") || state.equals("55P03"));
    }

    /// The line of a COPY that its failure speaks of, from 1, or 0.
    static int line(SQLException failure) {
        Matcher place = place(failure);
        try {
            return place == null ? 0 : Integer.parseInt(place.group(1));
        } catch (NumberFormatException tooLarge) {
            return 0;
        }
    }

    @Override
    public String text(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
        if (message == null) {
            return Dialect.super.text(failure);
        }
        return message.getMessage() + (message.getDetail() == null ? "" : "; " + message.getDetail());
    }

    @Override
    public String columnAtFault(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
        if (message != null && message.getColumn() != null) {
            return message.getColumn();
        }
        Matcher place = place(failure);
        return place == null ? null : place.group(2);
    }

    private static Matcher place(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
        Matcher place = message == null || message.getWhere() == null ? null : PLACE.matcher(message.getWhere());
        return place != null && place.find() ? place : null;
    }
}
