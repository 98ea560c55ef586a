package bio.sluice.formats.json;

import bio.sluice.format.TextEncoding;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import java.math.BigDecimal;
import java.util.List;

/// What a user can say about JSONL input.
final class JsonlOptions {
    static final Option<Long> SKIP_ROWS =
            Option.integer("skip_rows", 0L, 0, Integer.MAX_VALUE, "Lines to pass over at the beginning of each input.");
    static final Option<String> COMMENT = Option.text(
                    "comment", null, "Lines that begin with this text are passed over.")
            .shownAs("TEXT");
    static final Option<List<String>> COLUMNS =
            Option.texts("columns", null, "Columns to keep; the others are left out.");
    static final Option<Long> MAX_ROWS =
            Option.integer("max_rows", null, 0, Long.MAX_VALUE, "Records to read at most.");
    static final Option<Boolean> SKIP_BLANK =
            Option.flag("skip_blank", true, "Whether blank lines are passed over, and counted apart.");
    static final Option<List<String>> EMPTY_VALUES = Option.texts(
            "empty_values",
            List.of("", "NA", "N/A", "-", ".", "null", "None", "nan"),
            "Texts that count as an empty cell for parsers; the cell itself is not altered.");
    static final Option<Long> MAX_RECORD_BYTES =
            Option.integer("max_record_bytes", 1L << 20, 1, 1 << 28, "Longest record; a longer one is a dead letter.");
    static final Option<BigDecimal> RECORD_TIMEOUT = Option.decimal(
            "record_timeout",
            null,
            "0.001",
            "86400",
            "Seconds that a processor may take for a record, or for the batch it is handed; default: any.");
    static final Option<BigDecimal> MAX_DECOMPRESSION_RATIO = Option.decimal(
            "max_decompression_ratio",
            null,
            "1",
            "1000000000",
            "Most bytes that one compressed byte may unpack to; more is taken for a bomb.");
    static final Option<Long> MAX_JSON_DEPTH = Option.integer(
            "max_json_depth", 1_000L, 1, 1_000_000, "Objects and arrays that may lie inside each other.");

    static final OptionTable READER = OptionTable.of(
            TextEncoding.OPTION,
            SKIP_ROWS,
            COMMENT,
            COLUMNS,
            MAX_ROWS,
            SKIP_BLANK,
            EMPTY_VALUES,
            MAX_RECORD_BYTES,
            RECORD_TIMEOUT,
            MAX_DECOMPRESSION_RATIO,
            MAX_JSON_DEPTH);

    private JsonlOptions() {}
}
