package bio.sluice.cli;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Problems;
import java.util.List;
import java.util.Map;

/// Which mappings look-ups in a graph may find. One thread.
final class LookupFlags {
    private List<String> to;
    private String maxHops;
    private String maxMappings;
    private List<String> predicates;
    private String minConfidence;
    private List<String> maxFanIn;
    private List<String> maxFanOut;
    private String species;

    void declare(Flags flags) {
        flags.list("--to", "TYPE,...", values -> to = values)
                .value("--max-hops", "N", value -> maxHops = value)
                .value("--max-mappings", "N", value -> maxMappings = value)
                .list("--predicates", "PREDICATE,...", values -> predicates = values)
                .value("--min-confidence", "C", value -> minConfidence = value)
                .list("--max-fan-in", "[TYPE=]N,...", values -> maxFanIn = values)
                .list("--max-fan-out", "[TYPE=]N,...", values -> maxFanOut = values)
                .value("--species", "TAXON", value -> species = value);
    }

    /// Whether any of them was given.
    boolean areGiven() {
        return !params().isEmpty();
    }

    /// Makes the look-ups of a graph keep to these flags. Mistakes go to `problems`.
    void limit(GraphReading reading, Problems problems) {
        reading.limit(params(), problems);
    }

    private Map<String, ConfigNode> params() {
        return new FlagParams()
                .putAll("--to", "target_types", to)
                .put("--max-hops", "max_hops", maxHops)
                .put("--max-mappings", "max_mappings", maxMappings)
                .putAll("--predicates", "predicates", predicates)
                .put("--min-confidence", "min_confidence", minConfidence)
                .putAll("--max-fan-in", "max_fan_in", maxFanIn)
                .putAll("--max-fan-out", "max_fan_out", maxFanOut)
                .put("--species", "species", species)
                .all();
    }
}
