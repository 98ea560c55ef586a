package bio.sluice.cli;

import bio.sluice.app.config.StrategySchema;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `sluice schema`: the JSON Schema of the strategy file, for editors.
@CommandLine.Command(name = "schema")
final class SchemaCommand implements Command {
    @Mixin
    Verbosity verbosity;

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
