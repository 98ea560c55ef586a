package bio.sluice.stream;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What became of a chunk: the bytes of its output, its dead letters and its counts. Filled by a worker, handed to a
/// [Target] in input order, reused.
public final class EncodedChunk {
    private final ByteSink output;
    private final ByteSink deadLetters;
    private final ByteSink aside;
    private final Tally tally;
    private final List<RunReport.WarningCount> warnings = new ArrayList<>();
    private Ledger ledger = Ledger.EMPTY;
    private long[] deadOrdinals = new long[0];
    private int deadCount;
    /// Index of the first dead letter that stops the run, or -1.
    private int stopIndex = -1;
    private String stopReason;
    private long asideRecords;

    /// @param budget what the buffers of this chunk may take
    public EncodedChunk(Budget budget) {
        output = new ByteSink(budget);
        deadLetters = new ByteSink(budget);
        aside = new ByteSink(budget);
        tally = new Tally(budget);
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

    /// Says that the next dead letter is of the record with this ordinal in the run.
    public void addDeadOrdinal(long ordinal) {
        if (deadCount == deadOrdinals.length) {
            deadOrdinals = Arrays.copyOf(deadOrdinals, Math.max(16, 2 * deadCount));
        }
        deadOrdinals[deadCount++] = ordinal;
    }

    /// Number of dead letters.
    public int deadCount() {
        return deadCount;
    }

    /// Takes the dead ordinals behind the first `count` back.
    public void deadCount(int count) {
        deadCount = count;
        if (stopIndex >= count) {
            stopIndex = -1;
            stopReason = null;
        }
    }

    /// Says that the dead letter added last stops the run; of several the first counts.
    public void stopsRun(String reason) {
        if (stopIndex < 0) {
            stopIndex = deadCount - 1;
            stopReason = reason;
        }
    }

    /// Why dead letter `i` stops the run, or null if it does not.
    public String stopReason(int i) {
        return i == stopIndex ? stopReason : null;
    }

    /// The ordinal in the run, from 0, of the record of dead letter `i`; ascending.
    public long deadOrdinal(int i) {
        return deadOrdinals[i];
    }

    /// Number of records in [#aside].
    public long asideRecords() {
        return asideRecords;
    }

    /// Sets [#asideRecords].
    public void asideRecords(long records) {
        asideRecords = records;
    }

    /// The warnings of this chunk, each kind once or, in a chunk that was run in parts, once a part; in input order.
    /// Their position is null where the kind is known to the run already.
    public List<RunReport.WarningCount> warnings() {
        return warnings;
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return ledger.isEmpty();
    }

    /// Forgets everything.
    ///
    /// @param keep buffers larger than this many bytes are given back
    public void clear(int keep) {
        output.clear(keep);
        deadLetters.clear(keep);
        aside.clear(keep);
        tally.clear(keep);
        warnings.clear();
        ledger = Ledger.EMPTY;
        deadCount(0);
        asideRecords = 0;
    }
}
