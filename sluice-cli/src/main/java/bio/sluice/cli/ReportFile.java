package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.option.Option;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Where the report of a run goes: a file, a device, or standard output. Immutable.
final class ReportFile {
    private static final String FLAG = "--report";
    private static final String STANDARD_OUTPUT = "-";
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

    private final String name;

    /// @param name a path or `-`
    ReportFile(String name) {
        this.name = name;
    }

    /// Refuses a report that would overwrite something, while nothing has been done yet.
    ///
    /// @param force whether a file that exists may be replaced
    /// @throws WrongFlag naming what is in the way
    void refuseClashes(Strategy strategy, boolean force) {
        for (Strategy.Step step : strategy.steps()) {
            for (String param : FILE_PARAMS) {
                Option<?> option = step.params().table().find(param);
                Object value = option == null ? null : step.params().get(option);
                List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
                for (Object other : values) {
                    if (other instanceof String text && isSame(text)) {
                        throw new WrongFlag(FLAG + ": " + name + " is the " + param + " of the step " + step.name());
                    }
                }
            }
        }
        if (isFile() && Files.exists(Path.of(name)) && !force) {
            throw new WrongFlag(FLAG + ": " + name + " exists already; --force overwrites it");
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

    private boolean isFile() {
        Path file = Path.of(name);
        return !name.equals(STANDARD_OUTPUT) && (!Files.exists(file) || Files.isRegularFile(file));
    }

    /// Writes the report; a file appears under its name when it is complete.
    void write(String text, PrintStream standardOutput) throws IOException {
        if (name.equals(STANDARD_OUTPUT)) {
            standardOutput.print(text);
        } else if (isFile()) {
            Path file = Path.of(name);
            Path aside = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.writeString(Path.of(name), text, StandardCharsets.UTF_8);
        }
    }
}
