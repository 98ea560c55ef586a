package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/// Opens connections. Stateless.
final class Sessions {
    private Sessions() {}

    /// What is special about a product.
    static Dialect dialect(Product product) {
        return switch (product) {
            case POSTGRESQL -> new PostgresDialect(System::getenv);
            case SQLITE -> new SqliteDialect();
            case DUCKDB -> new DuckDbDialect();
        };
    }

    /// Connects.
    ///
    /// @param reads whether a database that is not there is a mistake; else one in a file is made
    /// @throws RunStopped with a message for the user
    static Connection open(Address address, Dialect dialect, boolean reads) {
        requireFile(address, reads);
        try {
            Properties properties = dialect.properties(address);
            dialect.prepare();
            Driver driver = driver(address.product());
            Connection connection = driver.connect(url(address, properties), properties);
            if (connection == null) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        address.shown() + " is no address that the driver understands; as in"
                                + " postgresql://HOST:PORT/DATABASE");
            }
            boolean ready = false;
            try {
                dialect.ready(connection);
                ready = true;
            } finally {
                if (!ready) {
                    connection.close();
                }
            }
            return connection;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, dialect, address, "cannot connect");
        }
    }

    /// Puts in what the address leaves out and the environment says.
    private static String url(Address address, Properties properties) {
        String host = (String) properties.remove("PGHOST");
        String port = (String) properties.remove("PGPORT");
        String database = (String) properties.remove("PGDATABASE");
        if (address.product() != Product.POSTGRESQL || !address.place().startsWith("//")) {
            return address.url();
        }
        String authority = address.place().substring(2);
        int slash = authority.indexOf('/');
        String server = slash < 0 ? authority : authority.substring(0, slash);
        String name = slash < 0 ? "" : authority.substring(slash + 1);
        String named =
                server.isEmpty() ? (host == null ? "localhost" : host) + (port == null ? "" : ":" + port) : server;
        return "jdbc:postgresql://" + named + "/" + (name.isEmpty() && database != null ? database : name)
                + address.parameters();
    }

    /// The file of a database that is one, or null.
    static Path file(Address address) {
        return address.product() == Product.POSTGRESQL || address.place().startsWith("file:")
                ? null
                : Path.of(address.place());
    }

    private static void requireFile(Address address, boolean reads) {
        if (file(address) == null) {
            return;
        }
        Path file = file(address).toAbsolutePath();
        if (reads && !Files.exists(file)) {
            throw new RunStopped(RunStopped.Reason.INPUT_OUTPUT, address.place() + " does not exist");
        }
        if (file.getParent() != null && !Files.isDirectory(file.getParent())) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT, "cannot write " + address.place() + ": there is no such folder");
        }
    }

    private static Driver driver(Product product) {
        try {
            return (Driver)
                    Class.forName(product.driver()).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException missing) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "the driver of " + product.word() + " does not come with Sluice: fetch " + product.artifact()
                            + " from Maven Central and name its jar in SLUICE_CLASSPATH",
                    missing);
        } catch (ReflectiveOperationException broken) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED, "the driver of " + product.word() + " does not start", broken);
        }
    }
}
