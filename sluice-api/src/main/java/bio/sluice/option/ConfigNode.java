package bio.sluice.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tree of settings as it was written, with the place of each value. Immutable.
public sealed interface ConfigNode {
    /// Where this value begins.
    Location location();

    /// A single value; `null` where nothing or `null` was written.
    ///
    /// @param text the value as text, or null
    /// @param quoted whether it was written in quotes, so that `"5"` can be told from `5`
    record Scalar(String text, boolean quoted, Location location) implements ConfigNode {}

    /// A list.
    record Sequence(List<ConfigNode> items, Location location) implements ConfigNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Named values, in the order in which they were written.
    ///
    /// @param entries by key
    /// @param keys where each key stands
    record Mapping(Map<String, ConfigNode> entries, Map<String, Location> keys, Location location)
            implements ConfigNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keys = Map.copyOf(keys);
        }

        /// Where the key `name` stands, or this mapping itself if it is not there.
        public Location keyLocation(String name) {
            return keys.getOrDefault(name, location);
        }
    }
}
