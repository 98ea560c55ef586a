package bio.sluice.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// How identifiers are looked up in a mapping graph.
final class GraphFlags {
    @Option(names = "--graph", paramLabel = "FILE")
    String graph;

    @Option(names = "--to", paramLabel = "TYPE,...", split = ",")
    List<String> to;

    @Option(names = "--max-hops", paramLabel = "N")
    String maxHops;

    @Option(names = "--max-mappings", paramLabel = "N")
    String maxMappings;

    @Option(names = "--species", paramLabel = "TAXON")
    String species;

    @Option(names = "--on-multiple", paramLabel = "WHAT", completionCandidates = OnMultiple.class)
    String onMultiple;

    @Option(names = "--on-unmatched", paramLabel = "WHAT", completionCandidates = OnUnmatched.class)
    String onUnmatched;

    @Option(names = "--unmatched", paramLabel = "FILE")
    String unmatched;

    /// For shell completion.
    static final class OnMultiple extends Words {
        OnMultiple() {
            super("list", "all", "best", "fail");
        }
    }

    /// For shell completion.
    static final class OnUnmatched extends Words {
        OnUnmatched() {
            super("keep", "drop", "dead_letter");
        }
    }

    /// Adds what was given.
    ///
    /// @param columns the columns that hold identifiers
    /// @throws WrongFlag if something was given that needs a graph, and none was
    void addTo(FlagParams params, List<String> columns) {
        FlagParams own = new FlagParams()
                .putAll("--to", "target_types", to)
                .put("--max-hops", "max_hops", maxHops)
                .put("--max-mappings", "max_mappings", maxMappings)
                .put("--species", "species", species)
                .put("--on-multiple", "on_multiple", onMultiple)
                .put("--on-unmatched", "on_unmatched", onUnmatched)
                .put("--unmatched", "unmatched_path", unmatched);
        if (graph == null) {
            own.all().values().stream().findFirst().ifPresent(value -> {
                throw new WrongFlag(value.location() + ": needs --graph FILE");
            });
            return;
        }
        params.put("--graph", "graph", graph).putAll("--id", "identifier_fields", columns);
        own.all().forEach((param, value) -> params.put(param, value));
    }
}
