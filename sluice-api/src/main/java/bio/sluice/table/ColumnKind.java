package bio.sluice.table;

/// What the values of a column are, as far as it matters to whoever makes a table for them.
public enum ColumnKind {
    /// Texts and numbers.
    TEXT,
    /// Lists of texts.
    LIST,
    /// JSON of any shape.
    JSON
}
