package bio.sluice.cli;

import java.util.List;

/// How inputs are read: the reader options of the strategy file as flags.
final class ReaderFlags {
    private String format;
    private String delimiter;
    private String quote;
    private boolean noHeader;
    private String encoding;
    private String skipRows;
    private String comment;
    private List<String> columns;
    private String maxRows;
    private String ragged;
    private String table;
    private String query;
    private String key;

    void declare(Flags flags) {
        flags.value("--in-format", "FORMAT", value -> format = value)
                .value("--delimiter", "CHAR", value -> delimiter = value)
                .value("--quote", "CHAR", value -> quote = value)
                .on("--no-header", () -> noHeader = true)
                .value("--encoding", "NAME", value -> encoding = value)
                .value("--skip-rows", "N", value -> skipRows = value)
                .value("--comment", "TEXT", value -> comment = value)
                .list("--columns", "NAME,...", values -> columns = values)
                .value("--max-rows", "N", value -> maxRows = value)
                .value("--ragged", "WHAT", value -> ragged = value, "dead_letter", "pad")
                .value("--input-table", "NAME", value -> table = value)
                .value("--query", "SELECT", value -> query = value)
                .value("--input-key", "NAME", value -> key = value);
    }

    /// Adds what was given.
    void addTo(FlagParams params) {
        params.put("--in-format", "input_format", format)
                .put("--delimiter", "delimiter", delimiter)
                .put("--quote", "quote_char", quote)
                .put("--no-header", "header", noHeader ? "false" : null)
                .put("--encoding", "encoding", encoding)
                .put("--skip-rows", "skip_rows", skipRows)
                .put("--comment", "comment", comment)
                .putAll("--columns", "columns", columns)
                .put("--max-rows", "max_rows", maxRows)
                .put("--ragged", "ragged", ragged)
                .put("--input-table", "input_table", table)
                .put("--query", "input_query", query)
                .put("--input-key", "input_key", key);
    }
}
