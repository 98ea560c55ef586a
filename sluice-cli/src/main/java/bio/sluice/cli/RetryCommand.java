package bio.sluice.cli;

import bio.sluice.app.StrategyRetry;
import bio.sluice.app.config.Overrides;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;

/// `sluice retry`: runs a strategy again with repaired records.
final class RetryCommand implements Command {
    private String dead;
    private String output;
    private final StrategyFlags strategyFlags = new StrategyFlags();
    private final RunFlags runFlags = new RunFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        strategyFlags.declare(flags);
        flags.required("--dead", "FILE", value -> dead = value)
                .required("-o --output", "OUTPUT", value -> output = value);
        runFlags.declare(flags);
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
        Strategy retry = StrategyRetry.of(
                strategy,
                Plugins.onClassPath(),
                Overrides.flag("--dead", dead),
                Overrides.flag("-o", output),
                invocation.messages()::note);
        StrategyExecution execution = new StrategyExecution(retry, runFlags, verbosity, invocation);
        execution.noteUnused(params.all());
        return execution.run();
    }
}
