package bio.sluice.record;

/// One column of a [Schema]. Immutable.
///
/// @param name what the column is called in output
/// @param slot which cell of the row holds its value; slots never move, so that a later schema of the same record
///     can leave columns out or append some without touching the cells
/// @param identifierType the canonical type that a parser has recognised in this column, or null
public record Column(String name, int slot, String identifierType) {}
