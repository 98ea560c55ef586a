package bio.sluice.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice graph build`: makes a mapping graph file of edge tables.
@CommandLine.Command(name = "build")
final class GraphBuildCommand implements Command {
    @Parameters(paramLabel = "SOURCE", arity = "1..*")
    List<String> sources;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "GRAPH",
            required = true)
    String output;

    @Option(names = "--force")
    boolean force;

    @Mixin
    Verbosity verbosity;

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        FlagParams params =
                new FlagParams().putAll("SOURCE", "sources", sources).put("-o", "output_path", output);
        RunFlags runFlags = new RunFlags();
        runFlags.force = force;
        return SingleStep.run("graph build", SingleStep.BUILD_GRAPH, params, runFlags, verbosity, invocation);
    }
}
