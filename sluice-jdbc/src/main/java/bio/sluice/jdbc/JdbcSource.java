package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.io.StateReader;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.record.NameClash;
import bio.sluice.record.Schema;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The rows of a table or a query. One use. With a key they come in its order, and reading can go on behind any of
/// them; what was read before is taken to be as it was.
final class JdbcSource implements RecordSource {
    private static final String ROWS = " AS sluice_rows";

    private final Address address;
    private final Dialect dialect;
    private final String from;
    private final String key;
    private final int fetchSize;
    private final long most;
    private List<SourceColumn> columns;
    private Schema schema;

    /// @param options values of [JdbcOptions#SOURCE], without mistakes
    JdbcSource(Address address, Dialect dialect, OptionValues options) {
        this.address = address;
        this.dialect = dialect;
        String table = options.get(JdbcOptions.INPUT_TABLE);
        String query = options.get(JdbcOptions.INPUT_QUERY);
        // A comment at the query's end must not swallow what follows.
        from = table != null
                ? TableName.parse(table).sql() + ROWS
                : "(" + query.strip().replaceAll("[;\\s]+$", "") + "\n)" + ROWS;
        key = options.get(JdbcOptions.INPUT_KEY);
        fetchSize = options.get(JdbcOptions.FETCH_SIZE).intValue();
        Long rows = options.get(JdbcOptions.MAX_ROWS);
        most = rows == null ? Long.MAX_VALUE : rows;
    }

    private void look() {
        if (schema != null) {
            return;
        }
        Connection connection = Sessions.open(address, dialect, true);
        try (connection;
                Statement statement = connection.createStatement()) {
            ResultSetMetaData found =
                    statement.executeQuery("SELECT * FROM " + from + " LIMIT 0").getMetaData();
            List<SourceColumn> read = new ArrayList<>();
            for (int i = 1; i <= found.getColumnCount(); i++) {
                read.add(SourceColumn.of(found.getColumnLabel(i), found.getColumnTypeName(i)));
            }
            List<String> names = read.stream().map(SourceColumn::name).toList();
            schema = Schema.of(names);
            columns = read;
            if (key != null && !names.contains(key)) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        "input_key: no column \"" + key + "\"; "
                                + Problems.nearest(key, names)
                                        .map(near -> "did you mean \"" + near + "\"? ")
                                        .orElse("")
                                + "the columns are: " + String.join(", ", names));
            }
        } catch (NameClash clash) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "input_query: " + clash.getMessage() + "; name the columns apart with AS",
                    clash);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, dialect, address, "cannot read");
        }
    }

    @Override
    public List<Schema> headers() {
        look();
        return List.of(schema);
    }

    @Override
    public List<Schema> sample(int records) {
        return headers();
    }

    @Override
    public ChunkSource open(int maxRecordBytes) {
        return open(maxRecordBytes, 0, 0, null);
    }

    @Override
    public ChunkSource resume(int maxRecordBytes, byte[] mark) throws IOException {
        StateReader state = new StateReader(mark);
        long records = state.number();
        long offset = state.number();
        KeyValue last = KeyValue.read(state);
        state.end();
        return open(maxRecordBytes, records, offset, last);
    }

    private ChunkSource open(int maxRecordBytes, long records, long offset, KeyValue last) {
        look();
        Connection connection = Sessions.open(address, dialect, true);
        boolean open = false;
        try {
            connection.setAutoCommit(false);
            PreparedStatement query = connection.prepareStatement(sql(last != null));
            query.setFetchSize(fetchSize);
            if (last != null) {
                last.bind(query);
            }
            RowTexts rows = new RowTexts(connection, query, columns, key, last, address, dialect);
            JdbcChunks chunks = new JdbcChunks(address.shown(), schema, rows, maxRecordBytes, most, records, offset);
            open = true;
            return chunks;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, dialect, address, "cannot read");
        } finally {
            if (!open) {
                close(connection);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // The failure that led here is told.
        }
    }

    /// Values as texts, which the database makes, and the key once more as it is.
    private String sql(boolean behind) {
        List<String> values = new ArrayList<>();
        for (SourceColumn column : columns) {
            String name = TableName.quoted(column.name());
            values.add("CAST(" + name + " AS " + dialect.textType() + ") AS sluice_" + values.size());
        }
        String quoted = key == null ? null : "sluice_rows." + TableName.quoted(key);
        return "SELECT " + String.join(", ", values) + (key == null ? "" : ", " + quoted) + " FROM " + from
                + (behind ? " WHERE " + quoted + " > ?" : "")
                + (key == null ? "" : " ORDER BY " + quoted);
    }

    @Override
    public Decoder decoder() {
        return new RowDecoder();
    }

    @Override
    public long size() {
        return -1;
    }
}
