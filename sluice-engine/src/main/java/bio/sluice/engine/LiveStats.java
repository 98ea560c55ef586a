package bio.sluice.engine;

import bio.sluice.engine.meter.ProcessMemory;
import bio.sluice.engine.meter.RunMeter;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import java.time.Duration;
import java.time.Instant;

/// The counts of a run while it runs. Thread-safe.
final class LiveStats implements RunStats {
    private final CounterTable counters;
    private final RunMeter meter;
    private final Order order;
    private final long began;
    private final long totalBytes;
    private volatile Reading reading;
    private volatile ChunkSource source;
    private volatile long storedBytes;
    private volatile Ledger ledger = Ledger.EMPTY;
    private volatile long chunks;
    private volatile long finished;
    private volatile long writtenBytes;

    /// @param totalBytes stored size of the inputs, or -1
    /// @param began when the run began, by [System#nanoTime]
    LiveStats(CounterTable counters, RunMeter meter, Order order, long totalBytes, long began) {
        this.counters = counters;
        this.meter = meter;
        this.order = order;
        this.began = began;
        this.totalBytes = totalBytes;
    }

    /// The inputs are open.
    void opened(ChunkSource source, Reading reading) {
        this.reading = reading;
        this.source = source;
    }

    /// An earlier attempt came as far as this.
    void restored(Ledger ledger, long chunks) {
        this.ledger = ledger;
        this.chunks = chunks;
    }

    /// The inputs are about to be closed.
    void closing() {
        storedBytes = storedBytes();
        source = null;
    }

    /// Part of a chunk was written.
    void wrote(Ledger part, long bytes) {
        writtenBytes += bytes;
        ledger = ledger.plus(part);
    }

    /// Blank lines were passed.
    void passed(long blankLines) {
        if (blankLines > 0) {
            ledger = ledger.plus(new Ledger(0, 0, 0, 0, 0, blankLines));
        }
    }

    /// A chunk was written to its end.
    void wroteChunk(boolean hadRecords) {
        finished++;
        if (hadRecords) {
            chunks++;
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public long chunks() {
        return chunks;
    }

    @Override
    public long recordsRead() {
        Reading at = reading;
        return at == null ? 0 : at.records();
    }

    @Override
    public long storedBytes() {
        ChunkSource open = source;
        return open == null ? storedBytes : open.storedBytes();
    }

    @Override
    public long totalBytes() {
        return totalBytes;
    }

    @Override
    public int chunksInFlight() {
        Reading at = reading;
        long written = finished;
        return at == null ? 0 : (int) Math.max(0, at.tickets() - written);
    }

    @Override
    public long count(String path) {
        return counters.count(path);
    }

    @Override
    public RunSample sample() {
        Reading at = reading;
        return new RunSample(
                Instant.now(),
                Duration.ofNanos(System.nanoTime() - began),
                ledger,
                recordsRead(),
                chunks,
                counters.fieldErrors(),
                new RunSample.Bytes(storedBytes(), totalBytes, at == null ? 0 : at.bytes(), writtenBytes),
                order.use(),
                meter.activities(),
                meter.chunkLatency(),
                ProcessMemory.now());
    }
}
