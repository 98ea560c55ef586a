package bio.sluice.graph.source;

/// What records of a source came to, as far as it is counted.
public enum Count {
    /// Edges taken.
    EDGES("edges"),
    /// Names, statuses and species taken.
    FACTS("facts"),
    /// Mappings that are said not to hold; no edges.
    NEGATIVE("negative_mappings"),
    /// Mappings that say that there is no counterpart; no edges.
    NO_TERM("no_term_found"),
    /// Mappings of literals or composed expressions, which are no identifiers; no edges.
    NO_IDENTIFIER("literals"),
    /// Edges from an identifier to itself.
    SELF("self_edges"),
    /// Events in which an identifier began or stayed as it was.
    UNCHANGED("unchanged"),
    /// Records of another species than the one that is wanted.
    OTHER_SPECIES("of_other_species"),
    /// Cross-references to databases that are left out, or not known to hold identifiers.
    LEFT_OUT("left_out"),
    /// Records that stand for no entry yet.
    PLACEHOLDER("placeholders"),
    /// Lines of text around the table.
    PROSE("prose"),
    /// Records that link nothing.
    NOTHING("unlinked");

    private final String word;

    Count(String word) {
        this.word = word;
    }

    /// The word in reports.
    public String word() {
        return word;
    }
}
