package bio.sluice.engine;

import bio.sluice.engine.meter.RunMeter;
import bio.sluice.engine.meter.ThreadMeter;
import bio.sluice.engine.task.ChunkTask;
import bio.sluice.engine.task.ProcessorChain;
import bio.sluice.engine.task.Watch;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One run of one pipeline, from opening to publishing. One use, one thread; the workers it starts end with it.
final class LocalRun {
    /// How long workers may take to write what has been read when the run is interrupted, before it ends without
    /// them. With the checkpoint that follows it stays within the two seconds that users are promised.
    private static final long GRACE_MILLIS = 700;

    private final Pipeline pipeline;
    private final RunListener listener;
    private final Interruption interruption;
    private final Target target;
    private final Shares shares;
    private final Failure failure = new Failure();
    private final CounterTable counters = new CounterTable();
    private final SurveyTable surveys = new SurveyTable();
    private final SharedThings things = new SharedThings();
    private final RunMeter meter;
    private final LiveStats stats;
    private final Sampler sampler;
    private final WarningLog warnings;
    private final Gates gates;
    private final Oversize oversize = new Oversize();
    private final Order order;
    private final Stopping stopping;
    private final List<Watch> watches = new ArrayList<>();
    private final Crew crew;
    private final List<ProcessorChain> chains = new ArrayList<>();
    private final long began = System.nanoTime();
    private ChunkSource source;
    private Reading reading;
    private Checkpoints checkpoints;
    private Checkpoint restored;
    /// Whether workers were left behind; what they use must stay open then.
    private boolean deserted;

    private List<InputSummary> inputs = List.of();
    private List<OutputSummary> outputs = List.of();

    LocalRun(Pipeline pipeline, RunListener listener, Interruption interruption) {
        this.pipeline = pipeline;
        this.listener = listener;
        this.interruption = interruption;
        target = pipeline.target();
        shares = Shares.of(pipeline.limits());
        warnings = new WarningLog(listener);
        gates = new Gates(pipeline.policy(), pipeline.limits().chunkSize());
        // Half of the slots, so that the other half can be filled while a database is at work on these.
        int together = target.isTransactional() ? (shares.slots() + 1) / 2 : 1;
        order = new Order(shares.slots(), together, () -> new Slot(shares, oversize));
        stopping = new Stopping(order, oversize, failure);
        meter = new RunMeter(
                shares.workers(), pipeline.stages().stream().map(Stage::name).toList());
        stats = new LiveStats(counters, meter, order, pipeline.source().size(), began);
        sampler = new Sampler(stats, listener, stopping, pipeline.sampleInterval());
        for (int i = 0; i < shares.workers(); i++) {
            watches.add(new Watch());
        }
        crew = new Crew(stopping, pipeline.limits().recordTimeout(), watches);
    }

    RunReport run() throws IOException {
        failure.guard(() -> listener.started(pipeline, stats));
        if (!failure.isPresent()) {
            failure.guard(this::openAndWork);
        }
        interruption.tell(null);
        if (!deserted) {
            chains.forEach(chain -> failure.guard(chain::finish));
            things.close(failure);
        }
        if (!failure.isPresent()) {
            failure.guard(this::conclude);
        }
        if (!deserted) {
            failure.guard(this::closeSource);
        }
        if (!failure.isPresent()) {
            failure.guard(() -> outputs = gates.verdict() == null ? target.publish() : target.reject());
        }
        failure.guard(target::close);
        failure.guard(sampler::end);
        failure.guard(() -> listener.ended(stats));
        failure.rethrow();
        return new RunReport(
                stats.ledger(),
                stats.chunks(),
                counters.counts(),
                counters.allMarks(),
                warnings.counts(),
                inputs,
                outputs,
                gates.verdict(),
                attempts(),
                Duration.ofNanos(System.nanoTime() - began),
                surveys.findings(counters.counts()),
                sampler.samples());
    }

