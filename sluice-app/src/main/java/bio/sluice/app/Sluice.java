package bio.sluice.app;

import bio.sluice.app.job.JobBuilder;
import bio.sluice.app.job.RunSettings;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.LocalRunner;
import bio.sluice.engine.ResultChunks;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.RecordByRecord;
import bio.sluice.stream.RecordProcessor;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The short way to stream a table from Java. One use, one thread; the work itself runs on as many as there are
/// workers.
///
/// ```java
/// RunReport report = Sluice.read("proteins.csv")
///         .parse("UniProt", "uniprot")
///         .normalize("gene_symbol", "uppercase")
///         .crossReference("human.sluice", "UniProt")
///         .write("mapped.jsonl");
/// ```
///
/// Every method but [#write] and [#results] only describes; mistakes are told, all at once, by these two.
public final class Sluice {
    private final JobBuilder job;
    private RunSettings settings = RunSettings.QUIET;

    private Sluice(JobBuilder job) {
        this.job = job;
    }

    /// Starts with what is read: paths, globs, or `-` for standard input.
    public static Sluice read(String... inputs) {
        return new Sluice(new JobBuilder(Plugins.onClassPath(), List.of(inputs)));
    }

    /// Sets any param of a streaming step, such as `chunk_size` or `delimiter`.
    public Sluice with(String param, Object value) {
        job.param(param, value);
        return this;
    }

    /// How the run goes about outputs that exist, notes and progress.
    public Sluice with(RunSettings settings) {
        this.settings = settings;
        return this;
    }

    /// Parses the identifiers of a column.
    public Sluice parse(String column, String identifierType) {
        return then(
                "parse",
                Map.of("column_mappings", List.of(Map.of("source_column", column, "identifier_type", identifierType))));
    }

    /// Applies a transformation without params to a field.
    public Sluice normalize(String field, String transform) {
        return then("normalize", Map.of("rules", List.of(Map.of("field", field, "transform", transform))));
    }

    /// Looks the identifiers of fields up in a mapping graph.
    public Sluice crossReference(String graph, String... fields) {
        return then("cross_reference", Map.of("graph", graph, "identifier_fields", List.of(fields)));
    }

    /// Keeps the records for which an expression holds.
    public Sluice filter(String where) {
        return then("filter", Map.of("where", where));
    }

    /// Adds a processor by its type, with params as in a strategy.
    public Sluice then(String type, Map<String, ?> params) {
        job.stage(type, params);
        return this;
    }

    /// Adds a processor of your own that sees one record at a time.
    public Sluice then(RecordProcessor processor) {
        return then("record", RecordByRecord.of(processor));
    }

    /// Adds a processor of your own that sees batches.
    ///
    /// @param name names the stage in dead letters and counters
    public Sluice then(String name, ProcessorFactory factory) {
        job.stage(name, factory);
        return this;
    }

    /// Runs it into a file and leaves the dead letters and the manifest beside it.
    ///
    /// @throws bio.sluice.fault.RunStopped if it cannot run or go on, with a message for the user
    /// @throws IOException if reading or writing fails
    public RunReport write(String output) throws IOException {
        return job.run(output, new LocalRunner(settings.interruption()), settings);
    }

    /// Runs it and hands the result chunks over, in input order, to whoever iterates; reading waits while nobody
    /// takes them. Close it, also early.
    ///
    /// @throws bio.sluice.fault.RunStopped if it cannot run, with a message for the user
    public ResultChunks results() throws IOException {
        return new LocalRunner(settings.interruption()).results(job.pipeline(settings), settings.listener());
    }
}
