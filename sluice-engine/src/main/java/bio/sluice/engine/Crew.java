package bio.sluice.engine;

import bio.sluice.engine.task.Watch;
import bio.sluice.fault.RunStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The worker threads of a run, and whoever waits for them. Thread-safe.
///
/// All workers have threads of their own, so that a run can end although one of them is stuck: in a read of standard
/// input that never returns, in a pipe that nobody reads, in a processor. A thread cannot be made to leave a processor,
/// so
/// one that is stuck there is left behind.
final class Crew {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Stopping stopping;
    private final Duration timeout;
    private final List<Watch> watches;
    private int working;
    private long deadline;
    private boolean hasDeadline;

    /// @param timeout how long a processor may take for what it is handed, or null
    /// @param watches those of the workers
    Crew(Stopping stopping, Duration timeout, List<Watch> watches) {
        this.stopping = stopping;
        this.timeout = timeout;
        this.watches = watches;
    }

    /// Runs the workers and waits for them. An interrupt of the calling thread ends nothing; the thread is interrupted
    /// again afterwards.
    ///
    /// @return false if some are still at work after the time that [#endWithin] gave them, or because one is stuck in a
    ///     processor, which fails the run
    boolean run(List<? extends Runnable> workers) {
        working = workers.size();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            Runnable worker = workers.get(i);
            Thread thread = new Thread(() -> work(worker), "sluice-worker-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        for (Thread thread : threads) {
            start(thread);
        }
        return await();
    }

    private void start(Thread thread) {
        try {
            thread.start();
        } catch (OutOfMemoryError noMoreThreads) {
            // Those that run must end before anything they use is closed.
            stopping.fail(noMoreThreads);
            ended();
        }
    }

    private void work(Runnable worker) {
        try {
            worker.run();
        } finally {
            ended();
        }
    }

    private void ended() {
        lock.lock();
        try {
            working--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// From now on, waits no longer than this for the workers. From any thread.
    void endWithin(long millis) {
        lock.lock();
        try {
            deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            hasDeadline = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Often enough that a timeout is noticed before it has passed twice.
    private long pause() {
        return timeout == null ? Long.MAX_VALUE : Math.max(timeout.toNanos() / 2, 1_000_000);
    }

    private boolean isStuck() {
        if (timeout == null) {
            return false;
        }
        for (Watch watch : watches) {
            String overdue = watch.overdue(timeout.toNanos());
            if (overdue != null) {
                stopping.fail(new RunStopped(
                        RunStopped.Reason.FAILED,
                        overdue + ", longer than record_timeout allows; raise it, or mend the processor. The last"
                                + " checkpoint is kept, if there is one"));
                return true;
            }
        }
        return false;
    }

    private boolean await() {
        boolean interrupted = false;
        lock.lock();
        try {
            while (working > 0) {
                long left = hasDeadline ? deadline - System.nanoTime() : Long.MAX_VALUE;
                if (left <= 0 || isStuck()) {
                    return false;
                }
                try {
                    changed.awaitNanos(Math.min(left, pause()));
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
