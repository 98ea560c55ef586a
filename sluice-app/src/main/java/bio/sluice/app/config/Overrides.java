package bio.sluice.app.config;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.OptionTable;
import bio.sluice.option.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Settings laid over a strategy: `--set a.b=c`, flags, and environment variables. Stateless.
public final class Overrides {
    private static final String ENVIRONMENT_PREFIX = "SLUICE_";

    private Overrides() {}

    /// A scalar that was given as a flag.
    public static ConfigNode.Scalar flag(String flag, String value) {
        return new ConfigNode.Scalar(value, false, Location.of(flag));
    }

    /// `root` with the value at `path` replaced.
    ///
    /// @param assignment `a.b=c`; a part of the path may be a list index, or in a list of named tables a name. The
    ///     value is read as YAML.
    public static ConfigNode set(ConfigNode root, String assignment, Variables variables, Problems problems) {
        String flag = "--set " + SecretText.masked(assignment);
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            problems.add(Location.of(flag), "", "expected a.b=c");
            return root;
        }
        ConfigNode value = YamlTree.read(assignment.substring(equals + 1), flag, variables, problems);
        if (value == null) {
            value = new ConfigNode.Scalar(null, false, Location.of(flag));
        }
        return put(root, List.of(assignment.substring(0, equals).split("\\.")), value, flag, problems);
    }

    private static ConfigNode put(
            ConfigNode node, List<String> path, ConfigNode value, String flag, Problems problems) {
        if (path.isEmpty()) {
            return value;
        }
        String key = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (node instanceof ConfigNode.Sequence sequence) {
            int index = indexOf(sequence, key);
            if (index < 0) {
                problems.add(
                        Location.of(flag),
                        "",
                        "no item \"" + key + "\" in a list of "
                                + sequence.items().size());
                return node;
            }
            List<ConfigNode> items = new ArrayList<>(sequence.items());
            items.set(index, put(items.get(index), rest, value, flag, problems));
            return new ConfigNode.Sequence(items, sequence.location());
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        Location location = Location.of(flag);
        if (node instanceof ConfigNode.Mapping mapping) {
            entries.putAll(mapping.entries());
            keys.putAll(mapping.keys());
            location = mapping.location();
        }
        entries.put(key, put(entries.get(key), rest, value, flag, problems));
        keys.put(key, Location.of(flag));
        return new ConfigNode.Mapping(entries, keys, location);
    }

    private static int indexOf(ConfigNode.Sequence sequence, String key) {
        for (int i = 0; i < sequence.items().size(); i++) {
            if (sequence.items().get(i) instanceof ConfigNode.Mapping item
                    && item.entries().get("name") instanceof ConfigNode.Scalar name
                    && key.equals(name.text())) {
                return i;
            }
        }
        if (!key.isEmpty() && key.length() < 9 && key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int index = Integer.parseInt(key);
            return index < sequence.items().size() ? index : -1;
        }
        return -1;
    }

    /// `params` with `overrides` laid over it: those that the action knows.
    public static ConfigNode over(ConfigNode params, Map<String, ConfigNode> overrides, OptionTable actionOptions) {
        if (params != null && !(params instanceof ConfigNode.Mapping) || overrides.isEmpty()) {
            return params;
        }
        Map<String, ConfigNode> known = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        overrides.forEach((key, value) -> {
            if (actionOptions.find(key) != null) {
                known.put(key, value);
                keys.put(key, value.location());
            }
        });
        ConfigNode upper =
                new ConfigNode.Mapping(known, keys, params == null ? Location.of("default") : params.location());
        return params == null ? upper : StreamingBlock.merge(params, upper);
    }

    /// The params of an action that environment variables set: `SLUICE_` and the key in capitals.
    public static Map<String, ConfigNode> environment(OptionTable actionOptions, Variables variables) {
        Map<String, ConfigNode> found = new LinkedHashMap<>();
        actionOptions.options().forEach(option -> {
            String name = ENVIRONMENT_PREFIX + option.name().toUpperCase(Locale.ROOT);
            String value = variables.get(name);
            if (value != null) {
                found.put(option.name(), new ConfigNode.Scalar(value, false, Location.of("environment " + name)));
            }
        });
        return found;
    }
}
