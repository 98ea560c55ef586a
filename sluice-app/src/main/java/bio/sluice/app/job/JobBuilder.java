package bio.sluice.app.job;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers a job piece by piece, in Java. One use, one thread. Reads params exactly as a strategy's are read.
public final class JobBuilder {
    private static final String SOURCE = "Java";

    private final Plugins plugins;
    private final Map<String, Object> params = new LinkedHashMap<>();
    /// What adds the stages, once all params are known.
    private final List<Runnable> later = new ArrayList<>();

    private final StageList stages = new StageList();
    private final Problems problems = new Problems();

    /// @param inputs paths, globs or `-`
    public JobBuilder(Plugins plugins, List<String> inputs) {
        this.plugins = plugins;
        params.put(StreamingParams.INPUT_PATH.name(), inputs);
    }

    /// Sets a param of a streaming step.
    public void param(String name, Object value) {
        params.put(name, value);
    }

    /// Adds a stage by its processor's type.
    public void stage(String type, Map<String, ?> settings) {
        later.add(() -> new ProcessorChain(plugins)
                .add(type, SettingsTree.of(withSwitches(type, settings), SOURCE), type, stages, problems));
    }

    /// Adds a stage of the caller's own.
    public void stage(String name, ProcessorFactory factory) {
        later.add(() -> stages.add(name, factory, "of the caller's own"));
    }

    /// The settings with those that params of the step make on its processors.
    private Map<String, Object> withSwitches(String type, Map<String, ?> settings) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        ProcessorType processor = plugins.processors().get(type);
        ProcessorChain.SETS.forEach((param, option) -> {
            if (params.containsKey(param)
                    && processor != null
                    && processor.options().find(option) != null) {
                all.put(option, true);
            }
        });
        return all;
    }

    /// Runs the job into a file.
    public RunReport run(String output, Runner runner, RunSettings settings) throws IOException {
        params.put(StreamingParams.OUTPUT_PATH.name(), output);
        return new JobRun(job(), plugins, runner, settings).run();
    }

    /// The job as a pipeline that keeps nothing, for a runner that hands its results over.
    public Pipeline pipeline(RunSettings settings) throws IOException {
        params.putIfAbsent(StreamingParams.OUTPUT_PATH.name(), "-");
        StreamingJob job = job();
        JobPlan plan = JobPlan.of(job, plugins);
        plan.notes().forEach(settings.notes());
        return plan.pipeline(job, new DiscardingTarget(), null);
    }

    private StreamingJob job() {
        later.forEach(Runnable::run);
        later.clear();
        StreamingParams table = new StreamingParams(plugins);
        OptionValues values = table.table().read(SettingsTree.of(params, SOURCE), "", problems);
        StreamingJob job = table.job("java", values, "", problems);
        Mistakes.refuse(problems);
        List<Stage> all = new ArrayList<>(job.stages());
        all.addAll(stages.stages());
        Map<String, String> settings = new LinkedHashMap<>(job.settings());
        stages.settings().forEach((name, written) -> settings.put("processor " + name, written));
        return new StreamingJob(
                job.name(),
                job.input(),
                all,
                job.output(),
                job.policy(),
                job.limits(),
                job.digest(),
                job.checkpointInterval(),
                job.sampleInterval(),
                settings);
    }
}
