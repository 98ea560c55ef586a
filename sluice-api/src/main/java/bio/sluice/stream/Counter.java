package bio.sluice.stream;

/// A named count of a run; got from [ProcessorContext#counter]. Immutable.
///
/// @param path words separated by `/`, such as `biological_parser/parser_usage/uniprot`; the report nests by them
/// @param index its place in a [Tally]
public record Counter(String path, int index) {}
