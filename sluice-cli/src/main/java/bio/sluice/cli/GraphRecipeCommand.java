package bio.sluice.cli;

import bio.sluice.app.graph.Recipes;
import java.io.PrintStream;

/// `sluice graph recipe`: how to download what a usual graph is built from, and to build it.
final class GraphRecipeCommand implements Command {
    private String name;
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.optionalArgument("NAME", value -> name = value, Recipes.NAMES.toArray(String[]::new));
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        PrintStream out = invocation.terminal().out();
        if (name != null) {
            out.print(Recipes.text(name));
            return ExitCode.DONE;
        }
        Columns columns = new Columns();
        Recipes.NAMES.forEach(recipe -> columns.add(recipe, Recipes.summary(recipe)));
        columns.print("", out);
        return ExitCode.DONE;
    }
}
