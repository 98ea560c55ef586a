package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.job.RuleDifferences;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.Summary;
import bio.sluice.option.Problems;
import java.io.IOException;

/// `sluice lint`: every mistake of a strategy file at once.
final class LintCommand implements Command {
    private static final int MOST_RECORDS = 1_000_000;

    private boolean showEffective;
    private String sample;
    private final StrategyFlags strategyFlags = new StrategyFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        strategyFlags.declare(flags);
        flags.on("--show-effective", () -> showEffective = true).value("--sample", "N", value -> sample = value);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        long records = WholeNumber.of("--sample", sample, 0, MOST_RECORDS);
        Problems problems = new Problems();
        Strategy strategy = strategyFlags.read(new FlagParams(), problems);
        if (!problems.isEmpty()) {
            Mistakes.told(problems, invocation.messages());
            int count = problems.all().size();
            invocation.messages().note(count + (count == 1 ? " mistake" : " mistakes"));
            return ExitCode.USAGE;
        }
        if (showEffective) {
            EffectiveValues.print(strategy, invocation.terminal().out());
        }
        invocation.messages().note(strategyFlags.file() + ": no mistakes");
        if (records > 0) {
            for (String line : RuleDifferences.of(strategy, records, Plugins.onClassPath())) {
                invocation.terminal().out().println(Summary.printable(line));
            }
        }
        return ExitCode.DONE;
    }
}
