package bio.sluice.stream;

/// One file or table that a run wrote. Immutable.
///
/// @param role `output`, `errors`, `unmatched` or `sssom`
/// @param name its location; of a table, where its database is
/// @param format its format
/// @param records records in it
/// @param size stored bytes, or -1 for what has none
/// @param digest digest of these bytes with its algorithm, or null for what has none
/// @param table the table's name in its database, or null for a file
public record OutputSummary(
        String role, String name, String format, long records, long size, String digest, String table) {
    /// A file.
    public OutputSummary(String role, String name, String format, long records, long size, String digest) {
        this(role, name, format, records, size, digest, null);
    }

    /// A table.
    public static OutputSummary ofTable(String database, String product, String table, long records) {
        return new OutputSummary("output", database, product, records, -1, null, table);
    }
}
