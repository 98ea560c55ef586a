package bio.sluice.engine.task;

import bio.sluice.engine.flight.FlightRecording;
import bio.sluice.engine.meter.ThreadMeter;
import bio.sluice.fault.Fault;
import bio.sluice.fault.RunStopped;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.QuotaExceeded;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// Turns a raw chunk into an encoded one: decode, process, encode. One thread; every worker has its own.
///
/// A chunk that needs more memory than its share, or in which a processor throws, is run again in halves, down to the
/// record at fault: that one becomes a dead letter. The outcome is the same for every way of cutting records into
/// chunks: an attempt at several records succeeds only if each alone would, and the verdict on a single record is
/// found in the reserve, whose size depends on nothing but the run's memory.
public final class ChunkTask {
    /// Takes the beginning of a chunk that does not fit into memory as a whole.
    @FunctionalInterface
    public interface Outlet {
        /// Waits until everything before this chunk is written, then writes `part` and clears it. From then on the
        /// caller may use the reserve, for nobody else can be where it is.
        void emit(EncodedChunk part) throws IOException;
    }

    private final Decoder decoder;
    private final Attempt attempt;
    private final PathCache paths;
    private final long batchBytes;
    private final long reserveBytes;
    private final DeadLetters deadLetters = new DeadLetters();
    private Workspace workspace;

    /// @param chain the processors, initialized
    /// @param knownWarnings kinds of warnings whose first occurrence the run has told already; thread-safe
    /// @param watch is told what the processors are handed
    /// @param meter that of the thread at work
    /// @param batchBytes what an attempt at a chunk may take
    /// @param reserveBytes what a single record may take when it is run alone
    public ChunkTask(
            Decoder decoder,
            ProcessorChain chain,
            Encoder encoder,
            Predicate<String> knownWarnings,
            Watch watch,
            ThreadMeter meter,
            long batchBytes,
            long reserveBytes) {
        this.decoder = decoder;
        this.attempt = new Attempt(decoder, chain, encoder, knownWarnings, watch, meter);
        this.paths = new PathCache(chain);
        this.batchBytes = batchBytes;
        this.reserveBytes = reserveBytes;
        this.workspace = new Workspace(batchBytes, paths);
    }

    /// Runs the records in the window of `raw`. What they come to is in `into` at the end, except for the parts that
    /// went through `outlet` before.
    ///
    /// @param into empty
    /// @return whether the chunk did not fit as a whole
    /// @throws RunStopped if a processor or the reader says that the run cannot go on
    public boolean run(RawChunk raw, EncodedChunk into, Outlet outlet) throws IOException {
        if (raw.refused() != null) {
            refuse(raw, into, outlet);
            return false;
        }
        return raw.records() > 0 && runPart(raw, into, outlet);
    }

    private boolean runPart(RawChunk raw, EncodedChunk into, Outlet outlet) throws IOException {
        Throwable failure;
        try {
            attempt.run(workspace, raw, into);
            return false;
        } catch (RunStopped stop) {
            throw stop;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            failure = thrown;
        }
        // Exhausted memory is met like an exceeded budget: alone and with fresh buffers, the record may well fit.
        boolean overflow = failure instanceof QuotaExceeded || failure instanceof OutOfMemoryError;
        if (overflow) {
            workspace = new Workspace(batchBytes, paths);
            outlet.emit(into);
            into.clear(0);
        }
        if (raw.records() > 1) {
            return runHalves(raw, into, outlet) | overflow;
        }
        if (overflow) {
            runInReserve(raw, into, outlet);
        } else {
            bury(raw, processorError(raw, workspace, failure), into, outlet);
        }
        return overflow;
    }

    private boolean runHalves(RawChunk raw, EncodedChunk into, Outlet outlet) throws IOException {
        int from = raw.from();
        int to = raw.to();
        int skipped = raw.skipped();
        int records = raw.records();
        int half = records / 2;
        int middle = decoder.skip(raw, half);
        raw.narrow(from, middle, skipped, half);
        boolean overflow = runPart(raw, into, outlet);
        raw.narrow(middle, to, skipped + half, records - half);
        return overflow | runPart(raw, into, outlet);
    }

