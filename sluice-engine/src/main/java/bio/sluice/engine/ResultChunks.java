package bio.sluice.engine;

import bio.sluice.stream.Interruption;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The output of a running pipeline, chunk by chunk, for a caller who iterates. Got from [LocalRunner#results]; one
/// iteration, one thread.
///
/// The pipeline runs ahead only as far as its limits allow: chunks that nobody takes keep their slots, and reading
/// waits. Closing ends the run early; a run that fails shows in [#hasNext]:
///
/// ```java
/// try (ResultChunks results = runner.results(pipeline, RunListener.SILENT)) {
///     for (ResultChunk chunk : results) {
///         chunk.records().forEach(System.out::println);
///     }
/// }
/// ```
public final class ResultChunks implements Iterable<ResultChunk>, Iterator<ResultChunk>, AutoCloseable {
    private final HandOver handOver = new HandOver();
    private final Failure failure = new Failure();
    private final Thread thread;
    private volatile RunReport report;
    private ResultChunk next;

    ResultChunks(Pipeline pipeline, RunListener listener, Interruption interruption) {
        Pipeline handedOver = new Pipeline(
                pipeline.name(),
                pipeline.source(),
                pipeline.stages(),
                pipeline.writer(),
                pipeline.columns(),
                handOver,
                pipeline.policy(),
                pipeline.limits(),
                null,
                pipeline.sampleInterval());
        thread = new Thread(() -> run(handedOver, listener, interruption), "sluice-results");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Pipeline pipeline, RunListener listener, Interruption interruption) {
        try {
            report = new LocalRun(pipeline, listener, interruption).run();
        } catch (IOException | RuntimeException | Error thrown) {
            failure.add(thrown);
        } finally {
            handOver.end();
        }
    }

    @Override
    public Iterator<ResultChunk> iterator() {
        return this;
    }

    /// Whether there is another chunk; waits for it.
    ///
    /// @throws bio.sluice.fault.RunStopped if the run cannot go on
    /// @throws UncheckedIOException if reading fails
    @Override
    public boolean hasNext() {
        if (next == null) {
            next = handOver.take();
        }
        if (next == null && !handOver.isClosed()) {
            rethrow();
        }
        return next != null;
    }

    @Override
    public ResultChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ResultChunk taken = next;
        next = null;
        return taken;
    }

    /// Bytes before the first record, such as a header; known once [#hasNext] has returned.
    public byte[] head() {
        return handOver.head();
    }

    /// What the run did; null before the last chunk was taken, or if the iteration was closed early. A gate that
    /// failed the run is told here.
    public RunReport report() {
        return report;
    }

    /// Ends the run, if it is still going on, and waits until its threads are done.
    @Override
    public void close() {
        handOver.abandon();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() {
        try {
            failure.rethrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
