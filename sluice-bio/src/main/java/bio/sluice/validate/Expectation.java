package bio.sluice.validate;

import java.io.Serializable;
import java.math.BigDecimal;

/// What a table as a whole must be like. Immutable.
///
/// @param name what it is called in findings
/// @param measure what is measured
/// @param column of which column, or null
/// @param least smallest value expected, or null
/// @param most largest value expected, or null
/// @param fails whether the run fails if it is not met; else it is a warning
record Expectation(String name, Measure measure, String column, BigDecimal least, BigDecimal most, boolean fails)
        implements Serializable {
    /// What can be measured.
    enum Measure {
        /// Records that reach the step.
        ROWS("records"),
        /// Records without a value in the column / records.
        NULL_SHARE("share of records without a value"),
        /// Different values / values.
        DISTINCT_SHARE("share of different values"),
        /// Different values.
        DISTINCT("different values"),
        /// Records that break no rule / records.
        VALID_SHARE("share of valid records");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean countsDistinct() {
            return this == DISTINCT_SHARE || this == DISTINCT;
        }
    }

    boolean isMet(BigDecimal observed) {
        return (least == null || observed.compareTo(least) >= 0) && (most == null || observed.compareTo(most) <= 0);
    }

    /// What is expected, in words: `at least 0.9 and at most 1`.
    String demand() {
        String atLeast = least == null ? "" : "at least " + least.toPlainString();
        String atMost = most == null ? "" : "at most " + most.toPlainString();
        return atLeast + (least != null && most != null ? " and " : "") + atMost;
    }
}
