package bio.sluice.graph;

import java.math.BigDecimal;
import java.util.List;

/// An identifier that another one maps to, and the way there. Immutable.
///
/// @param id its canonical text
/// @param curie the same as a CURIE
/// @param type its type
/// @param name what it is called; empty if unknown
/// @param hops how many edges away; 0 for the successor of a secondary identifier
/// @param confidence the product along the path, of four decimals at most
/// @param predicate that of the last hop
/// @param source where the last hop is from; empty if unknown
/// @param path CURIEs from the start to this one
/// @param pathPredicates the predicates between them, one fewer
public record FoundMapping(
        String id,
        String curie,
        String type,
        String name,
        int hops,
        BigDecimal confidence,
        Predicate predicate,
        String source,
        List<String> path,
        List<Predicate> pathPredicates) {
    private static final int DECIMALS = 4;

    public FoundMapping {
        confidence = confidence.signum() == 0 ? BigDecimal.ZERO : confidence.stripTrailingZeros();
        path = List.copyOf(path);
        pathPredicates = List.copyOf(pathPredicates);
    }

    /// Mapping `i` of a resolver's last look-up.
    ///
    /// @param node the node that stands for it: its end, or its start where mappings are sought backwards
    static FoundMapping of(Resolver resolver, int i, int node) {
        Graph graph = resolver.graph();
        int length = resolver.pathLength(i);
        String[] path = new String[length];
        Predicate[] predicates = new Predicate[length - 1];
        for (int k = 0; k < length; k++) {
            path[k] = graph.curie(resolver.pathNode(i, k));
            if (k > 0) {
                predicates[k - 1] = resolver.pathPredicate(i, k);
            }
        }
        return new FoundMapping(
                graph.id(node),
                graph.curie(node),
                graph.type(node),
                graph.name(node),
                resolver.hops(i),
                BigDecimal.valueOf(resolver.confidence(i), DECIMALS),
                resolver.predicate(i),
                resolver.source(i),
                List.of(path),
                List.of(predicates));
    }
}
