package bio.sluice.app.config;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trees of settings made in Java. Stateless.
public final class SettingsTree {
    private SettingsTree() {}

    /// The tree of a value: a `Map` with text keys, a `List`, null, or anything whose text is a scalar.
    ///
    /// @param source what stands for the place of these settings in messages
    public static ConfigNode of(Object value, String source) {
        Location location = Location.of(source);
        if (value instanceof ConfigNode tree) {
            return tree;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            Map<String, Location> keys = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                entries.put(key.toString(), of(inner, source));
                keys.put(key.toString(), location);
            });
            return new ConfigNode.Mapping(entries, keys, location);
        }
        if (value instanceof List<?> list) {
            return new ConfigNode.Sequence(
                    list.stream().map(item -> of(item, source)).toList(), location);
        }
        return new ConfigNode.Scalar(value == null ? null : value.toString(), false, location);
    }

    /// Those entries of `tree` whose keys are in `keys`; empty if it is no mapping.
    public static ConfigNode.Mapping select(ConfigNode tree, Collection<String> keys) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Location> places = new LinkedHashMap<>();
        if (tree instanceof ConfigNode.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (keys.contains(key)) {
                    entries.put(key, value);
                    places.put(key, mapping.keyLocation(key));
                }
            });
        }
        return new ConfigNode.Mapping(entries, places, tree == null ? Location.of("default") : tree.location());
    }
}
