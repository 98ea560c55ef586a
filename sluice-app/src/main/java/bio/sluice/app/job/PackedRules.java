package bio.sluice.app.job;

import bio.sluice.app.config.Variables;
import bio.sluice.app.config.YamlTree;
import bio.sluice.normalize.RulePacks;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the rules of `packs: [{field: UniProt, pack: uniprot}]` before those of `rules`. Stateless.
final class PackedRules {
    private static final String PACKS = "packs";
    private static final String RULES = "rules";
    private static final String FIELD = "field";
    private static final String PACK = "pack";

    private PackedRules() {}

    /// Params of `normalize` with the rules of their packs written out. A mistake in `packs` is left for whoever reads
    /// the params.
    static ConfigNode unpacked(ConfigNode params, Problems problems) {
        if (!(params instanceof ConfigNode.Mapping mapping)
                || !(mapping.entries().get(PACKS) instanceof ConfigNode.Sequence packs)) {
            return params;
        }
        List<ConfigNode> rules = new ArrayList<>();
        for (ConfigNode item : packs.items()) {
            if (item instanceof ConfigNode.Mapping pack
                    && pack.entries().get(FIELD) instanceof ConfigNode.Scalar field
                    && pack.entries().get(PACK) instanceof ConfigNode.Scalar name
                    && RulePacks.NAMES.contains(name.text())) {
                rules.addAll(rules(name.text(), field, problems));
            }
        }
        if (mapping.entries().get(RULES) instanceof ConfigNode.Sequence own) {
            rules.addAll(own.items());
        } else if (mapping.entries().get(RULES) != null) {
            return params;
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(RULES, new ConfigNode.Sequence(rules, packs.location()));
        Map<String, Location> keys = new LinkedHashMap<>(mapping.keys());
        keys.putIfAbsent(RULES, packs.location());
        return new ConfigNode.Mapping(entries, keys, mapping.location());
    }

    private static List<ConfigNode> rules(String pack, ConfigNode.Scalar field, Problems problems) {
        ConfigNode tree = YamlTree.read(RulePacks.yaml(pack), "rule pack " + pack, Variables.ofProcess(), problems);
        List<ConfigNode> rules = new ArrayList<>();
        for (ConfigNode item : ((ConfigNode.Sequence) tree).items()) {
            ConfigNode.Mapping rule = (ConfigNode.Mapping) item;
            Map<String, ConfigNode> entries = new LinkedHashMap<>(rule.entries());
            entries.put(FIELD, field);
            rules.add(new ConfigNode.Mapping(entries, rule.keys(), rule.location()));
        }
        return rules;
    }
}
