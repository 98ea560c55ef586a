package bio.sluice.stream;

import java.time.Duration;

/// A request to end runs soon: no more is read, what has been read is written, a checkpoint is kept where the run can
/// go on from one, and the run ends with [bio.sluice.fault.RunStopped] (`INTERRUPTED`). Thread-safe; one may serve
/// several runs, one after the other.
public final class Interruption {
    private boolean requested;
    private Runnable action;

    /// Asks for the end; from any thread. Returns at once.
    public void request() {
        Runnable told;
        synchronized (this) {
            requested = true;
            told = action;
            notifyAll();
        }
        if (told != null) {
            told.run();
        }
    }

    /// Whether the end has been asked for.
    public synchronized boolean isRequested() {
        return requested;
    }

    /// Waits until the end is asked for, but no longer than this.
    ///
    /// @return whether it has been
    public synchronized boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); !requested && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return requested;
    }

    /// Names what is to be told of a request, at once if there was one already. A run does so when it begins; null
    /// when it ends.
    public void tell(Runnable action) {
        boolean already;
        synchronized (this) {
            this.action = action;
            already = requested && action != null;
        }
        if (already) {
            action.run();
        }
    }
}
