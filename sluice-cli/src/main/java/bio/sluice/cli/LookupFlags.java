package bio.sluice.cli;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Problems;
import java.util.List;
import java.util.Map;

/// Which mappings look-ups in a graph may find. One thread.
final class LookupFlags {
    private final MappingFlags mappings = new MappingFlags();
    private List<String> predicates;
    private String minConfidence;
    private List<String> maxFanIn;
    private List<String> maxFanOut;

    void declare(Flags flags) {
        mappings.declare(flags);
        flags.list("--predicates", "PREDICATE,...", values -> predicates = values)
                .value("--min-confidence", "C", value -> minConfidence = value)
                .list("--max-fan-in", "[TYPE=]N,...", values -> maxFanIn = values)
                .list("--max-fan-out", "[TYPE=]N,...", values -> maxFanOut = values);
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
        return mappings.addTo(new FlagParams())
                .putAll("--predicates", "predicates", predicates)
                .put("--min-confidence", "min_confidence", minConfidence)
                .putAll("--max-fan-in", "max_fan_in", maxFanIn)
                .putAll("--max-fan-out", "max_fan_out", maxFanOut)
                .all();
    }
}
