package bio.sluice.app.job;

import bio.sluice.app.graph.BundledGraph;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Manifest;
import bio.sluice.engine.target.ContinuedTarget;
import bio.sluice.engine.target.DatabaseTarget;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.engine.target.OutputFiles.Existing;
import bio.sluice.engine.target.WholeFile;
import bio.sluice.fault.ConnectionLost;
import bio.sluice.fault.RolledBack;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.InputFile;
import bio.sluice.io.Storage;
import bio.sluice.stream.DependsOnFiles;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.time.Duration;
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

    /// The format of unmatched records where the others go to a table.
    private static final String ROWS_ASIDE = "jsonl";
    /// Milliseconds between attempts to go on when a server has gone away: doubled from the first up to the last, which
    /// is short enough to end in time when somebody asks for it.
    private static final long FIRST_PAUSE = 100;

    private static final long LONGEST_PAUSE = 1_000;
    /// Attempts in a row that come to nothing, which with the pauses is some fifteen seconds.
    private static final int PATIENCE = 18;
    /// Nanoseconds after which an attempt has come to something, for it has passed checkpoints.
    private static final long LONG_ENOUGH = 30_000_000_000L;

    private final StreamingJob job;
    private final Plugins plugins;
    private final Runner runner;
    private final RunSettings settings;
    /// Whether the attempt at work has found its server.
    private boolean connected;
    /// Whether a table was found to refuse rows.
    private boolean refusals;

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
        try {
            return runOnce();
        } catch (ConnectionLost lost) {
            if (!connected || job.output().store() == null) {
                throw lost;
            }
            return goOn(lost);
        } catch (RolledBack refused) {
            return goOn(refused);
        }
    }

    /// Goes on from the last checkpoint: at once if a table has refused a row, otherwise as soon as the server is back.
    private RunReport goOn(RunStopped first) throws IOException {
        RunStopped cut = first;
        long pause = FIRST_PAUSE;
        int tries = 0;
        while (tries < PATIENCE) {
            if (cut instanceof RolledBack) {
                refusals = true;
            } else {
                tries++;
                settings.notes().accept(cut.getMessage() + "; trying again");
                if (isInterruptedWithin(pause)) {
                    throw new RunStopped(
                            Reason.INTERRUPTED,
                            "interrupted while " + job.output().shown()
                                    + " was away; run it again with --resume to go on",
                            cut);
                }
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
            long began = System.nanoTime();
            try {
                return run(true, true, existing());
            } catch (ConnectionLost again) {
                cut = again;
                if (System.nanoTime() - began > LONG_ENOUGH) {
                    tries = 0;
                    pause = FIRST_PAUSE;
                }
            } catch (RolledBack refused) {
                cut = refused;
            }
        }
        throw new ConnectionLost(
                cut.getMessage() + "; when it is back, --resume goes on from the last checkpoint", cut);
    }

    /// Lets the pause pass, unless somebody wants the run to end.
    private boolean isInterruptedWithin(long millis) {
        try {
            return settings.interruption().await(Duration.ofMillis(millis));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private RunReport runOnce() throws IOException {
        if (!settings.resume()) {
            return run(false, false, existing());
        }
        boolean insist = settings.restart() || settings.overwrite();
        try {
            return run(true, false, settings.overwrite() ? Existing.REPLACE : Existing.REFUSE);
        } catch (RunStopped refused) {
            if (refused.reason() != Reason.RESUME || !insist) {
                throw named(refused);
            }
            settings.notes().accept(refused.getMessage() + "; starting afresh");
            return run(false, false, existing());
        }
    }

    /// A refusal to resume says of which output it speaks: a strategy may have several.
    private RunStopped named(RunStopped refused) {
        return refused.reason() != Reason.RESUME
                        || refused.getMessage().contains(job.output().shown())
                ? refused
                : new RunStopped(Reason.RESUME, job.output().shown() + ": " + refused.getMessage(), refused);
    }

    private Existing existing() {
        return settings.overwrite() ? Existing.REPLACE : settings.restart() ? Existing.RESTART : Existing.REFUSE;
    }

    /// @param again whether an attempt of this very run was cut off, so that there is nothing to ask
    private RunReport run(boolean resume, boolean again, Existing existing) throws IOException {
        Instant started = Instant.now();
        JobPlan plan = JobPlan.of(job, plugins);
        connected = true;
        if (refusals) {
            plan.table().expectRefusals();
        }
        try (plan) {
            return run(plan, started, resume, again, existing);
        }
    }

    private RunReport run(JobPlan plan, Instant started, boolean resume, boolean again, Existing existing)
            throws IOException {
        if (!again) {
            plan.notes().forEach(settings.notes());
        }
        OutputNames names = OutputNames.of(job.output(), plugins);
        names.refuseClashes(plan.inputs().stored(), job.input().repairs());
        Map<String, String> graphs = graphs(plan);
        Map<String, String> fingerprint = Fingerprint.of(job, plan, graphs);
        boolean resumable = isResumable(plan, names);
        if (resume && !resumable) {
            if (again) {
                throw new RunStopped(
                        Reason.INPUT_OUTPUT,
                        "the connection to " + job.output().shown() + " was lost, and this run has no checkpoints to"
                                + " go on from; run it again from the beginning");
            }
            throw new RunStopped(Reason.USAGE, "--resume: " + notResumable(plan));
        }
        UsedMappingsFile mappings = names.sssom() == null
                ? null
                : new UsedMappingsFile(plugins, plan.stages(), names.sssom(), job.digest());
        if (mappings != null && existing == Existing.REFUSE && !resume) {
            mappings.requireNew();
        }
        EarlierRun earlier = new EarlierRun(plugins, names.manifest());
        if (existing == Existing.RESTART && earlier.published(job.output().shown())) {
            existing = Existing.REPLACE;
        }
        ContinuedTarget target = target(names, plan, existing, resumable);
        QualityReport quality = QualityReport.of(names, plugins);
        if (resume && !again && !target.hasCheckpoint()) {
            RunReport done = earlier.report(fingerprint, plan.inputs().stored());
            if (done != null) {
                settings.notes()
                        .accept(job.output().shown() + " is complete, by " + names.manifest() + "; nothing to do");
                target.discard();
                return done;
            }
        }
        quality.refuseExisting(existing == Existing.REFUSE && !(resume && target.hasCheckpoint()));
        if (!target.hasCheckpoint() || !resume && existing != Existing.REFUSE) {
            clearEmptyErrors(names);
        }
        if (resume && target.hasCheckpoint() && !(again && refusals)) {
            settings.notes()
                    .accept("going on with an earlier run of " + job.output().shown());
            for (String input : plan.inputs().inOnePiece()) {
                settings.notes()
                        .accept("what was read of " + input
                                + " is unpacked again, for plain gzip has no middle to begin"
                                + " in; packed with bgzip it would have one");
            }
        }
        Resumption resumption = !resumable
                ? null
                : new Resumption(fingerprint, resume, job.checkpointInterval(), checkpointBytes(plan));
        try {
            RunReport report = runner.run(plan.pipeline(job, target, resumption), settings.listener());
            if (mappings != null && report.gate() == null) {
                report = mappings.write(report);
            }
            quality.write(job.name(), report, plan.inputs().format().name(), started, settings.command());
            String manifest = JsonDocument.of(Manifest.of(
                    job.name(),
                    report,
                    plan.inputs().stored(),
                    graphs,
                    fingerprint,
                    plan.usage(job.digest()),
                    settings.command(),
                    started));
            new WholeFile(Inputs.storage(plugins, names.manifest()), names.manifest(), job.digest()).write(manifest);
            discard(target);
            return report;
        } finally {
            target.release();
        }
    }

    /// All is done and recorded: a server that goes away now takes nothing with it but the chance to clear up.
    private void discard(ContinuedTarget target) throws IOException {
        try {
            target.discard();
        } catch (ConnectionLost late) {
            settings.notes()
                    .accept(late.getMessage() + "; the run is complete, but its row in sluice_checkpoints may be left");
        }
    }

    private ContinuedTarget target(OutputNames names, JobPlan plan, Existing existing, boolean resumable) {
        FileTarget files = new FileTarget(files(names, plan, existing));
        return plan.table() == null ? files : new DatabaseTarget(plan.table(), files, resumable);
    }

    private static long checkpointBytes(JobPlan plan) {
        return plan.table() == null
                ? CHECKPOINT_BYTES
                : Math.min(CHECKPOINT_BYTES, plan.table().checkpointBytes());
    }

    private String notResumable(JobPlan plan) {
        return job.input().store() != null && !job.input().store().isResumable(plan.reading())
                ? "reading a database can be gone on with by a key only; name one with input_key, or run it without"
                        + " --resume"
                : "standard input, pipes and standard output cannot be resumed; name files, or run it without --resume";
    }

    /// The work folder that a run of this job has left which did not end, or null.
    public static String unfinished(StreamingJob job, Plugins plugins) {
        OutputNames names = OutputNames.of(job.output(), plugins);
        String home = names.output() == null ? names.errors() : names.output();
        Storage storage = Inputs.storage(plugins, home);
        FilePlace place = new FilePlace(storage, home, null);
        return !storage.isSpecial(home) && storage.exists(place.workFolder()) ? place.workFolder() : null;
    }

    /// Whether all of it is files, which can be opened again and written on, or tables, which can be gone on with.
    private boolean isResumable(JobPlan plan, OutputNames names) {
        return plan.inputs().stored().stream().allMatch(InputFile::reopenable)
                && (job.input().store() == null || job.input().store().isResumable(plan.reading()))
                && Stream.of(names.output(), names.errors(), names.unmatched())
                        .filter(Objects::nonNull)
                        .noneMatch(name -> Inputs.storage(plugins, name).isSpecial(name));
    }

    /// Runs the first records of the job and writes nothing: inputs, headers, graph and output are looked at.
    public RunReport rehearse() throws IOException {
        StreamingJob sample = job.with(job.input().limitedTo(REHEARSED, "rehearsal"), job.stages(), job.output());
        try (JobPlan plan = JobPlan.of(sample, plugins)) {
            return rehearse(plan);
        }
    }

    private RunReport rehearse(JobPlan plan) throws IOException {
        plan.notes().forEach(settings.notes());
        OutputNames names = OutputNames.of(job.output(), plugins);
        names.refuseClashes(plan.inputs().stored(), job.input().repairs());
        for (Stage stage : plan.stages()) {
            settings.notes().accept("then " + stage.name());
        }
        settings.notes()
                .accept("writing " + job.output().shown() + " as "
                        + plan.format().name()
                        + (plan.compression() == null
                                ? ""
                                : ", " + plan.compression().name())
                        + (plan.columns() == null ? "" : "; columns: " + String.join(", ", plan.columns())));
        if (!OutputNames.isNameless(job.output(), plugins)
                && Inputs.storage(plugins, names.output()).exists(names.output())
                && !settings.overwrite()) {
            settings.notes().accept(names.output() + " exists; a run needs --force to replace it");
        }
        return runner.run(plan.pipeline(job, new DiscardingTarget(), null), settings.listener());
    }

    /// Runs to standard output, or to tables, share one file of dead letters in a folder. An empty one, as most runs
    /// leave, may go: it holds nothing that could be lost, and a pipe must not fail the second time.
    private void clearEmptyErrors(OutputNames names) throws IOException {
        Storage storage = Inputs.storage(plugins, names.errors());
        if (job.output().errorsPath() == null
                && OutputNames.isNameless(job.output(), plugins)
                && storage.exists(names.errors())
                && storage.find(names.errors()).get(0).size() == 0) {
            storage.delete(names.errors());
        }
    }

    private OutputFiles files(OutputNames names, JobPlan plan, Existing existing) {
        FilePlace unmatched = names.unmatched() == null
                ? null
                : new FilePlace(
                        Inputs.storage(plugins, names.unmatched()),
                        names.unmatched(),
                        Inputs.compressionByExtension(plugins, names.unmatched()));
        return new OutputFiles(
                names.output() == null
                        ? null
                        : new FilePlace(Inputs.storage(plugins, names.output()), names.output(), plan.compression()),
                plan.table() == null ? plan.format().name() : ROWS_ASIDE,
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
}
