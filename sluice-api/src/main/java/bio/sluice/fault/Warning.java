package bio.sluice.fault;

/// Something a user should know that costs no record, such as a duplicate JSON key. Counted per kind; the first of
/// a kind is printed. Immutable.
///
/// @param record index of the record in its chunk, from 0
/// @param start first byte of the record in the chunk
/// @param kind machine-readable kind in snake_case
/// @param message what was noticed and what Sluice did about it
public record Warning(int record, int start, String kind, String message) {}
