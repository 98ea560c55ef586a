package bio.sluice.cli;

import java.io.IOException;
import java.util.List;

/// `sluice graph build`: makes a mapping graph file of what providers publish.
final class GraphBuildCommand implements Command {
    private List<String> sources;
    private String output;
    private String species;
    private String maxMemory;
    private final RunFlags runFlags = new RunFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.arguments("SOURCE", values -> sources = values).required("-o --output", "GRAPH", value -> output = value)
                .value("--species", "TAXON", value -> species = value)
                .value("--max-memory", "MB", value -> maxMemory = value);
        runFlags.declareForce(flags);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        FlagParams params = new FlagParams()
                .putAll("SOURCE", "sources", sources)
                .put("-o", "output_path", output)
                .put("--species", "species", species)
                .put("--max-memory", "max_memory_mb", maxMemory);
        return SingleStep.run("graph build", SingleStep.BUILD_GRAPH, params, runFlags, verbosity, invocation);
    }
}
