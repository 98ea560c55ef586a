package bio.sluice.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// How inputs are read: the reader options of the strategy file as flags.
final class ReaderFlags {
    @Option(names = "--in-format", paramLabel = "FORMAT")
    String format;

    @Option(names = "--delimiter", paramLabel = "CHAR")
    String delimiter;

    @Option(names = "--quote", paramLabel = "CHAR")
    String quote;

    @Option(names = "--no-header")
    boolean noHeader;

    @Option(names = "--encoding", paramLabel = "NAME")
    String encoding;

    @Option(names = "--skip-rows", paramLabel = "N")
    String skipRows;

    @Option(names = "--comment", paramLabel = "TEXT")
    String comment;

    @Option(names = "--columns", paramLabel = "NAME,...", split = ",")
    List<String> columns;

    @Option(names = "--max-rows", paramLabel = "N")
    String maxRows;

    @Option(names = "--ragged", paramLabel = "WHAT", completionCandidates = Ragged.class)
    String ragged;

    /// For shell completion.
    static final class Ragged extends Words {
        Ragged() {
            super("dead_letter", "pad");
        }
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
                .put("--ragged", "ragged", ragged);
    }
}
