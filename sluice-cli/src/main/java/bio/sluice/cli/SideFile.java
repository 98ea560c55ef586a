package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.option.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file that a command writes beside what its strategy writes: a path, a device, or `-` for standard output.
/// Immutable.
///
/// @param flag the flag that names it, for messages
/// @param name a path or `-`
record SideFile(String flag, String name) {
    static final String STANDARD_OUTPUT = "-";
    /// Params that name files a run reads or writes.
    private static final List<String> FILE_PARAMS = List.of(
            "input_path",
            "output_path",
            "unmatched_path",
            "error_output_path",
            "manifest_path",
            "qc_path",
            "repairs",
            "normalization",
            "graph",
            "sources");

    /// Refuses a file that would overwrite something, while nothing has been done yet.
    ///
    /// @param mayExist whether it may be there already
    /// @throws WrongFlag naming what is in the way
    void refuseClashes(Strategy strategy, boolean mayExist) {
        for (Strategy.Step step : strategy.steps()) {
            for (String param : FILE_PARAMS) {
                Option<?> option = step.params().table().find(param);
                Object value = option == null ? null : step.params().get(option);
                List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
                for (Object other : values) {
                    if (other instanceof String text && isSame(text)) {
                        throw new WrongFlag(flag + ": " + name + " is the " + param + " of the step " + step.name());
                    }
                }
            }
        }
        if (isFile() && Files.exists(Path.of(name)) && !mayExist) {
            throw new WrongFlag(flag + ": " + name + " exists already; --force overwrites it");
        }
    }

    /// Refuses to be the same as another.
    ///
    /// @throws WrongFlag if it is
    void refuse(SideFile other) {
        if (isSame(other.name)) {
            throw new WrongFlag(flag + ": " + name + " is that of " + other.flag);
        }
    }

    private boolean isSame(String other) {
        if (name.equals(other)) {
            return true;
        }
        return isFile()
                && other.indexOf('\0') < 0
                && Path.of(name)
                        .toAbsolutePath()
                        .normalize()
                        .equals(Path.of(other).toAbsolutePath().normalize());
    }

    /// Whether it is a file of its own, and no device.
    boolean isFile() {
        Path file = Path.of(name);
        return !name.equals(STANDARD_OUTPUT) && (!Files.exists(file) || Files.isRegularFile(file));
    }
}
