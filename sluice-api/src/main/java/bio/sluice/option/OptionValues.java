package bio.sluice.option;

import java.util.LinkedHashMap;
import java.util.Map;

/// The values of an [OptionTable], with where each was set. Immutable.
public final class OptionValues {
    private final OptionTable table;
    private final Map<Option<?>, Object> values;
    private final Map<Option<?>, Location> origins;
    private final Location location;
    private final ConfigNode tree;

    OptionValues(
            OptionTable table,
            Map<Option<?>, Object> values,
            Map<Option<?>, Location> origins,
            Location location,
            ConfigNode tree) {
        this.table = table;
        this.values = Map.copyOf(values);
        this.origins = Map.copyOf(origins);
        this.location = location;
        this.tree = tree;
    }

    /// The value of an option of this table: what was set, else its default (which may be null).
    ///
    /// @throws IllegalArgumentException if the table has no such option
    @SuppressWarnings("unchecked") // values are put in under an option of their own type
    public <T> T get(Option<T> option) {
        if (table.find(option.name()) == null) {
            throw new IllegalArgumentException("no option " + option.name());
        }
        Option<?> own = table.find(option.name());
        Object value = values.get(own);
        return value != null ? (T) value : (T) own.defaultValue();
    }

    /// Whether the option was set by the user.
    public boolean isSet(Option<?> option) {
        return values.containsKey(table.find(option.name()));
    }

    /// Where the option was set; `default` if it was not.
    public Location origin(Option<?> option) {
        return origins.getOrDefault(table.find(option.name()), Location.of("default"));
    }

    /// Where this table of values stands.
    public Location location() {
        return location;
    }

    /// The options these are values of.
    public OptionTable table() {
        return table;
    }

    /// What these values were read from, or null.
    public ConfigNode tree() {
        return tree;
    }

    /// These values with `option` set to `value`.
    public <T> OptionValues with(Option<T> option, T value) {
        Map<Option<?>, Object> more = new LinkedHashMap<>(values);
        more.put(table.find(option.name()), value);
        return new OptionValues(table, more, origins, location, tree);
    }
}
