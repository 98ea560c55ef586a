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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A strategy file, and what is laid over it.
final class StrategyFlags {
    @Parameters(paramLabel = "STRATEGY.yaml")
    Path file;

    @Option(names = "--set", paramLabel = "a.b=c")
    List<String> assignments = List.of();

    /// Reads the file.
    ///
    /// @param params what flags say
    /// @return null if there are problems
    /// @throws WrongFlag if there is no such file
    Strategy read(FlagParams params, Problems problems) throws IOException {
        try {
            return new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                    .read(file, assignments, params.all(), problems);
        } catch (NoSuchFileException missing) {
            throw new WrongFlag(file + " does not exist");
        }
    }
}
