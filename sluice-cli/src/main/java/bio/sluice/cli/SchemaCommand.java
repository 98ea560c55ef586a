package bio.sluice.cli;

import bio.sluice.app.config.StrategySchema;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;

/// `sluice schema`: the JSON Schema of the strategy file, for editors.
final class SchemaCommand implements Command {
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        invocation.terminal().out().print(JsonDocument.of(StrategySchema.of(Plugins.onClassPath())));
        return ExitCode.DONE;
    }
}
