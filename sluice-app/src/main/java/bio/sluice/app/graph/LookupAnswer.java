package bio.sluice.app.graph;

import bio.sluice.graph.Found;
import bio.sluice.graph.FoundMapping;
import bio.sluice.graph.Predicate;
import java.math.BigDecimal;
import java.util.ArrayList;
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

    /// What a look-up has found, for people to read.
    static LookupAnswer of(Found found) {
        return new LookupAnswer(
                found.asked(),
                found.canonical(),
                found.type(),
                found.status().word(),
                found.candidates(),
                found.mappings().stream().map(Mapping::of).toList(),
                found.truncated());
    }

    /// An identifier that it maps to.
    ///
    /// @param id its canonical text
    /// @param curie the same as a CURIE
    /// @param type its type
    /// @param name what it is called; empty if unknown
    /// @param hops how many edges away
    /// @param confidence the product along the path
    /// @param predicate that of the last hop
    /// @param source where the last hop is from; may be empty
    /// @param path CURIEs from the start to this one
    /// @param pathPredicates the predicates between them
    public record Mapping(
            String id,
            String curie,
            String type,
            String name,
            int hops,
            BigDecimal confidence,
            String predicate,
            String source,
            List<String> path,
            List<String> pathPredicates) {
        public Mapping {
            path = List.copyOf(path);
            pathPredicates = List.copyOf(pathPredicates);
        }

        private static Mapping of(FoundMapping found) {
            return new Mapping(
                    found.id(),
                    found.curie(),
                    found.type(),
                    found.name(),
                    found.hops(),
                    found.confidence(),
                    found.predicate().text(),
                    found.source(),
                    found.path(),
                    found.pathPredicates().stream().map(Predicate::text).toList());
        }

        /// The path with its predicates between the CURIEs.
        public List<String> steps() {
            List<String> steps = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (i > 0) {
                    steps.add(pathPredicates.get(i - 1));
                }
                steps.add(path.get(i));
            }
            return steps;
        }
    }
}
