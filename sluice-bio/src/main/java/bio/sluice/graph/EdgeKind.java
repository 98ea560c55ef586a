package bio.sluice.graph;

/// What several edges have in common. Immutable.
///
/// @param predicate how they are walked
/// @param source where they are from; empty if unknown
/// @param relation their relation as it was written, if it is an unknown one; else empty
record EdgeKind(Predicate predicate, String source, String relation) {}
