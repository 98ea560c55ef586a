package bio.sluice.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `sluice completion`: a script that completes commands and flags in bash and zsh.
final class CompletionCommand implements Command {
    private String shell = "bash";
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.optionalArgument("SHELL", value -> shell = value, "bash", "zsh");
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new WrongFlag("no script for " + shell + "; known: bash, zsh");
        }
        // One script serves both: under zsh it loads bashcompinit itself.
        invocation.terminal().out().print(AutoComplete.bash("sluice", all()));
        return ExitCode.DONE;
    }

    private static CommandLine all() {
        CommandLine root = new CommandLine(CommandSpec.create().name("sluice"));
        CommandLine group = new CommandLine(CommandSpec.create().name(Commands.GROUP));
        for (String word : Commands.WORDS) {
            root.addSubcommand(word, word.equals(Commands.GROUP) ? group : Invocation.parser(Commands.create(word)));
        }
        for (String word : Commands.GROUP_WORDS) {
            group.addSubcommand(word, Invocation.parser(Commands.create(Commands.GROUP + " " + word)));
        }
        return root;
    }
}
