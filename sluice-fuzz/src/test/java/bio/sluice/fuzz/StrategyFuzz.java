package bio.sluice.fuzz;

import bio.sluice.app.StrategyRun;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.config.YamlTree;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Strategy files: what is wrong with them is told as problems, with a place, and as nothing else.
public final class StrategyFuzz {
    private static final Plugins PLUGINS = Plugins.onClassPath();
    private static final Variables VARIABLES = new Variables(name -> name.equals("SET") ? "value" : null);

    private StrategyFuzz() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.contains("/")) {
            return; // rules may stand in another file: not in one of the machine
        }
        Problems problems = new Problems();
        ConfigNode tree = YamlTree.read(text, "fuzz.yaml", VARIABLES, problems);
        if (tree != null) {
            Strategy strategy = new StrategyFile(PLUGINS, VARIABLES).read(tree, "fuzz", Map.of(), problems);
            if ((strategy == null) == problems.isEmpty()) {
                throw new AssertionError("no strategy and no problems, or both: " + problems.all());
            }
            if (strategy != null) {
                problems = StrategyRun.check(strategy);
            }
        }
        for (Problem problem : problems.all()) {
            if (problem.message() == null || problem.message().isBlank() || problem.location() == null) {
                throw new AssertionError("a problem without a message or a place: " + problem);
            }
        }
    }
}
