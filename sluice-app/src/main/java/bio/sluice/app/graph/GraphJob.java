package bio.sluice.app.graph;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.input.DigestedInput;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphBuilder;
import bio.sluice.graph.GraphSummary;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.option.Problems;
import bio.sluice.record.Schema;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Builds a mapping graph from edge tables. One use, one thread; the tables are read by as many as there are workers.
///
/// A table has the columns `source_id source_type target_id target_type`, and may have `relation`, `source` and
/// `confidence`. Rows that are no edges go to `GRAPH.errors.jsonl`.
public final class GraphJob {
    private static final List<String> NEEDED = List.of("source_id", "source_type", "target_id", "target_type");
    private static final String EDGES = "edges:";

    private final Plugins plugins;
    private final Runner runner;
    private final RunListener listener;
    private final Consumer<String> notes;

    /// @param notes takes lines for the user
    public GraphJob(Plugins plugins, Runner runner, RunListener listener, Consumer<String> notes) {
        this.plugins = plugins;
        this.runner = runner;
        this.listener = listener;
        this.notes = notes;
    }

    /// A built graph.
    ///
    /// @param summary what is in it
    /// @param deadLetters rows that were no edges
    public record Built(GraphSummary summary, long deadLetters) {}

    /// Reads the tables in order and writes the graph.
    ///
    /// @param sources paths or globs, each with or without `edges:` before it
    /// @param overwrite whether a file that exists may be replaced
    /// @throws RunStopped with a message for the user, if a table cannot be read or the file is in the way
    public Built build(List<String> sources, String output, boolean overwrite) throws IOException {
        Storage storage = Inputs.storage(plugins, output);
        if (storage.exists(output) && !overwrite) {
            throw new RunStopped(Reason.USAGE, output + " exists; --force replaces it");
        }
        String errorsName = errorsName(output);
        String aside = errorsName + ".part";
        GraphBuilder builder = new GraphBuilder();
        long dead = 0;
        try {
            try (OutputFile errors = storage.create(aside)) {
                for (String source : sources) {
                    dead += read(source, builder, errors);
                }
                errors.sync();
            }
            if (builder.edges() == 0) {
                throw new RunStopped(Reason.INPUT_OUTPUT, "no edges in " + String.join(", ", sources));
            }
            GraphSummary summary = builder.write(Path.of(output));
            storage.rename(aside, errorsName);
            return new Built(summary, dead);
        } finally {
            storage.delete(aside);
        }
    }

    /// Whether there is a graph of these tables already.
    ///
    /// @throws RunStopped if there is one of others, or what is there is none
    public boolean isBuilt(List<String> sources, String output) throws IOException {
        if (!Inputs.storage(plugins, output).exists(output)) {
            return false;
        }
        GraphSummary built = Graph.open(Path.of(output)).summary();
        List<GraphSummary.Input> then = built.inputs();
        int n = 0;
        for (String source : sources) {
            for (DigestedInput file : inputs(path(source)).stored()) {
                GraphSummary.Input now = new GraphSummary.Input(fileName(file.name()), file.digestOfAll());
                if (n == then.size() || !then.get(n).name().equals(now.name())) {
                    throw otherTables(output, file.name() + " was not among them, or not in this place");
                }
                if (!then.get(n++).equals(now)) {
                    throw otherTables(output, file.name() + " has changed");
                }
            }
        }
        if (n < then.size()) {
            throw otherTables(output, then.get(n).name() + " is no longer among them");
        }
        return true;
    }

    /// Whether the dead letters stand beside the graph; after a crash between the two they do not.
    public boolean isWhole(String output) {
        return Inputs.storage(plugins, output).exists(errorsName(output));
    }

    private static RunStopped otherTables(String output, String how) {
        return new RunStopped(
                Reason.RESUME,
                "nothing to resume: " + output + " was built of other tables; " + how + ". --restart builds it afresh");
    }

    private static String errorsName(String output) {
        return output + ".errors.jsonl";
    }

    private static String path(String source) {
        return source.startsWith(EDGES) ? source.substring(EDGES.length()) : source;
    }

    private Inputs inputs(String path) throws IOException {
        return Inputs.find(plugins, List.of(path), Inputs.AUTO, DigestAlgorithm.CRC32C, null);
    }

    private long read(String source, GraphBuilder builder, OutputFile errors) throws IOException {
        String path = path(source);
        Inputs inputs = inputs(path);
        notes.accept("reading " + inputs.assumed());
        RecordSource records = inputs.format()
                .read(
                        inputs.files(),
                        inputs.format().readerOptions().read(SettingsTree.of(Map.of(), path), "", new Problems()));
        requireColumns(path, records.headers());
        Pipeline pipeline = new Pipeline(
                "graph build",
                records,
                List.of(),
                new EdgeWriter(fileName(path)),
                null,
                new GraphTarget(builder, errors),
                ErrorPolicy.LENIENT,
                Limits.defaults());
        RunReport report = runner.run(pipeline, listener);
        for (DigestedInput file : inputs.stored()) {
            builder.addInput(fileName(file.name()), file.digest());
        }
        return report.ledger().dead();
    }

    private static void requireColumns(String path, List<Schema> headers) {
        for (Schema header : headers) {
            for (String column : NEEDED) {
                if (header.find(column) < 0) {
                    throw new RunStopped(
                            Reason.USAGE,
                            path + " is no edge table: no column \"" + column + "\"; the header is: "
                                    + String.join(", ", header.names()));
                }
            }
        }
    }

    /// The name without its folders: the same graph must come out wherever its tables lie.
    private static String fileName(String path) {
        return Path.of(path).getFileName().toString();
    }
}
