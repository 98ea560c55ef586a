package bio.sluice.format;

import bio.sluice.option.Option;
import java.math.BigDecimal;
import java.util.List;

/// Reader options that mean the same in every format: what an input may cost. Formats list those that they have among
/// their [Format#readerOptions]; only the longest record is theirs to watch, the others the run looks after. Constants.
public final class ReaderLimits {
    public static final Option<Long> MAX_RECORD_BYTES = Option.integer(
            "max_record_bytes", 1L << 20, 1, 1 << 28, "Longest record in bytes; a longer one is a dead letter.");
    public static final Option<BigDecimal> RECORD_TIMEOUT = Option.decimal(
            "record_timeout",
            null,
            "0.001",
            "86400",
            "Seconds that a processor may take for a record, or for the batch it is handed; default: any.");
    public static final Option<BigDecimal> MAX_DECOMPRESSION_RATIO = Option.decimal(
            "max_decompression_ratio",
            null,
            "1",
            "1000000000",
            "Most bytes that one compressed byte may unpack to; more is taken for a bomb.");

    private ReaderLimits() {}

    /// All of them.
    public static List<Option<?>> all() {
        return List.of(MAX_RECORD_BYTES, RECORD_TIMEOUT, MAX_DECOMPRESSION_RATIO);
    }
}
