package bio.sluice.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a database is, as a user wrote it: `jdbc:postgresql://host/db`, `postgresql://user@host/db`,
/// `sqlite:genes.db`,
/// `duckdb:genes.duckdb`. Immutable.
///
/// @param product whose database it is; null if it is none that is known
/// @param user the user in it, or null
/// @param place what stands behind the scheme, without user and parameters
/// @param parameters what stands behind the place, with the character that begins it; empty if nothing does
/// @param secrets names of what should not stand in an address, but does
record Address(Product product, String user, String place, String parameters, List<String> secrets) {
    private static final String JDBC = "jdbc:";
    /// Parameters of the three drivers that hold something secret all have one of these words in their names.
    private static final Pattern SECRET =
            Pattern.compile("pass|pwd|secret|token|^key$|^hexkey$|^hexrekey$|^rekey$|encryption_key");
    private static final String MEMORY = ":memory:";

    /// Whether a text looks like an address of any database.
    static boolean isAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int colon = lower.indexOf(':');
        return lower.startsWith(JDBC) || colon > 0 && Product.of(lower.substring(0, colon)) != null;
    }

    /// Takes an address apart.
    static Address parse(String text) {
        String rest = text.regionMatches(true, 0, JDBC, 0, JDBC.length()) ? text.substring(JDBC.length()) : text;
        int colon = rest.indexOf(':');
        Product product = colon < 0 ? null : Product.of(rest.substring(0, colon));
        String behind = rest.substring(colon + 1);
        List<String> secrets = new ArrayList<>();
        int from = behind.indexOf(product == Product.DUCKDB ? ';' : '?');
        String parameters = from < 0 ? "" : behind.substring(from);
        String place = from < 0 ? behind : behind.substring(0, from);
        for (String parameter :
                parameters.isEmpty() ? new String[0] : parameters.substring(1).split("[&;]")) {
            String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (SECRET.matcher(name).find()) {
                secrets.add(name.length() > 20 ? "a parameter" : "the parameter " + name);
            }
        }
        String user = null;
        if (place.startsWith("//")) {
            // A password may hold a slash or an at sign: everything up to the last one may be part of it.
            int at = place.lastIndexOf('@');
            if (at >= 0) {
                user = place.substring(2, at);
                place = "//" + place.substring(at + 1);
                int password = user.indexOf(':');
                if (password >= 0) {
                    secrets.add("what stands between the colon and the @");
                    user = user.substring(0, password);
                }
            }
        }
        return new Address(product, user, file(product, place), parameters, List.copyOf(secrets));
    }

    /// Other tools write files as addresses: three slashes before a relative path, four before an absolute one.
    private static String file(Product product, String place) {
        return product != Product.POSTGRESQL && place.startsWith("///") ? place.substring(3) : place;
    }

    /// The address without user and parameters.
    String shown() {
        return (product == null ? "jdbc" : product.word()) + ":" + (product == null ? "…" : place);
    }

    /// What is wrong with it; no sentence repeats anything secret.
    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        if (!secrets.isEmpty()) {
            mistakes.add("a password must not stand in an address, where logs and the list of processes show it ("
                    + String.join(", ", secrets)
                    + "): take it out, and give it as PGPASSWORD in the environment or in the file ~/.pgpass");
        }
        if (product == null) {
            mistakes.add("no such database is known here: use postgresql://HOST/DATABASE, sqlite:FILE or duckdb:FILE");
        } else if (product != Product.POSTGRESQL && (place.isEmpty() || place.equals(MEMORY))) {
            mistakes.add("a database without a file is gone when the run ends: name a file, as in " + product.word()
                    + ":genes.db");
        }
        return mistakes;
    }

    /// What the driver understands; without anything secret.
    String url() {
        return JDBC + product.word() + ":" + place + parameters;
    }
}
