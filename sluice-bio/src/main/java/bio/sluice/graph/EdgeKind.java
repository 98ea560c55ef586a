package bio.sluice.graph;

/// What several edges have in common. Immutable.
///
/// @param predicate how they are walked
/// @param tier of edges of the predicate `previous` whether they lead from a former name or from an alias; of others
///     [Tier#APPROVED]
/// @param source where they are from; empty if unknown
/// @param relation their relation as it was written, if it is an unknown one; else empty
record EdgeKind(Predicate predicate, Tier tier, String source, String relation) {}
