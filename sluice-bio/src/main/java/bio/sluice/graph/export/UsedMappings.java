package bio.sluice.graph.export;

import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphContent;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.Resolver;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks the identifiers up again that a run has looked up in a graph, in the graph's order, and tells each mapping
/// once. One thread.
///
/// A look-up depends on graph and limits alone, so it is enough to know of which identifiers the run has used the
/// mappings: one bit each.
public final class UsedMappings {
    private final Graph graph;
    private final List<Use> uses;
    private final Set<Integer> told = new HashSet<>();
    private GraphContent content;
    private Resolver[] resolvers;
    private int use;

    /// One way in which a run has looked identifiers up.
    ///
    /// @param limits which mappings it could find
    /// @param looked by rank, of which identifiers it used the mappings
    /// @param onlyBest whether only the first mapping of each
    public record Use(LookupLimits limits, BitSet looked, boolean onlyBest) {}

    /// @param uses all ways in which the graph was used
    public UsedMappings(Graph graph, List<Use> uses) {
        this.graph = graph;
        this.uses = List.copyOf(uses);
    }

    Graph graph() {
        return graph;
    }

    /// Begins before the first identifier.
    void begin() {
        content = new GraphContent(graph);
        resolvers = uses.stream().map(one -> new Resolver(graph, one.limits())).toArray(Resolver[]::new);
        use = uses.size();
    }

    /// Goes on to the next look-up.
    ///
    /// @return false behind the last
    boolean next() {
        while (true) {
            for (use++; use < uses.size(); use++) {
                if (uses.get(use).looked().get(graph.rank(content.node()))) {
                    resolvers[use].resolve(content.node());
                    return true;
                }
            }
            if (!content.next()) {
                return false;
            }
            told.clear();
            use = -1;
        }
    }

    /// What was found.
    Resolver found() {
        return resolvers[use];
    }

    /// The number of mappings that were used.
    int mappings() {
        int found = found().mappings();
        return uses.get(use).onlyBest() ? Math.min(1, found) : found;
    }

    /// Whether mapping `i` has not been told yet.
    boolean isNew(int i) {
        return uses.size() == 1 || told.add(found().node(i));
    }
}
