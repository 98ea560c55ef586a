package bio.sluice.app.job;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the rules of a strategy do to the first records of its inputs, told in lines. Stateless.
public final class RuleDifferences {
    private static final String STREAMING = "STREAMING_DATA_PROCESSOR";
    private static final int MOST_LINES = 200;

    private RuleDifferences() {}

    /// The lines for all steps that have rules.
    ///
    /// @param records how many records to look at, of each input
    public static List<String> of(Strategy strategy, long records, Plugins plugins) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Strategy.Step step : strategy.steps()) {
            if (!step.action().name().equals(STREAMING)) {
                continue;
            }
            StreamingJob job =
                    new StreamingParams(plugins).job(step.name(), step.params(), step.path(), new Problems());
            try {
                RuleSample.Result result = RuleSample.of(job, records, plugins);
                if (result != null) {
                    tell(step.name(), result, lines);
                }
            } catch (RunStopped stopped) {
                lines.add(step.name() + ": cannot be tried: " + stopped.getMessage());
            }
        }
        if (lines.isEmpty()) {
            lines.add("no step has normalization rules");
        }
        return lines;
    }

    private static void tell(String step, RuleSample.Result result, List<String> lines) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        Map<String, Integer> rules = new LinkedHashMap<>();
        int shown = 0;
        for (RuleSample.Difference difference : result.differences()) {
            fields.merge(difference.field(), 1, Integer::sum);
            difference.rules().forEach(rule -> rules.merge(rule, 1, Integer::sum));
            if (shown++ < MOST_LINES) {
                lines.add(step + " record " + difference.record() + ": " + difference.field() + ": \""
                        + difference.before() + "\" -> \"" + difference.after() + "\"  ("
                        + String.join(", ", difference.rules()) + ")");
            }
        }
        if (shown > MOST_LINES) {
            lines.add(step + ": " + (shown - MOST_LINES) + " more differences");
        }
        result.errors().forEach((record, error) -> lines.add(step + " record " + record + ": " + error));
        lines.add(step + ": " + result.records() + " records; changed: " + counts(fields) + "; rules that did: "
                + counts(rules));
    }

    private static String counts(Map<String, Integer> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((name, count) -> words.add(name + " " + count));
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
