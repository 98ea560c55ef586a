package bio.sluice.graph;

/// A stage that maps identifiers through a graph. Its marks at [#MARKS] and its name, in [RunReport#marks], are the
/// ranks
/// of the identifiers whose mappings it used, if it was told to note them.
public interface UsesGraph {
    /// What the path of the marks begins with; the stage's name follows.
    String MARKS = "used/";

    /// The graph, opened.
    Graph graph();

    /// Which mappings its look-ups may find.
    LookupLimits limits();

    /// Whether it uses only the first mapping of each identifier.
    boolean usesOnlyBest();
}
