package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice lint`: every mistake of a strategy file at once.
@CommandLine.Command(name = "lint")
final class LintCommand implements Command {
    @Parameters(paramLabel = "STRATEGY.yaml")
    Path strategy;

    @Option(names = "--set", paramLabel = "a.b=c")
    List<String> assignments = List.of();

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
        Strategy read = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                .read(strategy, assignments, Map.of(), problems);
        if (!problems.isEmpty()) {
            Mistakes.told(problems, invocation.messages());
            int count = problems.all().size();
            invocation.messages().note(count + (count == 1 ? " mistake" : " mistakes"));
            return ExitCode.USAGE;
        }
        if (showEffective) {
            EffectiveValues.print(read, invocation.terminal().out());
        }
        invocation.messages().note(strategy + ": no mistakes");
        return ExitCode.DONE;
    }
}
