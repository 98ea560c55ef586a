package bio.sluice.engine;

/// Ends a run early, from any of its threads. Thread-safe. Workers are never interrupted, for that would close the
/// channel that one of them reads; they notice at the next chunk.
final class Stopping {
    private final Order order;
    private final Oversize oversize;
    private final Failure failure;

    Stopping(Order order, Oversize oversize, Failure failure) {
        this.order = order;
        this.oversize = oversize;
        this.failure = failure;
    }

    /// Stops the run because of an exception.
    void fail(Throwable thrown) {
        failure.add(thrown);
        stop();
    }

    /// Stops the run.
    void stop() {
        order.stop();
        oversize.stop();
    }
}
