package bio.sluice.stream;

/// A [Survey] of a run with its place in a [Tally]; got from [ProcessorContext#survey]. Immutable.
///
/// @param path words separated by `/`; the first says what kind of thing is found out, the others are the stage's name
/// @param index its place
/// @param survey the survey, which all workers share
public record Surveyed<S extends Survey>(String path, int index, S survey) {}
