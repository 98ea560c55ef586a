package bio.sluice.cli;

import java.util.List;

/// How much a command says, and how: the flags that every command has.
final class Verbosity {
    static final String TEXT = "text";
    static final String JSON = "json";

    private static final String LOG_FORMAT = "--log-format";

    boolean quiet;
    boolean verbose;
    String logFormat = TEXT;

    /// Declares the flags. The help is asked for before anything is parsed; it stands here for completion.
    void declare(Flags flags) {
        flags.on("-q --quiet", () -> quiet = true)
                .on("-v --verbose", () -> verbose = true)
                .value(LOG_FORMAT, "FORMAT", value -> logFormat = value, TEXT, JSON)
                .on("-h --help", () -> {});
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
