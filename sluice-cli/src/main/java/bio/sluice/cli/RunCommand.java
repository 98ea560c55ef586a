package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.option.Problems;
import java.io.IOException;

/// `sluice run`: runs a strategy file.
final class RunCommand implements Command {
    private boolean dryRun;
    private final StrategyFlags strategyFlags = new StrategyFlags();
    private final RunFlags runFlags = new RunFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        strategyFlags.declare(flags);
        flags.on("--dry-run", () -> dryRun = true);
        runFlags.declare(flags);
        runFlags.declareMappings(flags);
        verbosity.declare(flags);
    }

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
