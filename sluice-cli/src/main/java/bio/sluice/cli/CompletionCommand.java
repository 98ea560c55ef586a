package bio.sluice.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/// `sluice completion`: a script that completes commands and flags in bash and zsh.
@CommandLine.Command(name = "completion")
final class CompletionCommand implements Command {
    @Parameters(paramLabel = "SHELL", arity = "0..1", completionCandidates = Shells.class)
    String shell = "bash";

    @Mixin
    Verbosity verbosity;

    /// For shell completion.
    static final class Shells extends Words {
        Shells() {
            super("bash", "zsh");
        }
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
            root.addSubcommand(word, word.equals(Commands.GROUP) ? group : new CommandLine(Commands.create(word)));
        }
        for (String word : Commands.GROUP_WORDS) {
            group.addSubcommand(word, new CommandLine(Commands.create(Commands.GROUP + " " + word)));
        }
        return root;
    }
}
