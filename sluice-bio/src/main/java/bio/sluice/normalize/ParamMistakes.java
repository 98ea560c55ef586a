package bio.sluice.normalize;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Option;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternMistake;

/// Reads the values of a transformation's params that need more than their option table, and reports mistakes where
/// they were written. One thread.
///
/// @param params the params
/// @param path where they stand in the strategy
/// @param problems receives mistakes
record ParamMistakes(OptionValues params, String path, Problems problems) {
    /// Reports a mistake in `option`; `suggestion` may be null.
    void add(Option<?> option, String message, String suggestion) {
        Location location = params.isSet(option) ? params.origin(option) : params.location();
        problems.add(location, path + "." + option.name(), message, suggestion);
    }

    /// Reports a mistake inside `option`.
    void add(Location location, Option<?> option, String message) {
        problems.add(location, path + "." + option.name(), message);
    }

    /// The pattern in `option`; null if there is none or a wrong one, which is reported.
    LinearPattern pattern(Option<String> option) {
        String source = params.get(option);
        try {
            return source == null ? null : LinearPattern.of(source);
        } catch (PatternMistake mistake) {
            add(option, "wrong pattern \"" + source + "\": " + mistake.getMessage(), null);
            return null;
        }
    }

    /// The constant in `option`; null if there is a list or table, which is reported.
    Constant constant(Option<ConfigNode> option) {
        if (params.get(option) instanceof ConfigNode.Scalar scalar) {
            return Constant.of(scalar);
        }
        add(option, "expected a single value", null);
        return null;
    }
}
