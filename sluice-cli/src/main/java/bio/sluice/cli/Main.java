package bio.sluice.cli;

import bio.sluice.app.report.Version;
import java.util.ArrayList;
import java.util.List;

/// The `sluice` command. Stateless.
///
/// Every start pays for what it loads: the version and the help are printed without the argument parser, and only the
/// command asked for is loaded.
public final class Main {
    private Main() {}

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        Signals.exit(terminal.finish(run(args, terminal)));
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    public static int run(String[] args, Terminal terminal) {
        List<String> leading = new ArrayList<>(); // of -q, -v and --log-format, which may stand before the command
        int at = Verbosity.skip(args, leading);
        if (at == args.length) {
            terminal.err().print(HelpText.of("sluice"));
            return ExitCode.USAGE;
        }
        String word = args[at];
        if (word.equals("--version") || word.equals("-V")) {
            terminal.out().println("sluice " + Version.text());
            return ExitCode.DONE;
        }
        if (word.equals("--help") || word.equals("-h") || word.equals("help")) {
            return help(args, at + 1, terminal);
        }
        String name = word;
        at++;
        if (name.equals(Commands.GROUP)) {
            if (at == args.length) {
                terminal.err().print(HelpText.of(name));
                return ExitCode.USAGE;
            }
            if (isHelp(args[at])) {
                return help(args, at - 1, terminal);
            }
            name = name + " " + args[at++];
        }
        Command command = Commands.create(name);
        if (command == null) {
            return Mistakes.unknownCommand(name, terminal);
        }
        for (int i = at; i < args.length && !args[i].equals("--"); i++) {
            if (isHelp(args[i])) {
                terminal.out().print(HelpText.of(name));
                return ExitCode.DONE;
            }
        }
        leading.addAll(List.of(args).subList(at, args.length));
        return Invocation.run(name, command, leading, List.of(args), terminal);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    /// `sluice help`, `sluice help COMMAND`.
    private static int help(String[] args, int from, Terminal terminal) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < args.length && !args[i].startsWith("-"); i++) {
            name.append(name.length() == 0 ? "" : " ").append(args[i]);
        }
        if (name.length() > 0 && !Commands.isKnown(name.toString())) {
            return Mistakes.unknownCommand(name.toString(), terminal);
        }
        terminal.out().print(HelpText.of(name.length() == 0 ? "sluice" : name.toString()));
        return ExitCode.DONE;
    }
}
