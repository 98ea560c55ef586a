package bio.sluice.engine.task;

import bio.sluice.fault.Fault;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RawChunk;
import java.util.List;

/// Turns rows that a target has refused into dead letters of their chunk. One thread.
///
/// The letters go where they would have gone had the records died earlier: the file of dead letters must not tell how
/// records were cut into chunks.
public final class LateLetters {
    private final DeadLetters deadLetters = new DeadLetters();

    /// Adds the letters of `faults` to those of `part`, in the order of records; behind earlier ones of the same
    /// record. The rows no longer count as written.
    ///
    /// @param raw the chunk that `part` was made of
    public void add(RawChunk raw, List<Fault> faults, EncodedChunk part) {
        EncodedChunk late = new EncodedChunk(Budget.unlimited());
        deadLetters.write(raw, faults, late);
        EncodedChunk early = new EncodedChunk(Budget.unlimited());
        early.deadLetters()
                .write(part.deadLetters().bytes(), 0, part.deadLetters().length());
        for (int i = 0; i < part.deadCount(); i++) {
            early.addDeadOrdinal(part.deadOrdinal(i));
        }
        part.deadLetters().clear();
        part.deadCount(0);
        merge(new Letters(early), new Letters(late), part);
        Ledger ledger = part.ledger();
        part.ledger(new Ledger(
                ledger.read(),
                ledger.written() - faults.size(),
                ledger.dead() + faults.size(),
                ledger.filtered(),
                ledger.expanded(),
                ledger.blank()));
    }

    private static void merge(Letters early, Letters late, EncodedChunk into) {
        while (early.isLeft() || late.isLeft()) {
            boolean first = !late.isLeft() || early.isLeft() && early.ordinal() <= late.ordinal();
            (first ? early : late).moveTo(into);
        }
    }

    /// The letters of a chunk, one after the other.
    private static final class Letters {
        private final EncodedChunk chunk;
        private int next;
        private int at;

        Letters(EncodedChunk chunk) {
            this.chunk = chunk;
        }

        boolean isLeft() {
            return next < chunk.deadCount();
        }

        long ordinal() {
            return chunk.deadOrdinal(next);
        }

        void moveTo(EncodedChunk into) {
            ByteSink letters = chunk.deadLetters();
            int end = at;
            while (letters.bytes()[end] != '\n') {
                end++;
            }
            into.deadLetters().write(letters.bytes(), at, end + 1);
            into.addDeadOrdinal(ordinal());
            at = end + 1;
            next++;
        }
    }
}
