package bio.sluice.app.job;

import bio.sluice.app.graph.BundledGraph;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Manifest;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.engine.target.OutputFiles.Existing;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.stream.DependsOnFiles;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Runs a job and leaves its manifest. One use, one thread.
public final class JobRun {
    /// Records that a rehearsal looks at, from each input.
    private static final long REHEARSED = 1_000;
    /// Bytes of input after which a checkpoint is due even if the interval has not passed: what is written between two
    /// of them has to reach the disk in one go.
    private static final long CHECKPOINT_BYTES = 256L << 20;

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
    /// @return what was done; of a run that had ended before, what it did, with 0 attempts
    /// @throws bio.sluice.fault.RunStopped with a message for the user, if it cannot run or go on
    public RunReport run() throws IOException {
        if (!settings.resume()) {
            return run(false, existing());
        }
        boolean insist = settings.restart() || settings.overwrite();
        try {
            return run(true, settings.overwrite() ? Existing.REPLACE : Existing.REFUSE);
        } catch (RunStopped refused) {
            if (refused.reason() != Reason.RESUME || !insist) {
                throw named(refused);
            }
            settings.notes().accept(refused.getMessage() + "; starting afresh");
            return run(false, existing());
        }
    }

    /// A refusal to resume says of which output it speaks: a strategy may have several.
    private RunStopped named(RunStopped refused) {
        return refused.reason() != Reason.RESUME
                        || refused.getMessage().contains(job.output().path())
                ? refused
                : new RunStopped(Reason.RESUME, job.output().path() + ": " + refused.getMessage(), refused);
    }

    private Existing existing() {
        return settings.overwrite() ? Existing.REPLACE : settings.restart() ? Existing.RESTART : Existing.REFUSE;
    }

    private RunReport run(boolean resume, Existing existing) throws IOException {
        Instant started = Instant.now();
        JobPlan plan = JobPlan.of(job, plugins);
        plan.notes().forEach(settings.notes());
        Storage storage = Inputs.storage(plugins, job.output().path());
        OutputNames names = OutputNames.of(job.output(), storage);
        names.refuseClashes(plan.inputs().stored(), job.input().repairs());
        clearEmptyErrors(names);
        Map<String, String> graphs = graphs(plan);
        Map<String, String> fingerprint = Fingerprint.of(job, plan, graphs);
        boolean resumable = isResumable(plan, names);
        if (resume && !resumable) {
            throw new RunStopped(
                    Reason.USAGE,
                    "--resume: standard input, pipes and standard output cannot be resumed; name files, or run it"
                            + " without --resume");
        }
        UsedMappingsFile mappings = names.sssom() == null
                ? null
                : new UsedMappingsFile(plugins, plan.stages(), names.sssom(), job.digest());
        if (mappings != null && existing == Existing.REFUSE && !resume) {
            mappings.requireNew();
        }
        EarlierRun earlier = new EarlierRun(plugins, names.manifest());
        if (existing == Existing.RESTART && earlier.published(names.output())) {
            existing = Existing.REPLACE;
        }
        FileTarget target = new FileTarget(files(names, plan, storage, existing));
        if (resume && !target.hasCheckpoint()) {
            RunReport done = earlier.report(fingerprint, plan.inputs().stored());
            if (done != null) {
                settings.notes().accept(names.output() + " is complete, by " + names.manifest() + "; nothing to do");
                target.discard();
                return done;
            }
        }
        if (resume && target.hasCheckpoint()) {
            settings.notes().accept("going on with an earlier run of " + names.output());
            for (String input : plan.inputs().inOnePiece()) {
                settings.notes()
                        .accept("what was read of " + input
                                + " is unpacked again, for plain gzip has no middle to begin"
                                + " in; packed with bgzip it would have one");
            }
        }
        Resumption resumption =
                !resumable ? null : new Resumption(fingerprint, resume, job.checkpointInterval(), CHECKPOINT_BYTES);
        try {
            RunReport report = runner.run(plan.pipeline(job, target, resumption), settings.listener());
            if (mappings != null && report.gate() == null) {
                report = mappings.write(report);
            }
            String manifest = JsonDocument.of(Manifest.of(
                    job.name(),
                    report,
                    plan.inputs().stored(),
                    graphs,
                    fingerprint,
                    plan.usage(job.digest()),
                    settings.command(),
                    started));
            write(storage, names.manifest(), manifest);
            target.discard();
            return report;
        } finally {
            target.release();
        }
    }

    /// Whether all of it is files, which can be opened again and written on.
    private boolean isResumable(JobPlan plan, OutputNames names) {
        return plan.inputs().stored().stream().allMatch(InputFile::reopenable)
                && Stream.of(names.output(), names.errors(), names.unmatched())
                        .filter(Objects::nonNull)
                        .noneMatch(name -> Inputs.storage(plugins, name).isSpecial(name));
    }

    /// Runs the first records of the job and writes nothing: inputs, headers, graph and output are looked at.
    public RunReport rehearse() throws IOException {
        StreamingJob sample = new StreamingJob(
                job.name(),
                job.input().limitedTo(REHEARSED, "rehearsal"),
                job.stages(),
                job.output(),
                job.policy(),
                job.limits(),
                job.digest(),
                job.checkpointInterval(),
                job.settings());
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
        return runner.run(plan.pipeline(job, new DiscardingTarget(), null), settings.listener());
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

    private OutputFiles files(OutputNames names, JobPlan plan, Storage storage, Existing existing) {
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
                existing,
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
            storage.syncFolder(new FilePlace(storage, location, null).folder());
        }
    }
}
