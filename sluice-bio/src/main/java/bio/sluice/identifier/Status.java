package bio.sluice.identifier;

import java.util.Locale;

/// What a parser says about the form of a value. An outcome, never an error.
public enum Status {
    /// Canonical as it stands; at most a version, an isoform or the like was split off.
    EXACT,
    /// Recognised after a change of its text: see [ParsedIdentifier#changes].
    NORMALIZED,
    /// Several readings are equally good.
    AMBIGUOUS,
    /// A spreadsheet has turned an identifier into a date: see [ParsedIdentifier#candidates].
    EXCEL_DAMAGED,
    /// A well-formed identifier of another type.
    WRONG_TYPE,
    /// Not an identifier of the type.
    MALFORMED,
    /// Nothing, or a word that stands for nothing.
    EMPTY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The status as it is written in output, in snake_case.
    public String word() {
        return word;
    }
}
