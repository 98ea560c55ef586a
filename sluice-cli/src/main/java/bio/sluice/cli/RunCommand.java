package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.option.Problems;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sluice run`: runs a strategy file.
@CommandLine.Command(name = "run")
final class RunCommand implements Command {
    @Mixin
    StrategyFlags strategyFlags;

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
        Strategy strategy = strategyFlags.read(params, problems);
        if (!problems.isEmpty()) {
            return Mistakes.told(problems, invocation.messages());
        }
        StrategyExecution execution = new StrategyExecution(strategy, runFlags, verbosity, invocation);
        execution.noteUnused(params.all());
        return dryRun ? execution.rehearse() : execution.run();
    }
}
