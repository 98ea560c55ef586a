package bio.sluice.app.job;

import bio.sluice.app.config.PlainValue;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.StreamingBlock;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.format.Format;
import bio.sluice.format.ReaderLimits;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The params of a streaming step, and the job they describe. The trio of processors and the readers and
/// writers bring their own options into this table, so that the short form of a strategy needs no nesting. Immutable.
public final class StreamingParams {
    /// What is read.
    public static final Option<List<String>> INPUT_PATH =
            Option.texts("input_path", null, "path, glob (in byte order), list (in its order) or - for standard input");
    static final Option<String> INPUT_URL =
            Option.text("input_url", null, "a database to read instead of files, such as sqlite:genes.db");
    static final Option<String> INPUT_FORMAT =
            Option.text("input_format", Inputs.AUTO, "a format's name; auto: by signature, then by extension");
    /// What is written.
    public static final Option<String> OUTPUT_PATH =
            Option.text("output_path", null, "where records go; - is standard output");
    /// The database that is written.
    public static final Option<String> OUTPUT_URL = Option.text(
            "output_url", null, "a database to write instead of a file, such as postgresql://host/database");
    static final Option<String> OUTPUT_FORMAT =
            Option.text("output_format", null, "a format's name; default: by extension, else jsonl");
    static final Option<List<String>> OUTPUT_COLUMNS =
            Option.texts("output_columns", null, "the columns of the output, in order");
    static final Option<String> UNMATCHED_PATH =
            Option.text("unmatched_path", null, "a copy of the records without any mapping, in the output's format");
    static final Option<String> MANIFEST_PATH =
            Option.text("manifest_path", null, "the manifest; default: OUTPUT.manifest.json");
    /// Dead letters with repaired `raw` to lay over the inputs; what `sluice retry` sets.
    public static final Option<String> REPAIRS = Option.text(
            "repairs", null, "dead letters whose raw was repaired: these records are read as their letters say");
    static final Option<String> QC_PATH = Option.text(
                    "qc_path", null, "a quality report to look at, one HTML page; beside it NAME_mqc.json for MultiQC")
            .shownAs("FILE.html");
    static final Option<String> DIGEST = Option.choice(
            "digest", "crc32c", List.of("crc32c", "sha256"), "digest of inputs and outputs in the manifest");

