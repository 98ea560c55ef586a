package bio.sluice.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A database to write to in a test, and the plain way to look into it.
record TestDatabase(Product product, String address, String url) {
    private static EmbeddedPostgres server;
    private static int made;

    /// A new, empty database; of PostgreSQL, one of a server that all tests of this process share.
    static TestDatabase of(Product product, Path folder) {
        if (product != Product.POSTGRESQL) {
            String place = product.word() + ":" + folder.resolve("test." + product.word());
            return new TestDatabase(product, place, "jdbc:" + place);
        }
        String name = newDatabase();
        int port = server.getPort();
        return new TestDatabase(
                product,
                "postgresql://postgres@localhost:" + port + "/" + name,
                "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres");
    }

    private static synchronized String newDatabase() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "30")
                        .setServerConfig("fsync", "off")
                        // or a crash of the server may forget the table that a test has just made
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            }
            String name = "test_" + made++;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return name;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Runs statements.
    TestDatabase execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The rows of a query: values separated by `|`, null as `~`.
    List<String> rows(String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    values.add(value == null ? "~" : value);
                }
                found.add(String.join("|", values));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
