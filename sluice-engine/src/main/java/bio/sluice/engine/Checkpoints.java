package bio.sluice.engine;

import bio.sluice.engine.flight.CheckpointEvent;
import bio.sluice.engine.flight.FlightRecording;
import bio.sluice.engine.meter.ThreadMeter;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Activity;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes the checkpoints of a run and has them committed. Thread-safe.
///
/// The read side asks whether one is due and, if so, sends the source's mark along with a chunk; when that chunk has
/// been written, [#take] takes the target's mark at the same place. Making all of it durable can take long, so that is
/// left to a thread of its own, started with the first checkpoint; what becomes due meanwhile is left out.
final class Checkpoints {
    private final Resumption resumption;
    private final Target target;
    private final int attempts;
    private final CounterTable counters;
    private final SurveyTable surveys;
    private final WarningLog warnings;
    private final LiveStats stats;
    private final Gates gates;
    private final Stopping stopping;
    private final ThreadMeter meter;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Thread thread;
    private Checkpoint waiting;
    private boolean committing;
    private boolean ended;
    private volatile boolean committed;

    /// Only used under the read lock.
    private long lastMark = System.nanoTime();

    private long bytesSince;

    /// @param resumption null to take none
    /// @param attempts runs that it took so far, this one included
    /// @param meter that of whoever commits
    Checkpoints(
            Resumption resumption,
            Target target,
            int attempts,
            CounterTable counters,
            SurveyTable surveys,
            WarningLog warnings,
            LiveStats stats,
            Gates gates,
            Stopping stopping,
            ThreadMeter meter) {
        this.resumption = resumption;
        this.target = target;
        this.attempts = attempts;
        this.counters = counters;
        this.surveys = surveys;
        this.warnings = warnings;
        this.stats = stats;
        this.gates = gates;
        this.stopping = stopping;
        this.meter = meter;
    }

    /// Whether the chunk just read, of so many bytes, should carry a mark. Called under the read lock.
    boolean isDue(int bytes) {
        if (resumption == null) {
            return false;
        }
        bytesSince += bytes;
        if (bytesSince < resumption.bytes()
                && System.nanoTime() - lastMark < resumption.interval().toNanos()) {
            return false;
        }
        lastMark = System.nanoTime();
        bytesSince = 0;
        return true;
    }

    /// Takes a checkpoint behind the chunk just written, which was read up to `source`; called by whoever appends.
    void take(byte[] source) throws IOException {
        lock.lock();
        try {
            if (committing || waiting != null || ended) {
                return;
            }
        } finally {
            lock.unlock();
        }
        Checkpoint checkpoint = checkpoint(source, false);
        if (checkpoint == null) {
            return;
        }
        if (target.isTransactional()) {
            // What is appended next would be committed with it.
            target.commit(checkpoint.target(), checkpoint.toBytes());
            committed = true;
            return;
        }
        lock.lock();
        try {
            waiting = checkpoint;
            if (thread == null) {
                thread = new Thread(this::commitAll, "sluice-checkpoint");
                thread.setDaemon(true);
                thread.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Checkpoint checkpoint(byte[] source, boolean atEnd) throws IOException {
        Ledger ledger = stats.ledger();
        if (!ledger.isBalanced()) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED, "the records do not add up: " + ledger + "; nothing is published");
        }
        byte[] mark = target.mark();
        if (source == null || mark == null) {
            return null;
        }
        return new Checkpoint(
                resumption.fingerprint(),
                attempts,
                atEnd,
                source,
                mark,
                ledger,
                stats.chunks(),
                counters.counts(),
                counters.markBytes(),
                warnings.counts(),
                gates.state(),
                surveys.states());
    }

    private void commitAll() {
        try {
            Checkpoint next = next();
            while (next != null) {
                commit(next);
                committed = true;
                next = next();
            }
        } catch (IOException | RuntimeException | Error failed) {
            stopping.fail(failed);
            lock.lock();
            try {
                ended = true;
                waiting = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /// The next checkpoint to commit, waited for; null when there will be none.
    private Checkpoint next() {
        lock.lock();
        try {
            committing = false;
            changed.signalAll();
            while (waiting == null && !ended) {
                changed.awaitUninterruptibly();
            }
            Checkpoint next = waiting;
            waiting = null;
            committing = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the thread when it has committed what was taken, and waits for that.
    ///
    /// @param millis how long to wait at most
    void end(long millis) {
        Thread committer;
        lock.lock();
        try {
            ended = true;
            committer = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        long deadline = System.currentTimeMillis() + Math.min(millis, Integer.MAX_VALUE);
        long left = millis;
        while (committer != null && committer.isAlive() && left > 0) {
            try {
                committer.join(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
            left = deadline - System.currentTimeMillis();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there is a checkpoint of this attempt. From any thread.
    boolean anyCommitted() {
        return committed;
    }

    /// Takes and commits the last checkpoint, when nothing is in flight any more.
    ///
    /// @param atEnd whether all records are written and only publishing is left
    /// @return false if the run cannot be resumed
    boolean takeLast(byte[] source, boolean atEnd) throws IOException {
        if (resumption == null) {
            return false;
        }
        Checkpoint checkpoint = checkpoint(source, atEnd);
        if (checkpoint == null) {
            return false;
        }
        commit(checkpoint);
        return true;
    }

    private void commit(Checkpoint checkpoint) throws IOException {
        CheckpointEvent event = FlightRecording.checkpoint();
        meter.enter(Activity.CHECKPOINT);
        try {
            target.commit(checkpoint.target(), checkpoint.toBytes());
            meter.done(checkpoint.ledger().read());
        } finally {
            meter.leave();
        }
        if (event != null) {
            event.finish(checkpoint.ledger().read(), checkpoint.chunks(), checkpoint.ended());
        }
    }
}
