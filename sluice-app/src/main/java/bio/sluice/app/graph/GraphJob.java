package bio.sluice.app.graph;

import bio.sluice.app.config.Mistakes;
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
import bio.sluice.graph.source.Count;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Builds a mapping graph from the tables that providers publish, and from the user's own. One use, one thread; the
/// tables are read by as many as there are workers.
///
/// Records that are malformed go to `GRAPH.errors.jsonl`.
public final class GraphJob {
    /// The reader that stands in until a file is recognised.
    private static final String ANY_TEXT = "tsv";

    private final Plugins plugins;
    private final Runner runner;
    private final RunListener listener;
    private final Consumer<String> notes;
    private final Interruption interruption;

    /// @param notes takes lines for the user
    public GraphJob(Plugins plugins, Runner runner, RunListener listener, Consumer<String> notes) {
        this(plugins, runner, listener, notes, new Interruption());
    }

    /// @param notes takes lines for the user
    /// @param interruption ends the writing of the graph; the runner sees to it while tables are read
    public GraphJob(
            Plugins plugins, Runner runner, RunListener listener, Consumer<String> notes, Interruption interruption) {
        this.plugins = plugins;
        this.runner = runner;
        this.listener = listener;
        this.notes = notes;
        this.interruption = interruption;
    }

    /// A built graph.
    ///
    /// @param summary what is in it
    /// @param deadLetters records that were malformed
    /// @param sources what was read of each file, in order
    public record Built(GraphSummary summary, long deadLetters, List<SourceReport> sources) {
        public Built {
            sources = List.copyOf(sources);
        }
    }

    /// Reads the sources in order and writes the graph.
    ///
    /// @param sources paths or globs, each alone or as `format:path`
    /// @param overwrite whether a file that exists may be replaced
    /// @throws RunStopped with a message for the user, if a source cannot be read or the file is in the way
    public Built build(List<String> sources, String output, boolean overwrite) throws IOException {
        Problems problems = new Problems();
        List<OptionValues> written = new ArrayList<>();
        for (String source : sources) {
            written.add(SourceOptions.TABLE.read(SettingsTree.of(Map.of("path", source), source), "", problems));
        }
        List<SourceSpec> specs = SourceSpecs.of(written, "sources", plugins, problems);
        Mistakes.refuse(problems);
        return build(specs, new Settings(null, 0), output, overwrite);
    }

    /// How a graph is built.
    ///
    /// @param species the NCBI taxon that is wanted, where sources tell species; null for all
    /// @param memoryBytes what reading and building may take together; 0 for the usual
    public record Settings(String species, long memoryBytes) {}

    /// Reads the sources in order and writes the graph.
    ///
    /// @param overwrite whether a file that exists may be replaced
    /// @throws RunStopped with a message for the user, if a source cannot be read or the file is in the way
    public Built build(List<SourceSpec> sources, Settings settings, String output, boolean overwrite)
            throws IOException {
        Storage storage = Inputs.storage(plugins, output);
        if (storage.exists(output) && !overwrite) {
            throw new RunStopped(Reason.USAGE, output + " exists; --force replaces it");
        }
        String errorsName = errorsName(output);
        String aside = errorsName + ".part";
        // All of them first: a mistake about the last table must not be told after hours with the others.
        List<OpenedSource> opened = new ArrayList<>();
        for (SourceSpec source : sources) {
            Inputs inputs = inputs(source.path());
            for (int i = 0; i < inputs.stored().size(); i++) {
                opened.add(OpenedSource.open(source, inputs, i, settings.species(), plugins));
            }
        }
        List<SourceReport> reports = new ArrayList<>();
        // For a process that is told to end and does not come to it in time.
        Path.of(aside).toFile().deleteOnExit();
        try (GraphBuilder builder = builder(Path.of(output), settings)) {
            try (OutputFile errors = storage.create(aside)) {
                for (OpenedSource source : opened) {
                    reports.add(read(source, limits(settings), builder, errors));
                }
                errors.sync();
            }
            long dead = reports.stream().mapToLong(SourceReport::refused).sum();
            if (builder.edges() == 0) {
                String nothing = "no edges in "
                        + String.join(
                                ", ", sources.stream().map(SourceSpec::path).toList());
                if (dead > 0 && builder.facts() == 0) {
                    storage.rename(aside, errorsName);
                    throw new RunStopped(Reason.INPUT_OUTPUT, nothing + "; " + errorsName + " says why");
                }
                notes.accept(nothing);
            }
            GraphSummary summary = builder.write(Path.of(output), new WritingNotes(notes, interruption));
            storage.rename(aside, errorsName);
            return new Built(summary, dead, reports);
        } finally {
            storage.delete(aside);
        }
    }

