package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/// The statement that made a table, for one of another name. Stateless.
final class Definition {
    private static final String CREATE = "CREATE TABLE ";

    private Definition() {}

    /// The statement that makes `copy` as `table` was made.
    ///
    /// @param query finds the statement of a table by its name
    static String of(Connection connection, String query, TableName table, TableName copy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table.name());
            try (ResultSet row = statement.executeQuery()) {
                String sql = row.next() ? row.getString(1) : null;
                if (sql == null || !sql.regionMatches(true, 0, CREATE, 0, CREATE.length())) {
                    throw new RunStopped(
                            RunStopped.Reason.USAGE,
                            table + " is a table of a kind that cannot be replaced; drop it, or use another mode");
                }
                return CREATE + copy.sql() + " " + sql.substring(behindName(sql, CREATE.length()));
            }
        }
    }

    /// Passes over a name with its schema, each perhaps in quotes.
    private static int behindName(String sql, int from) {
        int at = from;
        String rest = sql.substring(at).toUpperCase(Locale.ROOT);
        if (rest.startsWith("IF NOT EXISTS ")) {
            at += "IF NOT EXISTS ".length();
        }
        while (at < sql.length()) {
            char open = sql.charAt(at);
            if (open == '"' || open == '`' || open == '[' || open == '\'') {
                char close = open == '[' ? ']' : open;
                at++;
                while (at < sql.length()
                        && (sql.charAt(at) != close || at + 1 < sql.length() && sql.charAt(at + 1) == close)) {
                    at += sql.charAt(at) == close ? 2 : 1;
                }
                at++;
            } else {
                while (at < sql.length() && " \t\r\n(.".indexOf(sql.charAt(at)) < 0) {
                    at++;
                }
            }
            if (at >= sql.length() || sql.charAt(at) != '.') {
                return at;
            }
            at++;
        }
        return at;
    }
}
