package bio.sluice.cli;

import java.util.List;

/// What mappings are asked for, wherever identifiers are looked up in a graph. One thread.
final class MappingFlags {
    private List<String> to;
    private String maxHops;
    private String maxMappings;
    private String species;

    void declare(Flags flags) {
        flags.list("--to", "TYPE,...", values -> to = values)
                .value("--max-hops", "N", value -> maxHops = value)
                .value("--max-mappings", "N", value -> maxMappings = value)
                .value("--species", "TAXON", value -> species = value);
    }

    /// Adds what was given.
    FlagParams addTo(FlagParams params) {
        return params.putAll("--to", "target_types", to)
                .put("--max-hops", "max_hops", maxHops)
                .put("--max-mappings", "max_mappings", maxMappings)
                .put("--species", "species", species);
    }
}
