package bio.sluice.app.report;

import bio.sluice.format.Format;
import bio.sluice.option.Option;
import bio.sluice.option.OptionValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a format was used, for the manifest: what is needed to read the same records again. Stateless.
public final class Usage {
    private Usage() {}

    /// The format's name, and those of its options that were set.
    public static Map<String, Object> of(Format format, OptionValues values) {
        Map<String, Object> set = new LinkedHashMap<>();
        for (Option<?> option : values.table().options()) {
            Object value = values.get(option);
            if (values.isSet(option) && value != null) {
                set.put(
                        option.name(),
                        value instanceof Number || value instanceof Boolean || value instanceof List<?>
                                ? value
                                : value.toString());
            }
        }
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("format", format.name());
        usage.put("options", set);
        return usage;
    }
}
