package bio.sluice.stream;

import java.math.BigDecimal;

/// When errors stop a run. Immutable. Gates are judged in input order and on record numbers, never on physical chunks.
///
/// @param continueOnError false: the first dead letter stops the run
/// @param maxErrorsPerWindow most dead letters in an aligned window of `chunkSize` records; `Long.MAX_VALUE` for none
/// @param errorThreshold largest share of dead letters, judged from [#THRESHOLD_FROM] records on and at the end
/// @param minMappedFraction smallest share of non-empty identifiers with a mapping, per field, judged at the end
public record ErrorPolicy(
        boolean continueOnError, long maxErrorsPerWindow, BigDecimal errorThreshold, BigDecimal minMappedFraction) {
    /// Records read before [#errorThreshold] is judged for the first time.
    public static final long THRESHOLD_FROM = 10_000;

    /// Goes on whatever happens.
    public static final ErrorPolicy LENIENT = new ErrorPolicy(true, Long.MAX_VALUE, BigDecimal.ONE, BigDecimal.ZERO);
}
