package bio.sluice.graph;

/// Why a row of an edge table is no edge. Immutable.
///
/// @param kind machine-readable kind in snake_case
/// @param column the column concerned
/// @param value its value
/// @param message what is wrong, in a sentence
/// @param hint what to do about it
public record EdgeFault(String kind, String column, String value, String message, String hint) {}
