package bio.sluice.jdbc;

/// A column of a table that exists. Immutable.
///
/// @param name its name
/// @param kind how values go into it
/// @param needed whether every row must bring a value
/// @param computed whether no row may bring one
record ExistingColumn(String name, CellKind kind, boolean needed, boolean computed) {}
