package bio.sluice.fuzz;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reader options taken from the first bytes of an input, so that the fuzzer chooses them too. One use.
final class Settings {
    private final byte[] input;
    private int next;
    private final Map<String, Object> options = new LinkedHashMap<>();

    Settings(byte[] input) {
        this.input = input;
    }

    /// Takes one byte and sets the option to one of `values` by it; null leaves the default.
    Settings choose(String option, Object... values) {
        Object value = values[take() % values.length];
        if (value != null) {
            options.put(option, value);
        }
        return this;
    }

    /// Takes one byte and sets each option to whether its bit is set.
    Settings flags(String... names) {
        int bits = take();
        for (int i = 0; i < names.length; i++) {
            options.put(names[i], (bits >> i & 1) != 0);
        }
        return this;
    }

    int take() {
        return next < input.length ? input[next++] & 0xFF : 0;
    }

    /// What is left of the input.
    byte[] rest() {
        return Arrays.copyOfRange(input, next, input.length);
    }

    /// The options as values of `table`.
    OptionValues values(OptionTable table) {
        Problems problems = new Problems();
        OptionValues values = table.read(SettingsTree.of(options, "fuzz"), "", problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.all().toString());
        }
        return values;
    }

    @Override
    public String toString() {
        return options.toString();
    }
}
