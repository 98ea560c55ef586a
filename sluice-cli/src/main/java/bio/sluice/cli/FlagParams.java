package bio.sluice.cli;

import bio.sluice.app.config.Overrides;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.option.ConfigNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Params that flags set, each with the flag as its place, so that a mistake names the flag. One thread.
final class FlagParams {
    private final Map<String, ConfigNode> params = new LinkedHashMap<>();

    /// Sets a param, if the flag was given.
    ///
    /// @param value what was given, or null
    FlagParams put(String flag, String param, String value) {
        if (value != null) {
            params.put(param, Overrides.flag(flag, value));
        }
        return this;
    }

    /// Sets a param to a list, if the flag was given.
    ///
    /// @param values what was given, or null; texts, or maps of texts
    FlagParams putAll(String flag, String param, List<?> values) {
        if (values != null) {
            params.put(param, SettingsTree.of(values, flag));
        }
        return this;
    }

    /// Sets a param to a value that knows its flag.
    FlagParams put(String param, ConfigNode value) {
        params.put(param, value);
        return this;
    }

    /// The params set so far, by key.
    Map<String, ConfigNode> all() {
        return params;
    }
}
