package bio.sluice.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// One command being run: where it prints, and how it was called. Immutable.
///
/// @param terminal where data goes
/// @param messages where all else goes
/// @param line the command line as a shell would take it
record Invocation(Terminal terminal, Messages messages, String line) {
    /// Parses the flags of a command, runs it and tells what went wrong.
    ///
    /// @param name the command's name
    /// @param flags what stands behind it
    /// @param words the whole command line
    /// @return the exit code
    static int run(String name, Command command, List<String> flags, List<String> words, Terminal terminal) {
        CommandLine parser = parser(command);
        try {
            parser.parseArgs(flags.toArray(String[]::new));
        } catch (ParameterException mistake) {
            return Mistakes.inFlags(name, mistake, terminal);
        }
        Verbosity verbosity = command.verbosity();
        if (!verbosity.logFormat.equals(Verbosity.TEXT) && !verbosity.logFormat.equals(Verbosity.JSON)) {
            return Mistakes.told(
                    name, "--log-format: expected text or json, not \"" + verbosity.logFormat + "\"", terminal);
        }
        Messages messages = new Messages(terminal, verbosity);
        try {
            return command.run(new Invocation(terminal, messages, ShellWords.of("sluice", words)));
        } catch (WrongFlag mistake) {
            return Mistakes.told(name, mistake.getMessage(), terminal);
        } catch (Exception | OutOfMemoryError | StackOverflowError | InternalError failure) {
            return Failures.tell(failure, messages);
        }
    }

    /// The parser of a command's flags. It takes every word as it is: no `@file`, no `${variable}`, no quotes.
    static CommandLine parser(Command command) {
        CommandSpec spec = CommandSpec.create();
        command.declare(new Flags(spec));
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setTrimQuotes(false)
                .setUnmatchedOptionsArePositionalParams(false);
    }
}
