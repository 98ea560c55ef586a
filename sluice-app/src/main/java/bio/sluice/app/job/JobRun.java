package bio.sluice.app.job;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.StreamingBlock;
import bio.sluice.app.graph.BundledGraph;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Manifest;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.engine.target.OutputFiles.Existing;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.stream.DependsOnFiles;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Runs a job and leaves its manifest. One use, one thread.
public final class JobRun {
    /// Records that a rehearsal looks at, from each input.
    private static final long REHEARSED = 1_000;

    private final StreamingJob job;
    private final Plugins plugins;
    private final Runner runner;
    private final RunSettings settings;

    public JobRun(StreamingJob job, Plugins plugins, Runner runner, RunSettings settings) {
        this.job = job;
        this.plugins = plugins;
        this.runner = runner;
        this.settings = settings;
    }

    /// Runs the job to its end. The manifest is the last file to appear.
    ///
    /// @throws bio.sluice.fault.RunStopped with a message for the user, if it cannot run or go on
    public RunReport run() throws IOException {
        Instant started = Instant.now();
        JobPlan plan = JobPlan.of(job, plugins);
        plan.notes().forEach(settings.notes());
        Storage storage = Inputs.storage(plugins, job.output().path());
        OutputNames names = OutputNames.of(job.output(), storage);
        names.refuseClashes(plan.inputs().stored(), job.input().repairs());
        clearEmptyErrors(names);
        Target target = new FileTarget(files(names, plan, storage));
        RunReport report = runner.run(pipeline(plan, target), settings.listener());
        String manifest = JsonDocument.of(
                Manifest.of(
                job.name(),
                report,
                plan.inputs().stored(),
                graphs(plan),
                plan.usage(job.digest()),
                settings.command(),
                started));
        write(storage, names.manifest(), manifest);
        return report;
    }

    /// Runs the first records of the job and writes nothing: inputs, headers, graph and output are looked at.
    public RunReport rehearse() throws IOException {
        StreamingJob sample = new StreamingJob(
                job.name(),
                new StreamingJob.Input(
                        job.input().paths(),
                        job.input().format(),
                        StreamingBlock.merge(
                                job.input().options(), SettingsTree.of(Map.of("max_rows", REHEARSED), "rehearsal")),
                        job.input().optionsPerFormat(),
                        job.input().maxDecompressionRatio(),
                        job.input().repairs()),
                job.stages(),
                job.output(),
                job.policy(),
                job.limits(),
                job.digest());
        JobPlan plan = JobPlan.of(sample, plugins);
        plan.notes().forEach(settings.notes());
        Storage storage = Inputs.storage(plugins, job.output().path());
        OutputNames names = OutputNames.of(job.output(), storage);
        names.refuseClashes(plan.inputs().stored(), job.input().repairs());
        for (Stage stage : plan.stages()) {
            settings.notes().accept("then " + stage.name());
        }
        settings.notes()
                .accept("writing " + names.output() + " as " + plan.format().name()
                        + (plan.compression() == null
                                ? ""
                                : ", " + plan.compression().name())
                        + (plan.columns() == null ? "" : "; columns: " + String.join(", ", plan.columns())));
        if (!storage.isSpecial(names.output()) && storage.exists(names.output()) && !settings.overwrite()) {
            settings.notes().accept(names.output() + " exists; a run needs --force to replace it");
        }
        return runner.run(pipeline(plan, new DiscardingTarget()), settings.listener());
    }

    private Pipeline pipeline(JobPlan plan, Target target) {
        return new Pipeline(
                job.name(),
                plan.source(),
                plan.stages(),
                plan.writer(),
                plan.columns(),
                target,
                job.policy(),
                plan.limits());
    }

    /// Runs to standard output share one file of dead letters in a folder. An empty one, as most runs leave, may go: it
    /// holds nothing that could be lost, and a pipe must not fail the second time.
    private void clearEmptyErrors(OutputNames names) throws IOException {
        Storage storage = Inputs.storage(plugins, names.errors());
        if (job.output().errorsPath() == null
                && Inputs.storage(plugins, names.output()).isSpecial(names.output())
                && storage.exists(names.errors())
                && storage.find(names.errors()).get(0).size() == 0) {
            storage.delete(names.errors());
        }
    }

    private OutputFiles files(OutputNames names, JobPlan plan, Storage storage) {
        FilePlace unmatched = names.unmatched() == null
                ? null
                : new FilePlace(
                        Inputs.storage(plugins, names.unmatched()),
                        names.unmatched(),
                        Inputs.compressionByExtension(plugins, names.unmatched()));
        return new OutputFiles(
                new FilePlace(storage, names.output(), plan.compression()),
                plan.format().name(),
                new FilePlace(Inputs.storage(plugins, names.errors()), names.errors(), null),
                unmatched,
                settings.overwrite() ? Existing.REPLACE : Existing.REFUSE,
                job.digest());
    }

    private static Map<String, String> graphs(JobPlan plan) {
        Map<String, String> graphs = new TreeMap<>();
        for (Stage stage : plan.stages()) {
            if (stage.factory() instanceof DependsOnFiles files) {
                files.fileDigests().forEach((file, digest) -> graphs.put(BundledGraph.nameOf(file), digest));
            }
        }
        return graphs;
    }

    private static void write(Storage storage, String location, String text) throws IOException {
        boolean direct = storage.isSpecial(location);
        String aside = direct ? location : location + ".part";
        try (OutputFile file = storage.create(aside)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            file.write(bytes, 0, bytes.length);
            file.sync();
        }
        if (!direct) {
            storage.rename(aside, location);
        }
    }
}
