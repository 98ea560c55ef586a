package bio.sluice.cli;

import bio.sluice.app.graph.GraphReading;
import java.util.Map;

/// `sluice graph verify`: whether a mapping graph file is whole.
final class GraphVerifyCommand implements Command {
    private String graph;
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.argument("GRAPH", value -> graph = value);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        Map<String, Object> summary = GraphReading.verify(graph);
        invocation
                .terminal()
                .out()
                .println(graph + ": " + summary.get("identifiers") + " identifiers, " + summary.get("edges")
                        + " edges, " + summary.get("digest") + ": all as it was written");
        return ExitCode.DONE;
    }
}
