package bio.sluice.formats.json;

import bio.sluice.format.ReaderLimits;
import bio.sluice.format.TextEncoding;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
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
            ReaderLimits.MAX_RECORD_BYTES,
            ReaderLimits.RECORD_TIMEOUT,
            ReaderLimits.MAX_DECOMPRESSION_RATIO,
            MAX_JSON_DEPTH);

    private JsonlOptions() {}
}
