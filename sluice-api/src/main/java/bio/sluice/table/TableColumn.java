package bio.sluice.table;

/// A column of a table to be made. Immutable.
///
/// @param name its name, which may hold anything
/// @param kind what its values are
public record TableColumn(String name, ColumnKind kind) {}
