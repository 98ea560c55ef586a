package bio.sluice.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// How much a command says, and how: the flags that every command has.
final class Verbosity {
    static final String TEXT = "text";
    static final String JSON = "json";

    private static final String LOG_FORMAT = "--log-format";

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = {"-v", "--verbose"})
    boolean verbose;

    @Option(names = LOG_FORMAT, paramLabel = "FORMAT", completionCandidates = LogFormats.class)
    String logFormat = TEXT;

    // read by Main before anything else; here for shell completion
    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    boolean help;

    /// For shell completion.
    static final class LogFormats extends Words {
        LogFormats() {
            super(TEXT, JSON);
        }
    }

    /// Moves those of these flags that stand before the command to `flags`.
    ///
    /// @return where the command stands in `args`
    static int skip(String[] args, List<String> flags) {
        int at = 0;
        while (at < args.length) {
            switch (args[at]) {
                case "-q", "--quiet", "-v", "--verbose" -> flags.add(args[at]);
                case LOG_FORMAT -> {
                    flags.add(args[at]);
                    if (at + 1 < args.length) {
                        flags.add(args[++at]);
                    }
                }
                default -> {
                    if (!args[at].startsWith(LOG_FORMAT + "=")) {
                        return at;
                    }
                    flags.add(args[at]);
                }
            }
            at++;
        }
        return at;
    }
}
