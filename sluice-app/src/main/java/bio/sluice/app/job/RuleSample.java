package bio.sluice.app.job;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonMistake;
import bio.sluice.app.report.JsonReader;
import bio.sluice.engine.LocalRunner;
import bio.sluice.engine.ResultChunk;
import bio.sluice.engine.ResultChunks;
import bio.sluice.normalize.Auditable;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the rules of a job do to its first records. Nothing is written. Stateless.
public final class RuleSample {
    private static final String JSONL = "jsonl";
    private static final String ERROR = "normalization_error";

    private RuleSample() {}

    /// What became of one field of one record.
    ///
    /// @param record its place among the records that come out, from 1
    /// @param field the field
    /// @param before its text before the rules
    /// @param after its text, or its JSON, behind them
    /// @param rules the rules that changed it, by number and transformation
    public record Difference(long record, String field, String before, String after, List<String> rules) {}

    /// What was found in a sample.
    ///
    /// @param notes what was assumed about the input
    /// @param records records that came out of the sample
    /// @param differences what the rules changed
    /// @param errors why rules could not be applied, by place of the record
    public record Result(List<String> notes, long records, List<Difference> differences, Map<Long, String> errors) {}

    /// Runs the first records through all stages up to the last with rules.
    ///
    /// @param records how many, of each input
    /// @return null if the job has no rules
    /// @throws bio.sluice.fault.RunStopped if it cannot run
    public static Result of(StreamingJob job, long records, Plugins plugins) throws IOException {
        StreamingJob sample = sample(job, records);
        if (sample.stages().isEmpty()) {
            return null;
        }
        JobPlan plan = JobPlan.of(sample, plugins);
        Pipeline pipeline = plan.pipeline(job, new DiscardingTarget(), null);
        List<String> fields = fields(plan.stages());
        Result result = new Result(plan.notes(), 0, new ArrayList<>(), new LinkedHashMap<>());
        long count = 0;
        try (ResultChunks chunks = new LocalRunner(new Interruption()).results(pipeline, RunListener.SILENT)) {
            for (ResultChunk chunk : chunks) {
                for (String line : chunk.lines().toList()) {
                    compare(++count, line, fields, result);
                }
            }
        }
        return new Result(result.notes(), count, result.differences(), result.errors());
    }

    private static StreamingJob sample(StreamingJob job, long records) {
        List<Stage> stages = new ArrayList<>();
        int last = -1;
        for (Stage stage : job.stages()) {
            boolean rules = stage.factory() instanceof Auditable;
            stages.add(rules ? new Stage(stage.name(), ((Auditable) stage.factory()).audited()) : stage);
            last = rules ? stages.size() - 1 : last;
        }
        StreamingJob.Output output = job.output();
        return job.with(
                job.input().limitedTo(records, "--sample"),
                stages.subList(0, last + 1),
                new StreamingJob.Output(
                        "-",
                        JSONL,
                        SettingsTree.of(Map.of(), "--sample"),
                        null,
                        output.errorsPath(),
                        null,
                        null,
                        output.manifestPath(),
                        null,
                        null));
    }

    private static List<String> fields(List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.factory() instanceof Auditable)
                .flatMap(stage -> ((Auditable) stage.factory()).targets().stream())
                .distinct()
                .toList();
    }

    private static void compare(long number, String line, List<String> fields, Result result) {
        byte[] json = line.getBytes(StandardCharsets.UTF_8);
        Map<?, ?> record;
        try {
            record = (Map<?, ?>) JsonReader.read(json, 0, json.length);
        } catch (JsonMistake impossible) {
            throw new IllegalStateException("a record that is no JSON: " + line, impossible);
        }
        if (record.get(ERROR) != null) {
            result.errors().put(number, text(record.get(ERROR)));
        }
        for (String field : fields) {
            if (record.get(field + Auditable.SUFFIX) instanceof List<?> changes && !changes.isEmpty()) {
                result.differences().add(difference(number, field, record.get(field), changes));
            }
        }
    }

    private static Difference difference(long number, String field, Object after, List<?> changes) {
        String before = text(((Map<?, ?>) changes.get(0)).get("from"));
        List<String> rules = changes.stream()
                .map(change -> (Map<?, ?>) change)
                .map(change -> change.get("rule") + " " + change.get("transform"))
                .collect(Collectors.toList());
        return new Difference(number, field, before, text(after), rules);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
