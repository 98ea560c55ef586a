package bio.sluice.engine;

import bio.sluice.engine.meter.SampleHistory;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes samples of a run at even intervals, from a thread of its own, and one more at its end. One run; [#begin] and
/// [#end] from the thread that runs it.
final class Sampler {
    /// How long a listener may hold the end of the run up. One that takes longer is stuck, in a pipe that nobody reads
    /// for instance, and a run that is interrupted has to end in time.
    private static final long GRACE_MILLIS = 500;

    private final RunStats stats;
    private final RunListener listener;
    private final Stopping stopping;
    private final long intervalNanos;
    private final SampleHistory history = new SampleHistory(RunReport.MOST_SAMPLES);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private Thread thread;
    private boolean ended;

    Sampler(RunStats stats, RunListener listener, Stopping stopping, Duration interval) {
        this.stats = stats;
        this.listener = listener;
        this.stopping = stopping;
        intervalNanos = Math.max(1, interval.toNanos());
    }

    /// Everything is open: what is counted from now on is this run's doing.
    void begin() {
        history.add(stats.sample());
        thread = new Thread(this::sample, "sluice-sampler");
        thread.setDaemon(true);
        thread.start();
    }

    private void sample() {
        try {
            long next = System.nanoTime() + intervalNanos;
            while (awaitUntil(next)) {
                RunSample sample = stats.sample();
                history.add(sample);
                listener.sampled(sample);
                // Not behind what is over: after a pause of the machine samples do not come in a rush.
                next = Math.max(next + intervalNanos, System.nanoTime());
            }
        } catch (RuntimeException | Error thrown) {
            stopping.fail(thrown);
        }
    }

    /// Returns false if the run has ended.
    private boolean awaitUntil(long nanos) {
        lock.lock();
        try {
            long left = nanos - System.nanoTime();
            while (!ended && left > 0) {
                left = over.awaitNanos(left);
            }
            return !ended;
        } catch (InterruptedException stop) {
            return false; // nobody has a reason to interrupt it
        } finally {
            lock.unlock();
        }
    }

    /// The run has ended: no more samples but the last. A listener that is stuck in the one before is not told.
    void end() {
        if (thread == null) {
            return;
        }
        lock.lock();
        try {
            ended = true;
            over.signalAll();
        } finally {
            lock.unlock();
        }
        RunSample last = stats.sample();
        history.add(last);
        if (hasEnded()) {
            listener.sampled(last);
        }
    }

    private boolean hasEnded() {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        long left = GRACE_MILLIS;
        while (thread.isAlive() && left > 0) {
            try {
                thread.join(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /// What was sampled. Called when it has ended.
    List<RunSample> samples() {
        return history.samples();
    }
}
