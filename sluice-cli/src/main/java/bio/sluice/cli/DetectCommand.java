package bio.sluice.cli;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.detect.DetectionDocument;
import bio.sluice.app.detect.DetectionText;
import bio.sluice.app.detect.TableDetection;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.sample.TableSample;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `sluice detect`: which identifiers the columns of a table hold.
final class DetectCommand implements Command {
    private static final int MOST_RECORDS = 100_000_000;

    private List<String> inputs;
    private String sample;
    private boolean json;
    private final ReaderFlags readerFlags = new ReaderFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.arguments("INPUT", values -> inputs = values)
                .value("--sample", "N", value -> sample = value)
                .on("--json", () -> json = true);
        readerFlags.declare(flags);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        long records = WholeNumber.of("--sample", sample, TableSample.USUAL_RECORDS, MOST_RECORDS);
        Problems problems = new Problems();
        TableDetection detection = detect(records, problems);
        if (detection == null) {
            return Mistakes.told(problems, invocation.messages());
        }
        if (json) {
            invocation.terminal().out().print(JsonDocument.of(DetectionDocument.of(detection)));
        } else {
            detection.notes().forEach(invocation.messages()::warning);
            invocation.messages().note("reading " + detection.inputs());
            Columns table = new Columns();
            DetectionText.rows(detection).forEach(row -> table.add(row.toArray(String[]::new)));
            table.print("", invocation.terminal().out());
            DetectionText.footnotes(detection).forEach(invocation.terminal().out()::println);
        }
        return ExitCode.DONE;
    }

    private TableDetection detect(long records, Problems problems) throws IOException {
        Plugins plugins = Plugins.onClassPath();
        FlagParams params = new FlagParams();
        params.putAll("INPUT", "input_path", inputs);
        readerFlags.addTo(params);
        // Whatever the environment configures for runs, nothing is processed or written here.
        params.put("detect", "output_path", "-")
                .put("detect", "enable_parsing", "false")
                .put("detect", "enable_normalization", "false")
                .put("detect", "enable_cross_reference", "false");
        Map<String, Object> step = Map.of("name", "detect", "action", Map.of("type", SingleStep.PROCESS));
        Strategy strategy = new StrategyFile(plugins, Variables.ofProcess())
                .read(
                        SettingsTree.of(Map.of("steps", List.of(step)), "sluice detect"),
                        "detect",
                        params.all(),
                        problems);
        if (!problems.isEmpty()) {
            return null;
        }
        return TableDetection.of(strategy.steps().get(0), records, plugins, problems);
    }
}
