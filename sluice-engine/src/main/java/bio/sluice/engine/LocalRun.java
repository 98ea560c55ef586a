package bio.sluice.engine;

import bio.sluice.engine.task.ChunkTask;
import bio.sluice.engine.task.ProcessorChain;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One run of one pipeline, from opening to publishing. One use, one thread; the workers it starts end with it.
final class LocalRun {
    private final Pipeline pipeline;
    private final RunListener listener;
    private final Shares shares;
    private final Failure failure = new Failure();
    private final CounterTable counters = new CounterTable();
    private final SharedThings things = new SharedThings();
    private final LiveStats stats;
    private final WarningLog warnings;
    private final Gates gates;
    private final Oversize oversize = new Oversize();
    private final Order order;
    private final Stopping stopping;
    private final List<ProcessorChain> chains = new ArrayList<>();
    private final long began = System.nanoTime();
    private ChunkSource source;
    private Reading reading;
    private List<InputSummary> inputs = List.of();
    private List<OutputSummary> outputs = List.of();

    LocalRun(Pipeline pipeline, RunListener listener) {
        this.pipeline = pipeline;
        this.listener = listener;
        shares = Shares.of(pipeline.limits());
        stats = new LiveStats(counters, pipeline.source().size());
        warnings = new WarningLog(listener);
        gates = new Gates(pipeline.policy(), pipeline.limits().chunkSize());
        order = new Order(shares.slots(), () -> new Slot(shares, oversize));
        stopping = new Stopping(order, oversize, failure);
    }

    RunReport run() throws IOException {
        failure.guard(() -> listener.started(pipeline, stats));
        if (!failure.isPresent()) {
            failure.guard(this::openAndWork);
        }
        chains.forEach(chain -> failure.guard(chain::finish));
        things.close(failure);
        failure.guard(this::closeSource);
        if (!failure.isPresent()) {
            failure.guard(this::conclude);
        }
        failure.guard(pipeline.target()::close);
        failure.guard(() -> listener.ended(stats));
        failure.rethrow();
        return new RunReport(
                stats.ledger(),
                stats.chunks(),
                counters.counts(),
                warnings.counts(),
                inputs,
                outputs,
                gates.verdict(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private void openAndWork() throws IOException {
        initialize();
        source = pipeline.source().open(shares.maxRecordBytes());
        reading = new Reading(source, pipeline.limits().chunkSize(), shares.rawBytes());
        stats.opened(source, reading);
        pipeline.target().open(pipeline.writer().head(pipeline.columns()));
        Appending appending = new Appending(pipeline.target(), gates, counters, warnings, stats, stopping::stop);
        List<Worker> workers = new ArrayList<>();
        for (ProcessorChain chain : chains) {
            workers.add(new Worker(
                    order, reading, appending, task(chain), pipeline.source().decoder(), stopping));
        }
        Crew.run(workers, stopping);
    }

    private void initialize() {
        List<StageContext> contexts = new ArrayList<>();
        for (Stage stage : pipeline.stages()) {
            contexts.add(new StageContext(stage.name(), pipeline.writer().shape(), counters, things));
        }
        for (int i = 0; i < shares.workers(); i++) {
            ProcessorChain chain = new ProcessorChain(pipeline.stages());
            chains.add(chain);
            chain.initialize(contexts);
        }
    }

    private ChunkTask task(ProcessorChain chain) {
        return new ChunkTask(
                pipeline.source().decoder(),
                chain,
                pipeline.writer().encoder(pipeline.columns()),
                warnings::knows,
                shares.batchBytes(),
                shares.reserveBytes());
    }

    private void closeSource() throws IOException {
        if (source != null) {
            stats.closing();
            try (ChunkSource open = source) {
                inputs = open.summaries();
            }
        }
    }

    private void conclude() throws IOException {
        if (gates.verdict() == null) {
            stats.passed(reading.trailingBlank());
            requireWhole();
            gates.end(stats.ledger(), counters.counts());
        }
        outputs = gates.verdict() == null
                ? pipeline.target().publish()
                : pipeline.target().reject();
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