    private void openAndWork() throws IOException {
        initialize();
        restored = restore();
        open();
        if (restored != null && restored.ended()) {
            return;
        }
        Appending appending =
                new Appending(target, gates, counters, surveys, warnings, stats, checkpoints, stopping::stop);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            ThreadMeter own = meter.worker(i);
            workers.add(new Worker(
                    order,
                    reading,
                    appending,
                    task(chains.get(i), watches.get(i), own),
                    pipeline.source().decoder(),
                    stopping,
                    own,
                    meter.latency()));
        }
        interruption.tell(() -> {
            reading.interrupt();
            crew.endWithin(GRACE_MILLIS);
        });
        deserted = !crew.run(workers);
        checkpoints.end(deserted ? GRACE_MILLIS / 2 : Long.MAX_VALUE);
        if (deserted && !failure.isPresent()) {
            throw interrupted(
                    restored != null || checkpoints.anyCommitted()
                            ? "the last checkpoint is kept; run it again with --resume to go on from there"
                            : "nothing is kept; run it again from the beginning");
        }
    }

    private Checkpoint restore() throws IOException {
        if (pipeline.resumption() == null || !pipeline.resumption().resume()) {
            return null;
        }
        Checkpoint checkpoint = target.restore().map(Checkpoint::of).orElse(null);
        if (checkpoint != null) {
            checkpoint.requireSame(pipeline.resumption().fingerprint());
        }
        return checkpoint;
    }

    private void open() throws IOException {
        if (restored == null) {
            source = pipeline.source().open(shares.maxRecordBytes());
        } else {
            source = pipeline.source().resume(shares.maxRecordBytes(), restored.source());
            counters.restore(restored.counters());
            counters.restoreMarks(restored.marks());
            warnings.restore(restored.warnings());
            stats.restored(restored.ledger(), restored.chunks());
            gates.restore(restored.gates());
            surveys.restore(restored.surveys());
        }
        checkpoints = new Checkpoints(
                pipeline.resumption(),
                target,
                attempts(),
                counters,
                surveys,
                warnings,
                stats,
                gates,
                stopping,
                meter.checkpoints());
        reading = new Reading(
                source,
                checkpoints,
                stats.ledger().read(),
                pipeline.limits().chunkSize(),
                shares.rawBytes(),
                shares.workers() > 1);
        stats.opened(source, reading);
        if (restored == null) {
            target.open(pipeline.writer().head(pipeline.columns()));
        } else {
            target.reopen(restored.target());
        }
        sampler.begin();
    }

    private int attempts() {
        return restored == null ? 1 : restored.attempts() + 1;
    }

    private void initialize() {
        List<StageContext> contexts = new ArrayList<>();
        for (Stage stage : pipeline.stages()) {
            contexts.add(new StageContext(stage.name(), pipeline.writer().shape(), counters, surveys, things));
        }
        for (int i = 0; i < shares.workers(); i++) {
            ProcessorChain chain = new ProcessorChain(pipeline.stages());
            chains.add(chain);
            chain.initialize(contexts);
        }
    }

    private ChunkTask task(ProcessorChain chain, Watch watch, ThreadMeter own) {
        return new ChunkTask(
                pipeline.source().decoder(),
                chain,
                pipeline.writer().encoder(pipeline.columns()),
                warnings::knows,
                watch,
                own,
                shares.batchBytes(),
                shares.reserveBytes());
    }

    /// Everything that has been read is written; judges the whole and makes it durable.
    private void conclude() throws IOException {
        if (restored != null && restored.ended()) {
            return;
        }
        if (gates.verdict() == null) {
            if (reading.isCutShort()) {
                requireWhole();
                boolean kept = checkpoints.takeLast(source.mark(), false);
                throw interrupted(
                        kept
                                ? "run it again with --resume to go on"
                                : "nothing is kept; run it again from the beginning");
            }
            stats.passed(reading.trailingBlank());
            requireWhole();
            gates.end(stats.ledger(), counters.counts(), surveys.verdict(counters.counts()));
        }
        target.finish();
        checkpoints.takeLast(source.mark(), true);
    }

    private static RunStopped interrupted(String what) {
        return new RunStopped(RunStopped.Reason.INTERRUPTED, "interrupted; " + what);
    }

    private void closeSource() throws IOException {
        if (source != null) {
            stats.closing();
            try (ChunkSource open = source) {
                inputs = open.summaries();
            }
        }
    }

    /// What the cutter has read must have reached the target, and every record must be accounted for.
    private void requireWhole() {
        Ledger ledger = stats.ledger();
        if (ledger.read() != reading.records() || !ledger.isBalanced()) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "the records do not add up: " + reading.records() + " were cut from the input, and " + ledger
                            + "; nothing is published");
        }
    }
}
