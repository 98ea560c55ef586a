package bio.sluice.stream;

/// A processor in its place. Immutable.
///
/// @param name unique in the pipeline, such as `normalize` or `normalize_2`
/// @param factory makes its processors
public record Stage(String name, ProcessorFactory factory) {}
