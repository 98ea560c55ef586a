package bio.sluice.engine;

import bio.sluice.engine.task.ChunkTask;
import bio.sluice.engine.task.LateLetters;
import bio.sluice.fault.Faults;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.Target;
import java.io.IOException;

/// The write side of a run: gates, target, counts. Called in input order, by one thread at a time; [Order] sees to it.
final class Appending {
    private final Target target;
    private final Gates gates;
    private final CounterTable counters;
    private final SurveyTable surveys;
    private final WarningLog warnings;
    private final LiveStats stats;
    private final Checkpoints checkpoints;
    private final Runnable stop;
    private final Faults late = new Faults();
    private final LateLetters lateLetters = new LateLetters();

    /// @param stop called when a gate stops the run
    Appending(
            Target target,
            Gates gates,
            CounterTable counters,
            SurveyTable surveys,
            WarningLog warnings,
            LiveStats stats,
            Checkpoints checkpoints,
            Runnable stop) {
        this.target = target;
        this.gates = gates;
        this.counters = counters;
        this.surveys = surveys;
        this.warnings = warnings;
        this.stats = stats;
        this.checkpoints = checkpoints;
        this.stop = stop;
    }

    /// Writes the rest of the chunk in `slot`.
    void finish(Slot slot, ChunkTask task, Decoder decoder) throws IOException {
        append(slot.encoded(), slot, task, decoder);
        if (gates.verdict() == null) {
            stats.passed(slot.raw().blank());
            stats.wroteChunk(slot.records() > 0);
            if (slot.mark() != null) {
                checkpoints.take(slot.mark());
            }
        }
    }

    /// Writes the next part of the chunk in `slot` and clears it. If a survey objects to records of the part, it is run
    /// again, now that the survey knows them.
    ///
    /// @param task free to be used, as is `decoder`
    void append(EncodedChunk part, Slot slot, ChunkTask task, Decoder decoder) throws IOException {
        if (gates.verdict() != null || part.isEmpty()) {
            return;
        }
        if (surveys.object(part.tally())) {
            runAgain(part, slot, task, decoder);
        } else {
            judge(part, slot, task, decoder);
        }
        if (gates.verdict() != null) {
            stop.run();
        }
    }

    /// Runs the records of a part again, now that the surveys know to which of them they object.
    private void runAgain(EncodedChunk part, Slot slot, ChunkTask task, Decoder decoder) throws IOException {
        RawChunk raw = slot.raw();
        int from = raw.from();
        int to = raw.to();
        int skipped = raw.skipped();
        int records = raw.records();
        int again = (int) part.ledger().read();
        part.clear(0);
        narrow(slot, stats.ledger().read(), again, decoder);
        task.run(raw, part, piece -> appendPiece(piece, slot, task, decoder));
        appendPiece(part, slot, task, decoder);
        raw.narrow(from, to, skipped, records);
    }

    private void judge(EncodedChunk part, Slot slot, ChunkTask task, Decoder decoder) throws IOException {
        boolean transactional = target.isTransactional();
        byte[] state = transactional ? gates.state() : null;
        long admitted = gates.admit(part);
        if (admitted == part.ledger().read() && transactional) {
            late.stage("write");
            target.offer(part, late);
            if (!late.rejected().isEmpty()) {
                lateLetters.add(slot.raw(), late.rejected(), part);
                late.clear();
                gates.rewind(state);
                admitted = gates.admit(part);
                if (admitted < part.ledger().read()) {
                    target.withdraw();
                }
            }
        }
        if (admitted == part.ledger().read()) {
            write(part);
            return;
        }
        part.clear(Integer.MAX_VALUE);
        EncodedChunk begin = slot.encoded();
        begin.clear(Integer.MAX_VALUE);
        narrow(slot, stats.ledger().read(), (int) admitted, decoder);
        task.run(slot.raw(), begin, piece -> appendPiece(piece, slot, task, decoder));
        appendPiece(begin, slot, task, decoder);
    }

    /// Of records that are run again.
    private void appendPiece(EncodedChunk piece, Slot slot, ChunkTask task, Decoder decoder) throws IOException {
        if (!piece.isEmpty() && gates.verdict() == null) {
            judge(piece, slot, task, decoder);
        }
    }

    /// Makes the window of the slot's chunk the `records` records from the one with ordinal `first` on.
    private static void narrow(Slot slot, long first, int records, Decoder decoder) {
        RawChunk raw = slot.raw();
        int skipped = (int) (first - raw.firstOrdinal());
        raw.narrow(0, slot.end(), 0, slot.records());
        int from = decoder.skip(raw, skipped);
        raw.narrow(from, slot.end(), skipped, slot.records() - skipped);
        raw.narrow(from, decoder.skip(raw, records), skipped, records);
    }

    private void write(EncodedChunk part) throws IOException {
        target.append(part);
        surveys.add(part.tally());
        counters.add(part.tally());
        warnings.add(part.warnings());
        stats.wrote(part.ledger(), part.output().length());
        part.clear(Integer.MAX_VALUE);
    }
}
