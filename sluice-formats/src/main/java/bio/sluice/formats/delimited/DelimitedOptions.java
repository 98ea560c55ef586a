package bio.sluice.formats.delimited;

import bio.sluice.fault.RunStopped;
import bio.sluice.format.TextEncoding;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What can be set about reading and writing tables. Immutable; one for each format, for their defaults differ.
final class DelimitedOptions {
    static final Option<Boolean> HEADER = Option.flag(
            "header", true, "Whether the first record names the columns; if not, they are col_0, col_1 and so on.");
    static final Option<Boolean> SKIP_HEADER =
            Option.flag("skip_header", null, "Another name for header, kept for older strategies.");
    static final Option<Long> SKIP_ROWS =
            Option.integer("skip_rows", 0L, 0, Integer.MAX_VALUE, "Lines to pass over before the header.");
    static final Option<String> COMMENT =
            Option.text("comment", null, "What a comment line begins with, such as #; by default there are none.");
    static final Option<List<String>> COLUMNS =
            Option.texts("columns", null, "Columns to read; without a header, the names of all columns.");
    static final Option<Long> MAX_ROWS =
            Option.integer("max_rows", null, 0, Long.MAX_VALUE, "Records after which to stop, over all inputs.");
    static final Option<Boolean> STRIP = Option.flag(
            "strip_whitespace", false, "Whether to leave out blanks around values; those inside quotes stay.");
    static final Option<String> RAGGED = Option.choice(
            "ragged",
            "dead_letter",
            List.of("dead_letter", "pad"),
            "What becomes of rows that are too short: refused, or filled up with empty values.");
    static final Option<Boolean> SKIP_BLANK = Option.flag("skip_blank", true, "Whether empty lines are no records.");
    static final Option<String> DUPLICATE_HEADER = Option.choice(
            "duplicate_header",
            "rename",
            List.of("rename", "error"),
            "What becomes of a column name that stands twice: the second is renamed name_2, or the run ends.");
    static final Option<String> HEADER_MISMATCH = Option.choice(
            "header_mismatch",
            "error",
            List.of("error", "union"),
            "What happens when inputs have different headers: the run ends, or each record brings its own columns.");
    static final Option<List<String>> EMPTY_VALUES = Option.texts(
            "empty_values",
            List.of("", "NA", "N/A", "-", ".", "null", "None", "nan"),
            "Values that parsers take for an empty one.");
    static final Option<Long> MAX_RECORD_BYTES = Option.integer(
            "max_record_bytes", 1L << 20, 1, 1 << 28, "Longest record in bytes; a longer one is refused.");
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
            "Most content bytes per stored byte of a compressed input; by default there is no limit.");

    static final Option<String> ESCAPE = Option.choice(
            "escape",
            "none",
            List.of("none", "backslash"),
            "How delimiters and line breaks in values are written: quoted, if there is a quote character, or escaped.");
    static final Option<Boolean> WRITE_HEADER =
            Option.flag("header", true, "Whether the first line names the columns.");
    static final Option<String> EXTRA_COLUMN = Option.text(
            "extra_column", null, "Column that takes fields without a column of their own, as a JSON object.");
    static final Option<String> LIST_SEPARATOR =
            Option.text("list_separator", "|", "What stands between the parts of a list in one cell.");
    static final Option<Boolean> FULL =
            Option.flag("full", false, "Whether processors also add what they found as JSON.");

    /// The word that means no quoting, where `quote_char` is not a single character.
    private static final List<String> NO_QUOTE = List.of("", "none");

    private final Option<Character> delimiter;
    private final Option<String> quote;

    /// @param delimiter default delimiter
    /// @param quote default quote character, or null for none
    DelimitedOptions(char delimiter, String quote) {
        this.delimiter = Option.character("delimiter", delimiter, "What separates fields.");
        this.quote = Option.text(
                "quote_char", quote == null ? "none" : quote, "What encloses fields; none if quotes are text.");
    }

    OptionTable reading() {
        return OptionTable.of(
                TextEncoding.OPTION,
                delimiter,
                quote,
                HEADER,
                SKIP_HEADER,
                SKIP_ROWS,
                COMMENT,
                COLUMNS,
                MAX_ROWS,
                STRIP,
                RAGGED,
                SKIP_BLANK,
                DUPLICATE_HEADER,
                HEADER_MISMATCH,
                EMPTY_VALUES,
                MAX_RECORD_BYTES,
                RECORD_TIMEOUT,
                MAX_DECOMPRESSION_RATIO);
    }

    OptionTable writing() {
        return OptionTable.of(delimiter, quote, ESCAPE, WRITE_HEADER, EXTRA_COLUMN, LIST_SEPARATOR, FULL);
    }

    /// The delimiter as a byte.
    byte delimiter(OptionValues values) {
        return ascii("delimiter", values.get(delimiter));
    }

    /// The quote character as a byte, or [Dialect#NONE].
    byte quote(OptionValues values) {
        String text = values.get(quote);
        if (NO_QUOTE.contains(text)) {
            return Dialect.NONE;
        }
        if (text.length() != 1) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE, "quote_char is a single character or none, not \"" + text + "\"");
        }
        byte b = ascii("quote_char", text.charAt(0));
        if (b == delimiter(values)) {
            throw new RunStopped(RunStopped.Reason.USAGE, "quote_char and delimiter are both \"" + text + "\"");
        }
        return b;
    }

    private static byte ascii(String option, char c) {
        if (c == 0 || c >= 0x80 || c == '\n' || c == '\r') {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    option + " must be an ASCII character and no line break, not \"" + c + "\"");
        }
        return (byte) c;
    }

    /// How the inputs are written down.
    Dialect dialect(OptionValues values) {
        String comment = values.get(COMMENT);
        return new Dialect(
                delimiter(values),
                quote(values),
                comment == null ? new byte[0] : comment.getBytes(StandardCharsets.UTF_8),
                values.get(STRIP),
                values.get(SKIP_BLANK));
    }

    /// Whether the inputs have headers; header, if set, overrules its other name.
    static boolean hasHeader(OptionValues values) {
        Boolean skip = values.get(SKIP_HEADER);
        return skip != null && !values.isSet(HEADER) ? skip : values.get(HEADER);
    }
}