    /// Whether there is a graph of these sources already, read on the same terms.
    ///
    /// @param species the NCBI taxon that is wanted, where sources tell species; null for all
    /// @throws RunStopped if there is one of others, or what is there is none
    public boolean isBuilt(List<SourceSpec> sources, String species, String output) throws IOException {
        if (!Inputs.storage(plugins, output).exists(output)) {
            return false;
        }
        List<GraphSummary.Input> then = Graph.open(Path.of(output)).summary().inputs();
        int n = 0;
        for (SourceSpec source : sources) {
            Inputs inputs = inputs(source.path());
            for (int i = 0; i < inputs.stored().size(); i++) {
                DigestedInput file = inputs.stored().get(i);
                String name = Path.of(file.name()).getFileName().toString();
                if (n == then.size() || !then.get(n).name().equals(name)) {
                    throw otherSources(output, file.name() + " was not among them, or not in this place");
                }
                if (!then.get(n).digest().equals(file.digestOfAll())) {
                    throw otherSources(output, file.name() + " has changed");
                }
                String terms =
                        OpenedSource.open(source, inputs, i, species, plugins).terms();
                String other = SourceTerms.difference(then.get(n++).terms(), terms);
                if (other != null) {
                    throw otherSources(output, file.name() + ": " + other);
                }
            }
        }
        if (n < then.size()) {
            throw otherSources(output, then.get(n).name() + " is no longer among them");
        }
        return true;
    }

    /// Whether the dead letters stand beside the graph; after a crash between the two they do not.
    public boolean isWhole(String output) {
        return Inputs.storage(plugins, output).exists(errorsName(output));
    }

    private static RunStopped otherSources(String output, String how) {
        return new RunStopped(
                Reason.RESUME,
                "nothing to resume: " + output + " was built of other tables, or on other terms; " + how
                        + ". --restart builds it afresh");
    }

    private static String errorsName(String output) {
        return output + ".errors.jsonl";
    }

    private Inputs inputs(String path) throws IOException {
        return Inputs.find(plugins, List.of(path), ANY_TEXT, DigestAlgorithm.CRC32C, null);
    }

    /// Half of the memory is the builder's, which keeps what does not fit beside the graph.
    private static GraphBuilder builder(Path output, Settings settings) {
        Path folder = output.toAbsolutePath().getParent();
        long usual = GraphBuilder.USUAL_MEMORY;
        return new GraphBuilder(folder, settings.memoryBytes() == 0 ? usual : settings.memoryBytes() / 2);
    }

    private static Limits limits(Settings settings) {
        Limits usual = Limits.defaults();
        return settings.memoryBytes() == 0
                ? usual
                : new Limits(
                        usual.chunkSize(),
                        usual.workers(),
                        usual.slots(),
                        Math.min(usual.memoryBytes(), settings.memoryBytes() / 2),
                        usual.maxRecordBytes());
    }

    private SourceReport read(OpenedSource opened, Limits limits, GraphBuilder builder, OutputFile errors)
            throws IOException {
        notes.accept("reading " + opened.assumed());
        opened.notes().forEach(notes);
        GraphTarget target = new GraphTarget(builder, errors);
        Pipeline pipeline = new Pipeline(
                "graph build",
                opened.records(),
                List.of(),
                new SourceWriter(opened.source()),
                null,
                target,
                ErrorPolicy.LENIENT,
                limits);
        RunReport run = runner.run(pipeline, listener);
        if (!opened.source().undeclared().isEmpty()) {
            notes.accept(opened.name() + ": not declared in its curie_map, and taken for what they usually mean: "
                    + String.join(", ", opened.source().undeclared()));
        }
        builder.addInput(opened.name(), opened.stored().digest(), opened.version(), opened.terms());
        SourceReport report = new SourceReport(
                opened.name(),
                opened.source().format().name(),
                opened.version(),
                run.ledger().read(),
                run.ledger().dead(),
                target.counts().words());
        notes.accept(report.line(Arrays.stream(Count.values()).map(Count::word).toList()));
        return report;
    }
}
