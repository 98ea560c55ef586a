package bio.sluice.engine;

import bio.sluice.engine.meter.ThreadMeter;
import bio.sluice.stream.Activity;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/// The read side of a run: workers take turns here. Thread-safe.
final class Reading {
    /// Reads are never cut below this, however large the output of a chunk gets.
    private static final int LEAST_READ = 16 << 10;
    /// Input, cells and output of a chunk together take some three times its output; half of a usual second-level
    /// cache of 1 to 2 MiB.
    private static final int CACHED_OUTPUT = 384 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final ChunkSource source;
    private final Checkpoints checkpoints;
    private final int maxRecords;
    private final boolean ahead;
    /// What a chunk may have without its output growing too large.
    private volatile int ceiling;
    /// What the next chunk may have.
    private volatile int maxBytes;
    private boolean ended;
    private volatile boolean interrupted;
    private volatile long tickets;
    private volatile long records;
    private volatile long bytes;
    private long trailingBlank;

    /// @param records records that an earlier attempt has read
    /// @param ahead whether a worker does work for the next cut while others are busy; alone, it would only keep what
    ///     has arrived waiting for what has not
    Reading(ChunkSource source, Checkpoints checkpoints, long records, int maxRecords, int maxBytes, boolean ahead) {
        this.source = source;
        this.checkpoints = checkpoints;
        this.records = records;
        this.maxRecords = maxRecords;
        this.ahead = ahead;
        this.ceiling = maxBytes;
        this.maxBytes = maxBytes;
    }

    /// Reads the next chunk into `slot`.
    ///
    /// @param meter the worker's
    /// @return false at the end of the input
    boolean read(Slot slot, ThreadMeter meter) throws IOException {
        if (interrupted) {
            return false;
        }
        if (ahead) {
            meter.enter(Activity.UNPACK);
            source.prepare();
        }
        if (!lock.tryLock()) {
            meter.enter(Activity.WAIT_FOR_INPUT);
            lock.lock();
        }
        meter.enter(Activity.READ);
        try {
            if (ended || interrupted) {
                return false;
            }
            RawChunk raw = slot.raw();
            // At the end of the input a source need not begin a chunk; nothing of an earlier one may count then.
            raw.filled(0, 0, 0);
            if (!source.next(raw, maxRecords, maxBytes)) {
                ended = true;
                trailingBlank = raw.blank();
                return false;
            }
            slot.filled(tickets, records);
            tickets++;
            records += slot.records();
            bytes += raw.refused() == null ? raw.to() : raw.refused().length();
            meter.done(slot.records());
            if (checkpoints.isDue(raw.to())) {
                slot.mark(source.mark());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The output of a chunk that began as `bytes` was too large for its share: reads less from now on. How records
    /// are cut into chunks does not show in the output.
    void readLess(int bytes) {
        ceiling = Math.max(LEAST_READ, Math.min(ceiling, bytes / 2));
        maxBytes = Math.min(maxBytes, ceiling);
    }

    /// A chunk of `bytes` came to `output` bytes: reads so much from now on that what chunks come to stays within the
    /// processor's cache, where the next step finds it.
    void fit(int bytes, int output) {
        if (output > 0) {
            maxBytes = (int) Math.max(LEAST_READ, Math.min(ceiling, (long) bytes * CACHED_OUTPUT / output));
        }
    }

    /// Reads no more. From any thread.
    void interrupt() {
        interrupted = true;
    }

    /// Whether there may be more to read. Called when all workers are done.
    boolean isCutShort() {
        return interrupted && !ended;
    }

    /// Chunks read.
    long tickets() {
        return tickets;
    }

    /// Records read, by earlier attempts too.
    long records() {
        return records;
    }

    /// Bytes read, after decompression, by this attempt.
    long bytes() {
        return bytes;
    }

    /// Blank lines behind the last chunk. Called when all workers are done.
    long trailingBlank() {
        return trailingBlank;
    }
}
