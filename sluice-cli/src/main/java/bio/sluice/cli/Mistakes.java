package bio.sluice.cli;

import bio.sluice.app.report.Summary;
import bio.sluice.option.Location;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells what is wrong with a command line or a strategy, and what was probably meant. Stateless.
final class Mistakes {
    private Mistakes() {}

    /// There is no such command.
    static int unknownCommand(String name, Terminal terminal) {
        if (name.startsWith("-")) {
            return told("", "unknown option \"" + name + "\"", terminal);
        }
        List<String> known = new ArrayList<>(Commands.names());
        known.add(Commands.GROUP);
        Optional<String> near = Problems.nearest(name, known);
        String meant = near.map(meantName -> "did you mean \"sluice " + meantName + "\"?")
                .orElse("known: " + String.join(", ", Commands.names()));
        return told("", "unknown command \"" + name + "\"; " + meant, terminal);
    }

    /// The flags of a command cannot be parsed.
    static int inFlags(String name, ParameterException mistake, Terminal terminal) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return told(name, unmatched(unmatched.getUnmatched().get(0), command), terminal);
        }
        if (mistake instanceof MissingParameterException missing) {
            List<String> labels = new ArrayList<>();
            for (ArgSpec argument : missing.getMissing()) {
                labels.add(label(argument));
            }
            return told(name, "missing: " + String.join(", ", labels), terminal);
        }
        return told(name, mistake.getMessage(), terminal);
    }

    private static String unmatched(String word, CommandSpec command) {
        if (!word.startsWith("-")) {
            return "unexpected \"" + word + "\"";
        }
        int equals = word.indexOf('=');
        String flag = equals < 0 ? word : word.substring(0, equals);
        List<String> known = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            known.add(option.longestName());
        }
        return "unknown option \"" + flag + "\""
                + Problems.nearest(flag, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.names()[0] + " " + option.paramLabel()
                : argument.paramLabel();
    }

    /// Prints a mistake and where to read on.
    ///
    /// @param name the command, or empty
    /// @return the exit code
    static int told(String name, String message, Terminal terminal) {
        String command = name.isEmpty() ? "sluice" : "sluice " + name;
        terminal.line(Summary.printable(command + ": " + message));
        terminal.line("Try: " + command + " --help");
        return ExitCode.USAGE;
    }

    /// Prints all mistakes of a strategy, one a line, in the order of the places where they were made.
    ///
    /// @return the exit code
    static int told(Problems problems, Messages messages) {
        List<Problem> sorted = new ArrayList<>(problems.all());
        sorted.sort(Comparator.comparingInt(Mistakes::line).thenComparingInt(Mistakes::column));
        Set<String> texts = new LinkedHashSet<>(); // a flag that sets several things is told once
        for (Problem problem : sorted) {
            texts.add(text(problem));
        }
        texts.forEach(messages::mistake);
        return ExitCode.USAGE;
    }

    private static int line(Problem problem) {
        return isFlag(problem.location()) ? 0 : problem.location().line();
    }

    private static int column(Problem problem) {
        return isFlag(problem.location()) ? 0 : problem.location().column();
    }

    private static boolean isFlag(Location location) {
        return location.source().startsWith("-");
    }

    /// Where a setting was made. What a flag says has no lines, even if it was read as YAML.
    static String place(Location location) {
        return isFlag(location) ? location.source() : location.toString();
    }

    /// A mistake in one line. Where a flag is at fault, it is named in place of the setting that it stands for.
    private static String text(Problem problem) {
        return isFlag(problem.location())
                ? "sluice: " + place(problem.location()) + ": " + problem.message()
                        + (problem.suggestion() == null ? "" : " (" + problem.suggestion() + ")")
                : problem.toString();
    }
}
