package bio.sluice.stream;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;

/// What became of a chunk: the bytes of its output, its dead letters and its counts. Filled by a worker, handed to a
/// [Target] in input order, reused.
public final class EncodedChunk {
    private final ByteSink output;
    private final ByteSink deadLetters;
    private final ByteSink aside;
    private final Tally tally = new Tally();
    private Ledger ledger = Ledger.EMPTY;

    /// @param budget what the buffers of this chunk may take
    public EncodedChunk(Budget budget) {
        output = new ByteSink(budget);
        deadLetters = new ByteSink(budget);
        aside = new ByteSink(budget);
    }

    /// The records in the output format.
    public ByteSink output() {
        return output;
    }

    /// The dead letters, one JSON object a line.
    public ByteSink deadLetters() {
        return deadLetters;
    }

    /// The records set aside, in the output format.
    public ByteSink aside() {
        return aside;
    }

    /// Counts of this chunk.
    public Tally tally() {
        return tally;
    }

    /// What became of the records of this chunk.
    public Ledger ledger() {
        return ledger;
    }

    /// Sets [#ledger].
    public void ledger(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Forgets everything.
    ///
    /// @param keep buffers larger than this many bytes are given back
    public void clear(int keep) {
        output.clear(keep);
        deadLetters.clear(keep);
        aside.clear(keep);
        tally.clear();
        ledger = Ledger.EMPTY;
    }
}
