package bio.sluice.app.config;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.OptionValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The value of an option as maps, lists and scalars, to be shown or compared. Stateless.
public final class PlainValue {
    private PlainValue() {}

    /// The value; of a table of options, those that are set.
    public static Object of(Object value) {
        if (value instanceof OptionValues table) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Option<?> option : table.table().options()) {
                if (table.isSet(option)) {
                    map.put(option.name(), of(table.get(option)));
                }
            }
            return map;
        }
        if (value instanceof ConfigNode.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, inner) -> map.put(key, of(inner)));
            return map;
        }
        if (value instanceof ConfigNode.Sequence sequence) {
            return of(sequence.items());
        }
        if (value instanceof ConfigNode.Scalar scalar) {
            return scalar.text();
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(of(item)));
            return items;
        }
        return value;
    }
}
