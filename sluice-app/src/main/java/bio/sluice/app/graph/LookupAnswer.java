package bio.sluice.app.graph;

import java.math.BigDecimal;
import java.util.List;

/// What a graph knows of one identifier. Immutable.
///
/// @param asked what was looked up, as it was written
/// @param canonical its canonical text, or null if it is no identifier of its type
/// @param type its type, or null if none was given
/// @param status what became of it: `mapped`, `no_target`, `not_in_graph`, …
/// @param candidates CURIEs that it may stand for, where it is ambiguous or was split
/// @param mappings the best first
/// @param truncated whether a limit cut something off
public record LookupAnswer(
        String asked,
        String canonical,
        String type,
        String status,
        List<String> candidates,
        List<Mapping> mappings,
        boolean truncated) {
    public LookupAnswer {
        candidates = List.copyOf(candidates);
        mappings = List.copyOf(mappings);
    }

    /// An identifier that it maps to.
    ///
    /// @param id its canonical text
    /// @param curie the same as a CURIE
    /// @param type its type
    /// @param hops how many edges away
    /// @param confidence the product along the path
    /// @param predicate that of the last hop
    /// @param source where the last hop is from; may be empty
    /// @param path CURIEs from the start to this one
    public record Mapping(
            String id,
            String curie,
            String type,
            int hops,
            BigDecimal confidence,
            String predicate,
            String source,
            List<String> path) {
        public Mapping {
            confidence = confidence.signum() == 0 ? BigDecimal.ZERO : confidence.stripTrailingZeros();
            path = List.copyOf(path);
        }
    }
}
