package bio.sluice.cli;

import bio.sluice.app.detect.ValueStory;

/// `sluice why`: why a value is an identifier or not, and what a graph makes of it.
final class WhyCommand implements Command {
    private String value;
    private String type;
    private String graph;
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.argument("VALUE", given -> value = given)
                .value("--type", "TYPE", given -> type = given)
                .value("--graph", "FILE", given -> graph = given);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        ValueStory.of(value, type, graph).forEach(invocation.terminal().out()::println);
        return ExitCode.DONE;
    }
}
