package bio.sluice.graph;

/// What becomes of a record of which no identifier field has a mapping.
enum OnUnmatched {
    /// It is written like any other.
    KEEP,
    /// It is left out, and counts as filtered.
    DROP,
    /// It becomes a dead letter.
    DEAD_LETTER
}
