package bio.sluice.engine;

import bio.sluice.engine.task.ChunkTask;
import bio.sluice.engine.task.LateLetters;
import bio.sluice.fault.Faults;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    private final List<EncodedChunk> group = new ArrayList<>();

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

    /// Writes the rest of the chunks in `slots`, which follow one another; none but the last carries a mark, for a
    /// checkpoint covers what the target has been offered before it, and nothing else.
    void finish(List<Slot> slots, ChunkTask task, Decoder decoder) throws IOException {
        boolean taken = slots.size() > 1 && isTaken(slots);
        for (Slot slot : slots) {
            finish(slot, taken, task, decoder);
        }
    }

    /// Offers chunks together. If a gate stops the run in one of them, or a row is refused, nothing has happened. What
    /// a
    /// survey thinks of a chunk depends on those before, so that such chunks are not offered together.
    private boolean isTaken(List<Slot> slots) throws IOException {
        if (gates.verdict() != null
                || slots.stream().anyMatch(slot -> slot.encoded().tally().hasNotes())) {
            return false;
        }
        byte[] state = gates.state();
        group.clear();
        for (Slot slot : slots) {
            EncodedChunk part = slot.encoded();
            if (!part.isEmpty()) {
                group.add(part);
                if (gates.admit(part) < part.ledger().read()) {
                    gates.rewind(state);
                    return false;
                }
            }
        }
        boolean taken = target.offer(group);
        if (!taken) {
            gates.rewind(state);
        }
        return taken;
    }

    /// @param taken whether the target has the rows, and the gates have seen the chunk
    private void finish(Slot slot, boolean taken, ChunkTask task, Decoder decoder) throws IOException {
        if (!taken) {
            append(slot.encoded(), slot, task, decoder);
        } else if (!slot.encoded().isEmpty()) {
            write(slot.encoded());
        }
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
