package bio.sluice.app;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.Overrides;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.job.StreamingParams;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.repair.Repairs;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.InputFile;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A strategy that is run again with repaired records: every step that reads inputs which dead letters name reads them
/// repaired, and the last streaming step writes somewhere else. Stateless.
public final class StrategyRetry {
    private StrategyRetry() {}

    /// The strategy to run instead of `strategy`.
    ///
    /// @param letters the file of dead letters
    /// @param output where the last streaming step writes
    /// @param notes takes lines for the user
    /// @throws RunStopped if the letters name an input that no step reads, or are no dead letters
    public static Strategy of(
            Strategy strategy,
            Plugins plugins,
            ConfigNode.Scalar letters,
            ConfigNode.Scalar output,
            Consumer<String> notes)
            throws IOException {
        List<Set<String>> inputs = new ArrayList<>();
        int last = -1;
        for (Strategy.Step step : strategy.steps()) {
            inputs.add(isStreaming(step) ? inputs(step, plugins) : Set.of());
            last = isStreaming(step) ? inputs.size() - 1 : last;
        }
        if (last < 0) {
            throw new RunStopped(Reason.USAGE, "no step of the strategy reads records, so there is nothing to repair");
        }
        Map<String, Integer> sources = Repairs.sources(letters.text());
        requireKnown(letters.text(), sources, inputs);
        if (sources.isEmpty()) {
            notes.accept(letters.text() + " holds no dead letters: the inputs are read as they are");
        }
        List<Strategy.Step> steps = new ArrayList<>();
        Problems problems = new Problems();
        for (int i = 0; i < inputs.size(); i++) {
            Map<String, ConfigNode> params = new LinkedHashMap<>();
            if (inputs.get(i).stream().anyMatch(sources::containsKey)) {
                params.put(StreamingParams.REPAIRS.name(), letters);
            }
            if (i == last) {
                params.put(StreamingParams.OUTPUT_PATH.name(), output);
                params.put(StreamingParams.OUTPUT_URL.name(), new ConfigNode.Scalar(null, false, output.location()));
            }
            steps.add(with(strategy.steps().get(i), params, problems));
        }
        Mistakes.refuse(problems);
        return new Strategy(strategy.name(), steps);
    }

    private static boolean isStreaming(Strategy.Step step) {
        return step.params().table().find(StreamingParams.REPAIRS.name()) != null;
    }

    /// The names that the inputs of a step have or, where an earlier step has yet to write them, will have.
    private static Set<String> inputs(Strategy.Step step, Plugins plugins) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        List<String> patterns = step.params().get(StreamingParams.INPUT_PATH);
        for (String pattern : patterns == null ? List.<String>of() : patterns) {
            names.add(pattern);
            try {
                for (InputFile file : Inputs.storage(plugins, pattern).find(pattern)) {
                    names.add(file.name());
                }
            } catch (IOException notThereYet) {
                continue; // if it is not there when its step begins, that step says so
            }
        }
        return names;
    }

    private static void requireKnown(String letters, Map<String, Integer> sources, List<Set<String>> inputs) {
        sources.forEach((source, line) -> {
            if (inputs.stream().noneMatch(names -> names.contains(source))) {
                List<String> known =
                        inputs.stream().flatMap(Set::stream).distinct().toList();
                String suggestion = Problems.suggestion(source, known);
                throw new RunStopped(
                        Reason.USAGE,
                        letters + ", line " + line + ": no step reads \"" + source + "\""
                                + (suggestion == null ? "" : " (" + suggestion + ")")
                                + "; use the dead letters of this strategy, from the same working directory");
            }
        });
    }

    private static Strategy.Step with(Strategy.Step step, Map<String, ConfigNode> params, Problems problems) {
        if (params.isEmpty()) {
            return step;
        }
        ConfigNode tree = Overrides.over(step.tree(), params, step.params().table());
        OptionValues values = step.params().table().read(tree, step.path(), problems);
        return new Strategy.Step(step.name(), step.action(), values, tree, step.path(), step.location());
    }
}
