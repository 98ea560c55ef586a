package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.option.Problems;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sluice lint`: every mistake of a strategy file at once.
@CommandLine.Command(name = "lint")
final class LintCommand implements Command {
    @Mixin
    StrategyFlags strategyFlags;

    @Option(names = "--show-effective")
    boolean showEffective;

    @Mixin
    Verbosity verbosity;

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
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
        invocation.messages().note(strategyFlags.file + ": no mistakes");
        return ExitCode.DONE;
    }
}
