package bio.sluice.graph;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many edges a hop may have to do with, by the type of the identifier it leads to. Immutable.
///
/// @param most the number for types that have none of their own; [#UNLIMITED] for no limit
/// @param byType numbers of single types, by any of their names
public record FanLimit(int most, Map<String, Integer> byType) implements Serializable {
    /// No limit.
    public static final int UNLIMITED = Integer.MAX_VALUE;
    /// No limit for any type.
    public static final FanLimit NONE = new FanLimit(UNLIMITED, Map.of());

    private static final Pattern WRITTEN = Pattern.compile("(?:([^=]*[^=\\s])\\s*=\\s*)?([1-9][0-9]{0,8})");

    public FanLimit {
        byType = Map.copyOf(byType);
        if (most < 1 || byType.values().stream().anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("a limit below 1: " + most + ", " + byType);
        }
    }

    /// The same number for every type.
    public static FanLimit of(int most) {
        return new FanLimit(most, Map.of());
    }

    /// Reads limits as users write them: `20` for every type, `icd10=5` for one.
    ///
    /// @return null if one of them is neither
    static FanLimit parse(List<String> written) {
        int most = UNLIMITED;
        Map<String, Integer> byType = new LinkedHashMap<>();
        for (String text : written) {
            Matcher parts = WRITTEN.matcher(text.strip());
            if (!parts.matches()) {
                return null;
            }
            int number = Integer.parseInt(parts.group(2));
            if (parts.group(1) == null) {
                most = number;
            } else {
                byType.put(parts.group(1).strip(), number);
            }
        }
        return new FanLimit(most, byType);
    }

    /// The limits by number of a graph's type; null if there are none.
    int[] of(Graph graph) {
        if (equals(NONE)) {
            return null;
        }
        int[] limits = new int[graph.types().size()];
        Arrays.fill(limits, UNLIMITED);
        boolean[] own = new boolean[limits.length];
        byType.forEach((name, limit) -> {
            TypeSet types = graph.typesRelatedTo(name);
            for (int type = 0; type < limits.length; type++) {
                if (types.contains(type)) {
                    limits[type] = Math.min(limits[type], limit);
                    own[type] = true;
                }
            }
        });
        for (int type = 0; type < limits.length; type++) {
            limits[type] = own[type] ? limits[type] : most;
        }
        return limits;
    }
}
