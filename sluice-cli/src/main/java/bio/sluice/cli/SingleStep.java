package bio.sluice.cli;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A strategy of one step that was given as flags and not as a file. Stateless.
final class SingleStep {
    /// Streams tables through processors.
    static final String PROCESS = "STREAMING_DATA_PROCESSOR";
    /// Makes a graph file.
    static final String BUILD_GRAPH = "BUILD_MAPPING_GRAPH";

    private SingleStep() {}

    /// Runs one action, unless the flags are wrong.
    ///
    /// @param name what the step and the strategy are called
    /// @param action its type
    /// @param params its params
    /// @return the exit code
    static int run(
            String name, String action, FlagParams params, RunFlags flags, Verbosity verbosity, Invocation invocation)
            throws IOException {
        Map<String, Object> step = Map.of("name", name, "action", Map.of("type", action));
        Problems problems = new Problems();
        Strategy strategy = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                .read(SettingsTree.of(Map.of("steps", List.of(step)), "sluice " + name), name, params.all(), problems);
        if (!problems.isEmpty()) {
            return Mistakes.told(problems, invocation.messages());
        }
        return new StrategyExecution(strategy, flags, verbosity, invocation).run();
    }
}
