package bio.sluice.stream;

/// One file or table that a run wrote. Immutable.
///
/// @param role `output`, `errors`, `unmatched` or `sssom`
/// @param name its location
/// @param format its format
/// @param records records in it
/// @param size stored bytes, or -1 for what has none
/// @param digest digest of these bytes with its algorithm, or null for what has none
public record OutputSummary(String role, String name, String format, long records, long size, String digest) {}
