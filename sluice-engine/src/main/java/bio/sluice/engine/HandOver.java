package bio.sluice.engine;

import bio.sluice.fault.RunStopped;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Target;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hands the chunks of a run over to a thread that takes them, one at a time: an append returns when its chunk has been
/// taken. Thread-safe.
final class HandOver implements Target {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] head = new byte[0];
    private ResultChunk offered;
    private long chunks;
    private boolean ended;
    private boolean closed;

    @Override
    public void open(byte[] head) {
        this.head = head.clone();
    }

    byte[] head() {
        return head.clone();
    }

    /// @throws RunStopped if nobody takes chunks any more
    @Override
    public void append(EncodedChunk chunk) {
        if (chunk.output().length() == 0 && chunk.deadLetters().length() == 0) {
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                offered = new ResultChunk(
                        chunks++, chunk.ledger().written(), copy(chunk.output()), copy(chunk.deadLetters()));
                changed.signalAll();
            }
            while (offered != null && !closed) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                throw new RunStopped(RunStopped.Reason.FAILED, "the results were closed before their end");
            }
        } finally {
            lock.unlock();
        }
    }

    private static byte[] copy(ByteSink sink) {
        return Arrays.copyOf(sink.bytes(), sink.length());
    }

    /// The next chunk, waited for; null if there is none any more.
    ResultChunk take() {
        lock.lock();
        try {
            while (offered == null && !ended && !closed) {
                changed.awaitUninterruptibly();
            }
            ResultChunk taken = closed ? null : offered;
            offered = null;
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// The run is over.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody takes chunks any more.
    void abandon() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        // All chunks have been taken by now.
    }

    @Override
    public List<OutputSummary> publish() {
        return List.of();
    }

    @Override
    public List<OutputSummary> reject() {
        return List.of();
    }
}
