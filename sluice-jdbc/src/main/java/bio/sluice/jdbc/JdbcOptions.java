package bio.sluice.jdbc;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import java.util.List;

/// The options of targets and sources.
final class JdbcOptions {
    static final String APPEND = "append";
    static final String REPLACE = "replace";
    static final String UPSERT = "upsert";

    static final Option<String> TABLE_NAME =
            Option.text("table_name", null, "the table to write: TABLE or SCHEMA.TABLE; made if it is not there");
    static final Option<String> MODE = Option.choice(
            "mode",
            APPEND,
            List.of(APPEND, REPLACE, UPSERT),
            "append: add rows; replace: put all rows in place of the old ones, at the end; upsert: replace by key");
    static final Option<List<String>> KEY =
            Option.texts("key", List.of(), "columns by which upsert finds the row to replace");
    static final Option<Long> BATCH_SIZE = Option.integer(
            "batch_size",
            1_000L,
            1,
            1_000_000,
            "when the database has refused a row: most rows sent again at once, to find it");
    static final Option<String> ORDINAL_COLUMN = Option.text(
            "ordinal_column",
            null,
            "a column that numbers the rows from 1 in the order of the input, such as _ordinal");

    static final Option<String> INPUT_TABLE = Option.text("input_table", null, "the table to read");
    static final Option<String> INPUT_QUERY = Option.text("input_query", null, "the SELECT whose rows are read");
    static final Option<String> INPUT_KEY = Option.text(
            "input_key", null, "a column without equal values to read in the order of, so that a run can be resumed");
    static final Option<Long> FETCH_SIZE =
            Option.integer("fetch_size", 10_000L, 1, 1_000_000, "rows fetched from the database at once");
    static final Option<Long> MAX_ROWS = Option.integer("max_rows", null, 0, Long.MAX_VALUE, "rows read at most");

    static final OptionTable TARGET = OptionTable.of(TABLE_NAME, MODE, KEY, BATCH_SIZE, ORDINAL_COLUMN);
    static final OptionTable SOURCE = OptionTable.of(INPUT_TABLE, INPUT_QUERY, INPUT_KEY, FETCH_SIZE, MAX_ROWS);

    private JdbcOptions() {}
}