    /// Params that change nothing about what is written. `chunk_size` is one of them unless it is the window of
    /// `max_errors_per_chunk`; the effective memory, the inputs found and the content of the repairs are
    /// compared in place of what was asked for.
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            StreamingBlock.CHECKPOINT_INTERVAL.name(),
            StreamingBlock.METRICS_INTERVAL.name(),
            StreamingBlock.MAX_CONCURRENT_CHUNKS.name(),
            StreamingBlock.BACKPRESSURE_THRESHOLD.name(),
            StreamingBlock.GC_FREQUENCY.name(),
            StreamingBlock.MAX_MEMORY_MB.name(),
            INPUT_PATH.name(),
            OUTPUT_PATH.name(),
            INPUT_URL.name(),
            OUTPUT_URL.name(),
            MANIFEST_PATH.name(),
            ReaderLimits.RECORD_TIMEOUT.name(),
            QC_PATH.name(),
            REPAIRS.name());

    private static final OptionTable OWN = OptionTable.of(
            INPUT_PATH,
            INPUT_URL,
            INPUT_FORMAT,
            OUTPUT_PATH,
            OUTPUT_URL,
            OUTPUT_FORMAT,
            OUTPUT_COLUMNS,
            UNMATCHED_PATH,
            MANIFEST_PATH,
            QC_PATH,
            REPAIRS,
            DIGEST,
            ReaderLimits.MAX_DECOMPRESSION_RATIO);
    private static final String EMPTY_VALUES = "empty_values";
    private static final int NANOS_DIGITS = 9;
    private static final String FILE_READERS = "file_readers";
    /// Writer options that share a reader option's name are written with this before it.
    private static final String OUTPUT = "output_";

    private final Plugins plugins;
    private final ProcessorChain chain;
    private final OptionTable table;
    private final TableParams tables;

    /// @param plugins the formats and processors whose options are params too
    public StreamingParams(Plugins plugins) {
        this.plugins = plugins;
        this.chain = new ProcessorChain(plugins);
        Map<String, Option<?>> all = new LinkedHashMap<>();
        add(all, OWN);
        add(all, StreamingBlock.FLAT);
        add(all, ProcessorChain.SWITCHES);
        for (String type : ProcessorChain.TRIO) {
            ProcessorType processor = plugins.processors().get(type);
            if (processor != null && !type.equals(ProcessorChain.NORMALIZE)) {
                add(all, processor.options());
            }
        }
        all.remove(ProcessorChain.SET_ASIDE);
        all.replaceAll((key, option) -> OWN.find(key) == null ? option.optional() : option);
        Option<OptionValues> fileReaders = StreamingBlock.fileReaders(plugins);
        all.put(fileReaders.name(), fileReaders);
        plugins.formats().forEach(format -> add(all, format.readerOptions()));
        for (Format format : plugins.formats()) {
            for (Option<?> option : format.writerOptions().options()) {
                boolean taken = isReaderOption(option.name());
                all.putIfAbsent(
                        taken ? OUTPUT + option.name() : option.name(),
                        taken ? option.named(OUTPUT + option.name()) : option);
            }
        }
        tables = new TableParams(plugins);
        add(all, tables.options());
        table = OptionTable.of(all.values().toArray(Option<?>[]::new));
    }

    private static void add(Map<String, Option<?>> all, OptionTable options) {
        options.options().forEach(option -> all.putIfAbsent(option.name(), option));
    }

    private boolean isReaderOption(String name) {
        return plugins.formats().stream()
                .anyMatch(format -> format.readerOptions().find(name) != null);
    }

    /// All params.
    public OptionTable table() {
        return table;
    }

    /// The job that the params describe. Mistakes go to `problems`.
    ///
    /// @return null if there are mistakes
    public StreamingJob job(String name, OptionValues params, String path, Problems problems) {
        ConfigNode tree = params.tree();
        TableParams.Places places = tables.places(params, path, problems);
        Format input = checkFormat(params, INPUT_FORMAT, path, problems);
        Format output = checkFormat(params, OUTPUT_FORMAT, path, problems);
        if (output == null && places.output() != null) {
            output = Inputs.byExtension(plugins, places.output());
        }
        ConfigNode reading = places.source() == null
                ? SettingsTree.select(tree, readerOptions())
                : SettingsTree.select(tree, TableParams.names(places.source().sourceOptions()));
        ConfigNode perFormat =
                SettingsTree.select(tree, List.of(FILE_READERS)).entries().get(FILE_READERS);
        ConfigNode expected = expectedReader(params, input, perFormat);
        ConfigNode withReader = StreamingBlock.merge(SettingsTree.select(expected, List.of(EMPTY_VALUES)), tree);
        StageList stages = chain.stages(params, withReader, path, problems);
        ConfigNode writing = places.target() == null
                ? writerTree(output == null ? plugins.format("jsonl") : output, tree, path, problems)
                : SettingsTree.select(tree, TableParams.names(places.target().targetOptions()));
        if (input != null) {
            input.readerOptions().read(reading, path, problems);
        }
        if (!problems.isEmpty()) {
            return null;
        }
        return new StreamingJob(
                name,
                new StreamingJob.Input(
                        places.inputs(),
                        params.get(INPUT_FORMAT),
                        reading,
                        perFormat,
                        maxRatio(params, expected),
                        params.get(REPAIRS),
                        places.source()),
                stages.stages(),
                new StreamingJob.Output(
                        places.output(),
                        params.get(OUTPUT_FORMAT),
                        writing,
                        params.get(OUTPUT_COLUMNS),
                        params.get(StreamingBlock.ERROR_OUTPUT_PATH),
                        params.get(UNMATCHED_PATH),
                        params.get(MANIFEST_PATH),
                        params.get(QC_PATH),
                        places.target()),
                policy(params),
                limits(params),
                DigestAlgorithm.valueOf(params.get(DIGEST).toUpperCase(Locale.ROOT)),
                seconds(params.get(StreamingBlock.CHECKPOINT_INTERVAL)),
                seconds(params.get(StreamingBlock.METRICS_INTERVAL)),
                settings(params, stages));
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(NANOS_DIGITS).longValue());
    }

    private Map<String, String> settings(OptionValues params, StageList stages) {
        Map<String, String> settings = new LinkedHashMap<>();
        boolean windows = params.get(StreamingBlock.MAX_ERRORS_PER_CHUNK) != null;
        for (Option<?> option : params.table().options()) {
            boolean counts = option.name().equals(StreamingBlock.CHUNK_SIZE.name())
                    ? windows
                    : params.isSet(option)
                            && !WITHOUT_EFFECT.contains(option.name())
                            && !tables.withoutEffect().contains(option.name());
            if (counts) {
                settings.put(option.name(), JsonDocument.line(PlainValue.of(params.get(option))));
            }
        }
        if (params.get(QC_PATH) != null) {
            // Where to has no effect, but a run without the report has not noted what it tells.
            settings.put(QC_PATH.name(), "given");
        }
        stages.settings().forEach((name, written) -> settings.put("processor " + name, written));
        return settings;
    }

    /// The options under `file_readers` of the format that the first input has by its name: some are needed before its
    /// content has been looked at.
    private ConfigNode expectedReader(OptionValues params, Format explicit, ConfigNode perFormat) {
        List<String> paths = params.get(INPUT_PATH);
        Format format = explicit != null || paths == null || paths.isEmpty()
                ? explicit
                : Inputs.byExtension(plugins, paths.get(0));
        ConfigNode none = SettingsTree.of(Map.of(), "default");
        return format == null || !(perFormat instanceof ConfigNode.Mapping readers)
                ? none
                : readers.entries().getOrDefault(format.name(), none);
    }

    private static BigDecimal maxRatio(OptionValues params, ConfigNode reader) {
        Option<BigDecimal> option = ReaderLimits.MAX_DECOMPRESSION_RATIO;
        return params.isSet(option)
                ? params.get(option)
                : OptionTable.of(option)
                        .read(SettingsTree.select(reader, List.of(option.name())), "", new Problems())
                        .get(option);
    }

    private Format checkFormat(OptionValues params, Option<String> option, String path, Problems problems) {
        String name = params.get(option);
        if (name == null || name.equals(Inputs.AUTO)) {
            return null;
        }
        Format format = plugins.format(name);
        if (format == null) {
            problems.add(
                    params.origin(option),
                    path + "." + option.name(),
                    "unknown format \"" + name + "\"",
                    Problems.suggestion(
                            name, plugins.formats().stream().map(Format::name).toList()));
        }
        return format;
    }

    private List<String> readerOptions() {
        return plugins.formats().stream()
                .flatMap(format -> format.readerOptions().options().stream())
                .map(Option::name)
                .toList();
    }

    private ConfigNode writerTree(Format format, ConfigNode tree, String path, Problems problems) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        if (!(tree instanceof ConfigNode.Mapping mapping)) {
            return SettingsTree.of(Map.of(), "default");
        }
        for (Format known : plugins.formats()) {
            for (Option<?> option : known.writerOptions().options()) {
                String key = isReaderOption(option.name()) ? OUTPUT + option.name() : option.name();
                ConfigNode value = mapping.entries().get(key);
                if (value == null) {
                    continue;
                }
                if (format.writerOptions().find(option.name()) == null) {
                    problems.add(
                            mapping.keyLocation(key),
                            path + "." + key,
                            "the format " + format.name() + " has no such option");
                } else {
                    entries.put(option.name(), value);
                    keys.put(option.name(), mapping.keyLocation(key));
                }
            }
        }
        return new ConfigNode.Mapping(entries, keys, tree.location());
    }

    private static ErrorPolicy policy(OptionValues params) {
        Long perChunk = params.get(StreamingBlock.MAX_ERRORS_PER_CHUNK);
        return new ErrorPolicy(
                params.get(StreamingBlock.CONTINUE_ON_ERROR),
                perChunk == null ? Long.MAX_VALUE : perChunk,
                params.get(StreamingBlock.ERROR_THRESHOLD),
                params.get(StreamingBlock.MIN_MAPPED_FRACTION));
    }

    private static Limits limits(OptionValues params) {
        Limits defaults = Limits.defaults();
        Long workers = params.get(StreamingBlock.MAX_CONCURRENT_CHUNKS);
        int threads = workers == null ? defaults.workers() : workers.intValue();
        return new Limits(
                params.get(StreamingBlock.CHUNK_SIZE).intValue(),
                threads,
                Math.max(
                        threads,
                        params.get(StreamingBlock.BACKPRESSURE_THRESHOLD).intValue()),
                Limits.effectiveMemory(params.get(StreamingBlock.MAX_MEMORY_MB)),
                defaults.maxRecordBytes());
    }
}
