package bio.sluice.detect;

import java.util.List;
import java.util.Locale;

/// What a column holds, with doubt where there is any. Immutable.
///
/// @param column its name
/// @param outcome what was found out
/// @param candidates types that fit to some extent, the best first
/// @param margin how far the best is ahead of the next, in ten-thousandths; its score where there is no other
/// @param counts what is in the sample
/// @param evidence what speaks for the best candidate, and against it, in sentences
/// @param reason why the outcome is what it is, in a sentence
public record ColumnVerdict(
        String column,
        Outcome outcome,
        List<Candidate> candidates,
        int margin,
        ColumnCounts counts,
        List<String> evidence,
        String reason) {
    public ColumnVerdict {
        candidates = List.copyOf(candidates);
        evidence = List.copyOf(evidence);
    }

    /// What was found out about a column.
    public enum Outcome {
        /// It holds identifiers of the best candidate.
        TYPE,
        /// It may hold identifiers of any candidate, or none.
        UNDECIDED,
        /// It holds something else.
        NONE,
        /// It holds nothing.
        EMPTY;

        /// The outcome as it is written in output.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The best candidate; null if there is none.
    public Candidate best() {
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    /// The second best; null if there is none.
    public Candidate runnerUp() {
        return candidates.size() < 2 ? null : candidates.get(1);
    }
}
