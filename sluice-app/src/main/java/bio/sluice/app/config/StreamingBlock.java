package bio.sluice.app.config;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.format.Format;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of a whole strategy: the `streaming` block, and the same keys as params of a step. Stateless.
///
/// The block nests some of them (`memory_management`, `error_handling`), as the design has it; as params they are
/// flat.
public final class StreamingBlock {
    public static final Option<Long> CHUNK_SIZE =
            Option.integer("chunk_size", 1_000L, 1, 10_000_000, "records in a chunk");
    public static final Option<Long> MAX_CONCURRENT_CHUNKS =
            Option.integer("max_concurrent_chunks", null, 1, 1_024, "workers; default: one per usable processor");
    public static final Option<Long> BACKPRESSURE_THRESHOLD = Option.integer(
            "backpressure_threshold",
            10L,
            1,
            100_000,
            "chunks read but not yet written before reading waits; never fewer than workers");
    public static final Option<BigDecimal> CHECKPOINT_INTERVAL = Option.decimal(
            "checkpoint_interval", "5", "0", "86400", "most seconds between two checkpoints; 0: after every chunk");
    public static final Option<BigDecimal> METRICS_INTERVAL =
            Option.decimal("metrics_interval", "5", "0.01", "86400", "seconds between two samples of the metrics");
    public static final Option<Long> MAX_MEMORY_MB = Option.integer(
            "max_memory_mb", 2_048L, 8, 1 << 20, "ceiling in MiB for the bytes in flight; at most half the heap");
    public static final Option<Long> GC_FREQUENCY = Option.integer(
            "gc_frequency", 1_000L, 0, Integer.MAX_VALUE, "accepted for the design's sake; has no effect on a JVM");
    public static final Option<Boolean> CONTINUE_ON_ERROR =
            Option.flag("continue_on_error", true, "false: the first dead letter stops the run");
    public static final Option<Long> MAX_ERRORS_PER_CHUNK = Option.integer(
            "max_errors_per_chunk",
            null,
            0,
            Integer.MAX_VALUE,
            "dead letters allowed in an aligned window of chunk_size records; default: any number");
    public static final Option<BigDecimal> ERROR_THRESHOLD = Option.decimal(
            "error_threshold", "1.0", "0", "1", "largest share of dead letters, judged from 10,000 records on");
    public static final Option<BigDecimal> MIN_MAPPED_FRACTION = Option.decimal(
            "min_mapped_fraction", "0", "0", "1", "smallest share of identifiers with a mapping, per field");
    public static final Option<String> ERROR_OUTPUT_PATH = Option.text(
                    "error_output_path", null, "file of dead letters; default: OUTPUT.errors.jsonl")
            .shownAs("FILE");

    /// The settings as params of a step.
    public static final OptionTable FLAT = OptionTable.of(
            CHUNK_SIZE,
            MAX_CONCURRENT_CHUNKS,
            BACKPRESSURE_THRESHOLD,
            CHECKPOINT_INTERVAL,
            METRICS_INTERVAL,
            MAX_MEMORY_MB,
            GC_FREQUENCY,
            CONTINUE_ON_ERROR,
            MAX_ERRORS_PER_CHUNK,
            ERROR_THRESHOLD,
            MIN_MAPPED_FRACTION,
            ERROR_OUTPUT_PATH);

    private static final List<String> NESTED = List.of("memory_management", "error_handling");
    private static final String FILE_READERS = "file_readers";

    private StreamingBlock() {}

    /// The settings as the block nests them, with a table of reader options for each format.
    public static OptionTable block(Plugins plugins) {
        return OptionTable.of(
                CHUNK_SIZE,
                MAX_CONCURRENT_CHUNKS,
                BACKPRESSURE_THRESHOLD,
                CHECKPOINT_INTERVAL,
                METRICS_INTERVAL,
                fileReaders(plugins),
                Option.table("memory_management", OptionTable.of(MAX_MEMORY_MB, GC_FREQUENCY), "bounds of memory"),
                Option.table(
                        "error_handling",
                        OptionTable.of(
                                CONTINUE_ON_ERROR,
                                MAX_ERRORS_PER_CHUNK,
                                ERROR_THRESHOLD,
                                MIN_MAPPED_FRACTION,
                                ERROR_OUTPUT_PATH),
                        "when errors stop a run"));
    }

    /// The reader options of each format under its name.
    public static Option<OptionValues> fileReaders(Plugins plugins) {
        List<Option<?>> readers = new ArrayList<>();
        for (Format format : plugins.formats()) {
            readers.add(Option.table(format.name(), format.readerOptions(), "how " + format.name() + " is read"));
        }
        return Option.table(
                FILE_READERS, OptionTable.of(readers.toArray(Option<?>[]::new)), "reader options per format");
    }

    /// The params of a step with those settings of the block added that the step's action knows and its params do
    /// not set.
    ///
    /// @param block the `streaming` block as written, or null
    /// @param params the step's params as written, or null
    public static ConfigNode underlay(ConfigNode block, ConfigNode params, OptionTable actionOptions) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        if (block instanceof ConfigNode.Mapping settings) {
            flatten(settings, actionOptions, entries, keys);
        }
        Location location = params == null ? Location.of("default") : params.location();
        if (params instanceof ConfigNode.Mapping own) {
            own.entries().forEach((key, value) -> {
                ConfigNode below = entries.get(key);
                entries.put(key, key.equals(FILE_READERS) && below != null ? merge(below, value) : value);
                keys.put(key, own.keyLocation(key));
            });
        } else if (params != null && !(params instanceof ConfigNode.Scalar scalar && scalar.text() == null)) {
            return params; // wrong; reading it says so
        }
        return new ConfigNode.Mapping(entries, keys, location);
    }

    private static void flatten(
            ConfigNode.Mapping settings,
            OptionTable actionOptions,
            Map<String, ConfigNode> entries,
            Map<String, Location> keys) {
        settings.entries().forEach((key, value) -> {
            if (NESTED.contains(key) && value instanceof ConfigNode.Mapping nested) {
                flatten(nested, actionOptions, entries, keys);
            } else if (actionOptions.find(key) != null) {
                entries.put(key, value);
                keys.put(key, settings.keyLocation(key));
            }
        });
    }

    /// `upper` laid over `lower`, table by table.
    public static ConfigNode merge(ConfigNode lower, ConfigNode upper) {
        if (!(lower instanceof ConfigNode.Mapping below) || !(upper instanceof ConfigNode.Mapping above)) {
            return upper;
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>(below.entries());
        Map<String, Location> keys = new LinkedHashMap<>(below.keys());
        above.entries().forEach((key, value) -> {
            entries.merge(key, value, StreamingBlock::merge);
            keys.put(key, above.keyLocation(key));
        });
        return new ConfigNode.Mapping(entries, keys, above.location());
    }

    /// A problem for every mistake in the block.
    static void check(ConfigNode block, Plugins plugins, Problems problems) {
        block(plugins).read(block, "streaming", problems);
    }
}
