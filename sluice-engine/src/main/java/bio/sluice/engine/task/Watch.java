package bio.sluice.engine.task;

import bio.sluice.fault.Faults;
import bio.sluice.fault.Position;
import bio.sluice.record.Batch;
import bio.sluice.stream.RawChunk;
import java.util.concurrent.TimeUnit;

/// What a worker's processor has been handed, and when, for whoever waits for it to come back. Written by one thread,
/// read by any.
public final class Watch {
    private record Work(String stage, RawChunk raw, Batch batch, Faults faults, long since) {}

    private volatile Work work;

    /// A processor is handed a batch.
    void begin(String stage, RawChunk raw, Batch batch, Faults faults) {
        work = new Work(stage, raw, batch, faults, System.nanoTime());
    }

    /// It has come back.
    void end() {
        work = null;
    }

    /// Which processor has had the same record, or the same batch, for longer than this.
    ///
    /// @return a sentence about it, or null if there is none
    public String overdue(long nanos) {
        Work at = work;
        if (at == null) {
            return null;
        }
        int row = at.faults().record();
        long since = row < 0 ? at.since() : at.faults().recordSince();
        long taken = System.nanoTime() - since;
        if (taken < nanos || at != work) {
            return null;
        }
        // It is stuck, so what it was handed stays as it is.
        RawChunk raw = at.raw();
        Position position = row < 0
                ? raw.position(raw.skipped(), raw.from())
                : raw.position(at.batch().record(row), at.batch().recordStart(row));
        return "the processor " + at.stage() + " has not come back for " + TimeUnit.NANOSECONDS.toSeconds(taken)
                + " s from " + (row < 0 ? "the " + raw.records() + " records from " + position + " on" : position);
    }
}
