package bio.sluice.jdbc;

/// How a value goes into a column of a table.
enum CellKind {
    /// As text, which the database turns into whatever the column is.
    TEXT,
    /// As JSON.
    JSON,
    /// As a list.
    LIST
}
