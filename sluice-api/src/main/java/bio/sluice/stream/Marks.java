package bio.sluice.stream;

/// A named set of numbers that a run gathers, such as which identifiers of a graph it has used; got from
/// [ProcessorContext#marks]. Immutable.
///
/// @param path words separated by `/`
/// @param index its place in a [Tally]
public record Marks(String path, int index) {}
