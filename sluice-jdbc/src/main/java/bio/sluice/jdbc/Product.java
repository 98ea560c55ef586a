package bio.sluice.jdbc;

import java.util.List;
import java.util.Locale;

/// The databases that are known.
enum Product {
    POSTGRESQL("org.postgresql.Driver", "org.postgresql:postgresql", List.of("postgresql", "postgres")),
    SQLITE("org.sqlite.JDBC", "org.xerial:sqlite-jdbc", List.of("sqlite")),
    DUCKDB("org.duckdb.DuckDBDriver", "org.duckdb:duckdb_jdbc", List.of("duckdb"));

    private final String driver;
    private final String artifact;
    private final List<String> schemes;

    Product(String driver, String artifact, List<String> schemes) {
        this.driver = driver;
        this.artifact = artifact;
        this.schemes = schemes;
    }

    /// The class of its driver.
    String driver() {
        return driver;
    }

    /// Where its driver is found.
    String artifact() {
        return artifact;
    }

    /// Its name in addresses, reports and manifests.
    String word() {
        return schemes.get(0);
    }

    /// The product with this scheme, or null.
    static Product of(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        for (Product product : values()) {
            if (product.schemes.contains(lower)) {
                return product;
            }
        }
        return null;
    }
}
