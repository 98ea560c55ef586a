package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice run`: runs a strategy file.
@CommandLine.Command(name = "run")
final class RunCommand implements Command {
    @Parameters(paramLabel = "STRATEGY.yaml")
    Path strategy;

    @Option(names = "--set", paramLabel = "a.b=c")
    List<String> assignments = List.of();

    @Option(names = "--dry-run")
    boolean dryRun;

    @Mixin
    RunFlags runFlags;

    @Mixin
    Verbosity verbosity;

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        FlagParams params = new FlagParams();
        runFlags.addTo(params);
        Problems problems = new Problems();
        Strategy read = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                .read(strategy, assignments, params.all(), problems);
        if (!problems.isEmpty()) {
            return Mistakes.told(problems, invocation.messages());
        }
        StrategyExecution execution = new StrategyExecution(read, runFlags, verbosity, invocation);
        execution.noteUnused(params.all());
        return dryRun ? execution.rehearse() : execution.run();
    }
}
