package bio.sluice.engine;

import bio.sluice.stream.Interruption;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import java.io.IOException;

/// Runs pipelines in this JVM. Thread-safe; each run has workers of its own, and the calling thread waits for them.
///
/// Output is in input order and the same for any number of workers and any chunk size. No more chunks than
/// [bio.sluice.stream.Limits#slots] are read and not yet written, and what they hold stays within
/// [bio.sluice.stream.Limits#memoryBytes]; with little memory fewer slots and workers are used than were asked for.
public final class LocalRunner implements Runner {
    private final Interruption interruption;

    /// Runs that nobody interrupts.
    public LocalRunner() {
        this(new Interruption());
    }

    /// @param interruption ends the runs when it is requested
    public LocalRunner(Interruption interruption) {
        this.interruption = interruption;
    }

    @Override
    public RunReport run(Pipeline pipeline, RunListener listener) throws IOException {
        return new LocalRun(pipeline, listener, interruption).run();
    }

    /// Starts a pipeline whose output the caller takes chunk by chunk, in place of its target, which may be null. All
    /// workers run on threads of their own; close what is returned.
    public ResultChunks results(Pipeline pipeline, RunListener listener) {
        return new ResultChunks(pipeline, listener, interruption);
    }
}
