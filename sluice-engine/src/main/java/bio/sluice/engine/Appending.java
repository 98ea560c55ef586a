package bio.sluice.engine;

import bio.sluice.engine.task.ChunkTask;
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
            RawChunk raw = slot.raw();
            int from = raw.from();
            int to = raw.to();
            int skipped = raw.skipped();
            int records = raw.records();
            int again = (int) part.ledger().read();
            part.clear(0);
            narrow(slot, stats.ledger().read(), again, decoder);
            task.run(raw, part, piece -> pass(piece, slot, task, decoder));
            pass(part, slot, task, decoder);
            raw.narrow(from, to, skipped, records);
        } else {
            pass(part, slot, task, decoder);
        }
    }

    /// Writes the next part as far as the gates allow. If one says stop within the part, only the records up to there
    /// are written: they are run again, so that what is written ends at the same record for every way of cutting the
    /// input.
    private void pass(EncodedChunk part, Slot slot, ChunkTask task, Decoder decoder) throws IOException {
        if (gates.verdict() != null || part.isEmpty()) {
            return;
        }
        long admitted = gates.admit(part);
        if (admitted < part.ledger().read()) {
            part.clear(Integer.MAX_VALUE);
            EncodedChunk begin = slot.encoded();
            begin.clear(Integer.MAX_VALUE);
            narrow(slot, stats.ledger().read(), (int) admitted, decoder);
            task.run(slot.raw(), begin, this::admit);
            admit(begin);
        } else {
            write(part);
        }
        if (gates.verdict() != null) {
            stop.run();
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

    private void admit(EncodedChunk part) throws IOException {
        if (!part.isEmpty()) {
            gates.admit(part);
            write(part);
        }
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
