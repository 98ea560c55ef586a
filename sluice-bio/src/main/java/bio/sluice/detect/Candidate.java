package bio.sluice.detect;

import bio.sluice.identifier.IdentifierType;

/// A type that a column may be of. Immutable. Shares are in ten-thousandths.
///
/// @param type the type, refined to a sub-kind where all values are of one
/// @param score how well it fits: the share of different values of its form, each weighed by how much that form says
/// @param share the share of different values that have its form
public record Candidate(IdentifierType type, int score, int share) {
    /// All of something, in the unit of shares.
    public static final int WHOLE = 10_000;
}
