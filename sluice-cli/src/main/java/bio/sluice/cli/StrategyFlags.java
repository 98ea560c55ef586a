package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A strategy file, and what is laid over it.
final class StrategyFlags {
    private String file;
    private List<String> assignments = List.of();

    void declare(Flags flags) {
        flags.argument("STRATEGY.yaml", value -> file = value)
                .repeated("--set", "a.b=c", values -> assignments = values);
    }

    /// The file's name.
    String file() {
        return file;
    }

    /// Reads the file.
    ///
    /// @param params what flags say
    /// @return null if there are problems
    /// @throws WrongFlag if there is no such file
    Strategy read(FlagParams params, Problems problems) throws IOException {
        try {
            return new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                    .read(Path.of(file), assignments, params.all(), problems);
        } catch (NoSuchFileException missing) {
            throw new WrongFlag(file + " does not exist");
        }
    }
}
