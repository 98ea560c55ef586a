package bio.sluice.cli;

import java.util.List;

/// How identifiers are looked up in a mapping graph.
final class GraphFlags {
    private String graph;
    private final MappingFlags mappings = new MappingFlags();
    private String onMultiple;
    private String onUnmatched;
    private String unmatched;

    void declare(Flags flags) {
        flags.value("--graph", "FILE", value -> graph = value);
        mappings.declare(flags);
        flags.value("--on-multiple", "WHAT", value -> onMultiple = value, "list", "all", "best", "fail")
                .value("--on-unmatched", "WHAT", value -> onUnmatched = value, "keep", "drop", "dead_letter")
                .value("--unmatched", "FILE", value -> unmatched = value);
    }

    /// Whether there is a graph to look things up in.
    boolean isGiven() {
        return graph != null;
    }

    /// Adds what was given.
    ///
    /// @param columns the columns that hold identifiers
    /// @throws WrongFlag if something was given that needs a graph, and none was
    void addTo(FlagParams params, List<String> columns) {
        FlagParams own = mappings.addTo(new FlagParams())
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
