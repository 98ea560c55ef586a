package bio.sluice.graph;

/// What an edge says of the name at its source: whether it is what the target is called, was called, or is called by
/// some. The earlier one is the better one.
enum Tier {
    /// A name or identifier in use: of all edges but those of the predicate `previous`.
    APPROVED,
    /// A former name or a secondary identifier.
    PREVIOUS,
    /// A name that somebody uses beside the approved one.
    ALIAS;

    private static final Tier[] ALL = values();

    static Tier of(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}
