package bio.sluice.graph;

/// What a record becomes of which an identifier has several mappings. A composite cell holds several identifiers, and
/// each of them is judged by itself.
enum OnMultiple {
    /// One record with all of them.
    LIST,
    /// One record for each of them.
    ALL,
    /// One record with the first of each identifier.
    BEST,
    /// A dead letter.
    FAIL
}
