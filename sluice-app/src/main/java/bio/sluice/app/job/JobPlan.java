package bio.sluice.app.job;

import bio.sluice.app.graph.BundledGraph;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.input.ProvenSource;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.repair.Repairs;
import bio.sluice.app.report.Usage;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.format.Format;
import bio.sluice.format.ReaderLimits;
import bio.sluice.io.Compression;
import bio.sluice.io.InputFile;
import bio.sluice.io.ReplayedFile;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Schema;
import bio.sluice.stream.Limits;
import bio.sluice.stream.NotesValues;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Target;
import bio.sluice.table.TableTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A job with its inputs opened and looked at, its columns known and nothing written. One use.
///
/// @param inputs what is read
/// @param repairs what is laid over the inputs, or null
/// @param reading the values of the reader's options
/// @param source the records
/// @param stages the processors in order
/// @param detected the types found out before the run, by column
/// @param writing the values of the writer's options
/// @param writer how records are written
/// @param format the output's format
/// @param compression how the output is packed, or null
/// @param columns the output's columns where the writer needs them, else null
/// @param table the table that is written, prepared, or null for a file
/// @param limits the job's, with the reader's longest record
/// @param notes what was assumed, for the user
record JobPlan(
        Inputs inputs,
        Repairs repairs,
        OptionValues reading,
        RecordSource source,
        List<Stage> stages,
        Map<String, String> detected,
        OptionValues writing,
        RecordWriter writer,
        Format format,
        Compression compression,
        List<String> columns,
        TableTarget table,
        Limits limits,
        List<String> notes)
        implements AutoCloseable {
    /// Records looked at to find the columns of an output, where the input has no header.
    static final int SAMPLE = 10_000;

    private static final String DEFAULT_OUTPUT_FORMAT = "jsonl";

    /// Opens the inputs of a job and plans it.
    ///
    /// @throws bio.sluice.fault.RunStopped with every mistake that can be seen before the run
    static JobPlan of(StreamingJob job, Plugins plugins) throws IOException {
        BundledGraph.prepare();
        StreamingJob.Input input = job.input();
        JobInput found = JobInput.find(input, job.digest(), plugins);
        Inputs inputs = found.inputs();
        OptionValues reading = found.reading();
        List<String> notes = new ArrayList<>();
        notes.add("reading " + inputs.assumed());
        Repairs repairs = repairs(input, inputs, notes);
        List<InputFile> files = TypeDetection.replayable(
                repairedFiles(repairs, inputs, reading),
                job.stages(),
                job.output().store() != null);
        TypeDetection detection = TypeDetection.of(job.stages(), found, files);
        notes.addAll(detection.notes());
        if (job.output().store() == null) {
            files.forEach(ReplayedFile::last);
        }
        RecordSource source = found.source(files);

        Format format = outputFormat(job.output(), plugins);
        OptionValues writing =
                JobInput.read(format.writerOptions(), job.output().options(), "writing " + format.name());
        RecordWriter writer = format.write(writing);
        List<Schema> headers = source.headers();
        notes.addAll(source.notes());
        List<Stage> stages = detection.stages();
        if (job.output().qcPath() != null) {
            stages = stages.stream().map(JobPlan::noting).toList();
        }
        List<String> chosen = job.output().columns();
        if (chosen != null && !headers.isEmpty()) {
            stages = new ArrayList<>(stages);
            stages.add(SelectColumns.stage(chosen));
        }
        List<String> columns = columns(source, headers, stages, writer, chosen, notes);
        Limits limits = limits(job.limits(), found);
        TableTarget table = null;
        if (job.output().store() != null) {
            table = job.output().store().target(job.output().path(), writing);
            prepare(table, found.source(files), stages, columns, limits);
            notes.add(table.intention());
            files.forEach(ReplayedFile::last);
        }
        return new JobPlan(
                inputs,
                repairs,
                reading,
                source,
                stages,
                detection.types(),
                writing,
                writer,
                format,
                job.output().store() == null
                        ? Inputs.compressionByExtension(plugins, job.output().path())
                        : null,
                columns,
                table,
                limits,
                notes);
    }

    private static Stage noting(Stage stage) {
        return stage.factory() instanceof NotesValues factory ? new Stage(stage.name(), factory.notingValues()) : stage;
    }

    /// Lets go of the table, if there is one.
    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }

    private static void prepare(
            TableTarget table, RecordSource sample, List<Stage> stages, List<String> columns, Limits limits)
            throws IOException {
        boolean prepared = false;
        try {
            if (table.prepare(columns)) {
                table.columns(TableColumns.of(sample, stages, columns, limits));
            }
            prepared = true;
        } finally {
            if (!prepared) {
                table.close();
            }
        }
    }

    private static Repairs repairs(StreamingJob.Input input, Inputs inputs, List<String> notes) throws IOException {
        if (input.repairs() == null) {
            return null;
        }
        Repairs repairs = Repairs.read(
                input.repairs(), inputs.files().stream().map(InputFile::name).toList());
        long records = repairs.records();
        notes.add("reading " + records + (records == 1 ? " record" : " records") + " as " + input.repairs() + " says");
        return repairs;
    }

    private static List<InputFile> repairedFiles(Repairs repairs, Inputs inputs, OptionValues reading) {
        return repairs == null ? inputs.files() : repairs.over(inputs.files(), inputs.format(), reading);
    }

    /// The plan as something to run.
    ///
    /// @param job what was planned
    /// @param resumption how the run survives being killed, or null if it need not
    Pipeline pipeline(StreamingJob job, Target target, Resumption resumption) {
        return new Pipeline(
                job.name(),
                inputs.stored().isEmpty() ? source : new ProvenSource(source, inputs.stored()),
                stages,
                writer,
                columns,
                target,
                job.policy(),
                limits,
                resumption,
                job.sampleInterval());
    }

    /// How the job reads and writes, for the manifest.
    Map<String, Object> usage(DigestAlgorithm digest) throws IOException {
        Map<String, Object> read = Usage.of(inputs.format(), reading);
        read.put("longest_record", limits.longestRecord());
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("reading", read);
        usage.put("writing", Usage.of(format, writing));
        if (repairs != null) {
            usage.put("repairs", repairs.described(digest));
        }
        return usage;
    }

    private static List<String> columns(
            RecordSource source,
            List<Schema> headers,
            List<Stage> stages,
            RecordWriter writer,
            List<String> chosen,
            List<String> notes)
            throws IOException {
        boolean known = !headers.isEmpty();
        List<Schema> schemas = headers;
        if (!known && writer.hasFixedColumns() && chosen == null) {
            schemas = source.sample(SAMPLE);
            notes.add(
                    "output columns are those of the first " + SAMPLE + " records; choose others with output_columns");
        }
        List<String> columns = ColumnPlan.outputColumns(schemas, stages, writer.shape(), known);
        if (!writer.hasFixedColumns()) {
            return null;
        }
        return chosen != null ? chosen : columns;
    }

    private static Limits limits(Limits limits, JobInput input) {
        BigDecimal timeout = input.value(ReaderLimits.RECORD_TIMEOUT);
        return new Limits(
                limits.chunkSize(),
                limits.workers(),
                limits.slots(),
                limits.memoryBytes(),
                input.longestRecord(limits.maxRecordBytes()),
                timeout == null
                        ? null
                        : Duration.ofNanos(timeout.movePointRight(9).longValue()));
    }

    private static Format outputFormat(StreamingJob.Output output, Plugins plugins) {
        if (output.store() != null) {
            return new TableFormat(output.store(), output.path());
        }
        if (output.format() != null) {
            return Inputs.named(plugins, output.format());
        }
        Format byExtension = Inputs.byExtension(plugins, output.path());
        return byExtension != null ? byExtension : Inputs.named(plugins, DEFAULT_OUTPUT_FORMAT);
    }
}
