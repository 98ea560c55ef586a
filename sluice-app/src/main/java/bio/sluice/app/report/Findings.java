package bio.sluice.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what surveys found out, which comes as maps and lists. Stateless.
public final class Findings {
    private Findings() {}

    /// The maps in a list.
    public static List<Map<?, ?>> maps(Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    /// A number; 0 where there is none.
    public static long number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Long number ? number : 0;
    }

    /// A text; empty where there is none.
    public static String text(Map<?, ?> map, String key) {
        return map.get(key) == null ? "" : String.valueOf(map.get(key));
    }
}
