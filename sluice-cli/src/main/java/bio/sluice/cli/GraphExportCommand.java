package bio.sluice.cli;

import bio.sluice.app.graph.GraphExport;
import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.plugin.Plugins;
import java.io.IOException;

/// `sluice graph export`: a mapping graph as an edge table or SSSOM.
final class GraphExportCommand implements Command {
    private String graph;
    private String output = "-";
    private String format = GraphExport.FORMATS.get(0);
    private boolean force;
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.argument("GRAPH", value -> graph = value)
                .value("-o --output", "FILE", value -> output = value)
                .value("--format", "FORMAT", value -> format = value, GraphExport.FORMATS.toArray(String[]::new))
                .on("--force", () -> force = true);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        if (!GraphExport.FORMATS.contains(format)) {
            throw new WrongFlag(
                    "--format: expected " + String.join(" or ", GraphExport.FORMATS) + ", not \"" + format + "\"");
        }
        GraphExport.write(GraphReading.open(graph), format, output, Plugins.onClassPath(), force);
        return ExitCode.DONE;
    }
}
