package bio.sluice.stream;

/// A named count of a run; got from [ProcessorContext#counter]. Immutable.
///
/// @param path words separated by `/`, such as `biological_parser/parser_usage/uniprot`; the report nests by them
/// @param index its place in a [Tally]
public record Counter(String path, int index) {
    /// Whether what is counted at `path` are errors that cost a field, not its record: what processors count as
    /// `…_errors`.
    public static boolean isOfFieldErrors(String path) {
        return path.startsWith("processors/") && path.endsWith("_errors");
    }
}