    /// Runs a single record with all the memory that a record may have.
    private void runInReserve(RawChunk raw, EncodedChunk into, Outlet outlet) throws IOException {
        Workspace reserve = new Workspace(reserveBytes, paths);
        EncodedChunk large = new EncodedChunk(reserve.budget());
        Fault fault;
        try {
            attempt.run(reserve, raw, large);
            outlet.emit(large);
            return;
        } catch (RunStopped stop) {
            throw stop;
        } catch (QuotaExceeded overflow) {
            fault = fault(
                    raw,
                    reserve,
                    "record_too_large",
                    "the record needs more than the " + reserveBytes + " bytes that a single record may take",
                    "raise max_memory_mb (and the heap, of which at most half is used), or shorten the record");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            fault = processorError(raw, reserve, thrown);
        }
        bury(raw, fault, into, outlet);
    }

    private Fault processorError(RawChunk raw, Workspace in, Throwable thrown) {
        Fault fault = fault(raw, in, "processor_error", String.valueOf(thrown), null);
        return switch (fault.stage()) {
            case "read" ->
                new Fault(
                        fault.record(),
                        fault.start(),
                        fault.end(),
                        "read",
                        "reader_error",
                        null,
                        null,
                        fault.message(),
                        null);
            case "write" ->
                new Fault(
                        fault.record(),
                        fault.start(),
                        fault.end(),
                        "write",
                        "writer_error",
                        null,
                        null,
                        fault.message(),
                        null);
            default -> fault;
        };
    }

    private Fault fault(RawChunk raw, Workspace in, String kind, String message, String hint) {
        String atFault = paths.takeStageAtFault();
        String stage = atFault == null ? in.faults().stage() : atFault;
        Batch batch = in.batch();
        boolean decoded = batch.rows() > 0;
        int start = decoded ? batch.recordStart(0) : afterLineEnds(raw);
        int end = decoded ? batch.recordEnd(0) : Math.max(start, beforeLineEnds(raw));
        return new Fault(raw.skipped(), start, end, stage, kind, null, null, message, hint);
    }

    private void refuse(RawChunk raw, EncodedChunk into, Outlet outlet) throws IOException {
        RawChunk.Refusal refusal = raw.refused();
        // The chunk is the line without its end: letters must tell the very bytes that their length counts.
        Fault fault = new Fault(
                raw.skipped(),
                raw.from(),
                raw.to(),
                "read",
                refusal.kind(),
                refusal.column(),
                null,
                refusal.message(),
                refusal.hint());
        bury(raw, fault, into, outlet);
    }

    /// Makes the single record in the window a dead letter.
    private void bury(RawChunk raw, Fault fault, EncodedChunk into, Outlet outlet) throws IOException {
        try {
            write(raw, fault, into);
            return;
        } catch (QuotaExceeded overflow) {
            outlet.emit(into);
            into.clear(0);
        }
        EncodedChunk large = new EncodedChunk(new Budget(reserveBytes));
        write(raw, fault, large);
        outlet.emit(large);
    }

    private void write(RawChunk raw, Fault fault, EncodedChunk into) {
        int before = into.deadLetters().length();
        boolean done = false;
        try {
            RawChunk.Refusal refusal = raw.refused();
            long length = refusal == null ? raw.sourceLength(fault.start(), fault.end()) : refusal.length();
            deadLetters.write(raw, fault, raw.position(fault.record(), fault.start()), length, into);
            done = true;
        } finally {
            if (!done) {
                into.deadLetters().length(before);
            }
        }
        into.ledger(into.ledger().plus(new Ledger(1, 0, 1, 0, 0, 0)));
        FlightRecording.faults(raw, List.of(fault));
    }

    private static int afterLineEnds(RawChunk raw) {
        int start = raw.from();
        while (start < raw.to() && isLineEnd(raw.bytes()[start])) {
            start++;
        }
        return start;
    }

    private static int beforeLineEnds(RawChunk raw) {
        int end = raw.to();
        while (end > raw.from() && isLineEnd(raw.bytes()[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
