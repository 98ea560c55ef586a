package bio.sluice.stream;

/// What was read from one input. Immutable.
///
/// @param name the input's name
/// @param records data records cut
public record InputSummary(String name, long records) {}
