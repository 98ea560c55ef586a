package bio.sluice.jdbc;

/// How a value goes into a column of a table.
enum CellKind {
    /// As text.
    TEXT,
    /// As text that the database turns into a number, a date or whatever the column is; an empty one is no value.
    VALUE,
    /// As JSON.
    JSON,
    /// As a list.
    LIST
}
