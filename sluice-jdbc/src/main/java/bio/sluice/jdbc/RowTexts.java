package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The rows of a cursor, each as a line of JSON: texts, null, and JSON where the column holds such. One thread.
final class RowTexts implements Closeable {
    private final Connection connection;
    private final List<SourceColumn> columns;
    private final String key;
    private final Address address;
    private final Dialect dialect;
    private final ResultSet rows;
    private KeyValue last;

    /// Runs the query.
    ///
    /// @param key the column that stands behind the others once more, or null
    /// @param last its value in the row before the first, or null
    RowTexts(
            Connection connection,
            PreparedStatement query,
            List<SourceColumn> columns,
            String key,
            KeyValue last,
            Address address,
            Dialect dialect)
            throws SQLException {
        this.connection = connection;
        this.columns = columns;
        this.key = key;
        this.last = last;
        this.address = address;
        this.dialect = dialect;
        rows = query.executeQuery();
    }

    /// Appends the next row.
    ///
    /// @return false if there is none
    boolean next(ByteSink out) {
        try {
            if (!rows.next()) {
                return false;
            }
            int begin = out.length();
            for (int i = 0; i < columns.size(); i++) {
                SourceColumn column = columns.get(i);
                out.write(column.key());
                String value = rows.getString(i + 1);
                if (value == null) {
                    out.write("null");
                } else if (column.isJson()) {
                    // Line breaks in JSON stand between values only, and a record is a line.
                    out.write(value.replace('\n', ' ').replace('\r', ' ').strip());
                } else {
                    byte[] text = value.getBytes(StandardCharsets.UTF_8);
                    JsonText.writeString(text, 0, text.length, out);
                }
            }
            out.bytes()[begin] = '{'; // in place of the first key's comma
            out.write('}');
            out.write('\n');
            if (key != null) {
                pass(KeyValue.of(rows.getObject(columns.size() + 1)));
            }
            return true;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, dialect, address, "cannot read");
        }
    }

    private void pass(KeyValue value) {
        if (value == null) {
            throw wrongKey("holds null, or something that is neither a number nor a text");
        }
        if (value.equals(last)) {
            throw wrongKey("holds " + value.value() + " more than once");
        }
        last = value;
    }

    private RunStopped wrongKey(String what) {
        return new RunStopped(
                RunStopped.Reason.INPUT_OUTPUT,
                "input_key: the column \"" + key + "\" " + what
                        + ", so that a run could not be gone on with; choose another column, or leave input_key out");
    }

    /// The key of the row read last; null without a key.
    KeyValue last() {
        return last;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Nothing was written.
        }
    }
}
