package bio.sluice.engine;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Ledger;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/// Judges an [ErrorPolicy] in input order. One thread at a time.
///
/// A verdict falls on a record, never on a physical chunk: the same records stop a run however they are cut.
final class Gates {
    private static final String OUTCOMES = "outcomes/";
    private static final String IDENTIFIERS = "/identifiers";
    private static final String MAPPED = "/mapped_identifiers";
    private static final MathContext SHARE = new MathContext(4, RoundingMode.HALF_UP);

    private final ErrorPolicy policy;
    private final long windowSize;
    private final boolean thresholdHolds;
    private long records;
    private long dead;
    private long window;
    private long windowDead;
    private String verdict;

    /// @param windowSize input records per window of `max_errors_per_chunk`
    Gates(ErrorPolicy policy, int windowSize) {
        this.policy = policy;
        this.windowSize = windowSize;
        // Expanded records may die more than once each, which must not make "all of them" a limit.
        thresholdHolds = policy.errorThreshold().compareTo(BigDecimal.ONE) < 0;
    }

    /// How many of the next records may be written: all that `part` holds, or fewer if a gate stops the run at the
    /// last of them. Notes them only if it is all.
    long admit(EncodedChunk part) {
        long before = records;
        long deadBefore = dead;
        long windowBefore = window;
        long windowDeadBefore = windowDead;
        long read = part.ledger().read();
        long stop = walk(part, before + read);
        if (stop < 0) {
            records = before + read;
            return read;
        }
        long admitted = stop - before + 1;
        if (admitted == read) {
            records = before + read;
            return read;
        }
        dead = deadBefore;
        window = windowBefore;
        windowDead = windowDeadBefore;
        verdict = null;
        return admitted;
    }

    /// Passes the dead letters of `part`.
    ///
    /// @param end ordinal behind its last record
    /// @return ordinal of the record at which a gate stops the run, or -1
    private long walk(EncodedChunk part, long end) {
        long from = ErrorPolicy.THRESHOLD_FROM;
        boolean judgeFirst = thresholdHolds && records < from && end >= from;
        int count = part.deadCount();
        for (int i = 0; i < count; ) {
            long ordinal = part.deadOrdinal(i);
            if (judgeFirst && ordinal >= from) {
                judgeFirst = false;
                if (exceedsThreshold(from)) {
                    return from - 1;
                }
            }
            if (ordinal / windowSize != window) {
                window = ordinal / windowSize;
                windowDead = 0;
            }
            String reason = null;
            for (; i < count && part.deadOrdinal(i) == ordinal; i++) {
                dead++;
                windowDead++;
                reason = reason == null ? part.stopReason(i) : reason;
            }
            if (reason != null) {
                verdict = "record " + (ordinal + 1) + " of the input: " + reason;
                return ordinal;
            }
            if (stopsAt(ordinal)) {
                return ordinal;
            }
            judgeFirst &= ordinal + 1 != from;
        }
        return judgeFirst && exceedsThreshold(from) ? from - 1 : -1;
    }

    private boolean stopsAt(long ordinal) {
        if (!policy.continueOnError()) {
            verdict = "continue_on_error is false, and record " + (ordinal + 1) + " of the input is a dead letter";
            return true;
        }
        if (windowDead > policy.maxErrorsPerWindow()) {
            verdict = "max_errors_per_chunk: " + windowDead + " dead letters in the " + windowSize
                    + " records from " + (window * windowSize + 1) + " on, at most " + policy.maxErrorsPerWindow()
                    + " allowed";
            return true;
        }
        return thresholdHolds && ordinal + 1 >= ErrorPolicy.THRESHOLD_FROM && exceedsThreshold(ordinal + 1);
    }

    private boolean exceedsThreshold(long read) {
        if (BigDecimal.valueOf(dead).compareTo(policy.errorThreshold().multiply(BigDecimal.valueOf(read))) <= 0) {
            return false;
        }
        verdict = "error_threshold: " + dead + " of " + read + " records are dead letters, a share of "
                + share(dead, read) + "; at most " + policy.errorThreshold().toPlainString() + " allowed";
        return true;
    }

    /// Judges what can only be judged at the end.
    ///
    /// @param surveys why a survey fails the run, or null
    void end(Ledger ledger, Map<String, Long> counters, String surveys) {
        judgeShares(ledger, counters);
        if (verdict == null) {
            verdict = surveys;
        }
    }

    private void judgeShares(Ledger ledger, Map<String, Long> counters) {
        if (verdict != null || thresholdHolds && ledger.read() > 0 && exceedsThreshold(ledger.read())) {
            return;
        }
        if (policy.minMappedFraction().signum() == 0) {
            return;
        }
        counters.forEach((path, identifiers) -> {
            if (path.startsWith(OUTCOMES) && path.endsWith(IDENTIFIERS) && verdict == null) {
                String field = path.substring(OUTCOMES.length(), path.length() - IDENTIFIERS.length());
                judgeMapped(field, counters.getOrDefault(OUTCOMES + field + MAPPED, 0L), identifiers);
            }
        });
    }

    private void judgeMapped(String field, long mapped, long identifiers) {
        BigDecimal least = policy.minMappedFraction().multiply(BigDecimal.valueOf(identifiers));
        if (identifiers > 0 && BigDecimal.valueOf(mapped).compareTo(least) < 0) {
            verdict = "min_mapped_fraction: " + mapped + " of " + identifiers + " identifiers in " + field
                    + " have a mapping, a share of " + share(mapped, identifiers) + "; at least "
                    + policy.minMappedFraction().toPlainString() + " demanded";
        }
    }

    private static String share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), SHARE)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// Goes back to where these gates were when they gave `state`.
    void rewind(byte[] state) {
        try {
            restore(state);
        } catch (CorruptInput impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What these gates have seen, for [#restore]. Called between chunks.
    byte[] state() {
        return new StateWriter()
                .number(records)
                .number(dead)
                .number(window)
                .number(windowDead)
                .text(verdict)
                .toBytes();
    }

    /// Goes on where other gates of the same policy were.
    ///
    /// @throws CorruptInput if this is no state
    void restore(byte[] state) throws CorruptInput {
        StateReader reader = new StateReader(state);
        records = reader.number();
        dead = reader.number();
        window = reader.number();
        windowDead = reader.number();
        verdict = reader.text();
    }

    /// Why a gate stops the run, or null.
    String verdict() {
        return verdict;
    }
}
