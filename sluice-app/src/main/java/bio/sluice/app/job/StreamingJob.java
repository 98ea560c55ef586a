package bio.sluice.app.job;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.StreamingBlock;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.option.ConfigNode;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Stage;
import bio.sluice.table.TableStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a streaming job is to do. Immutable description; nothing is opened yet.
///
/// @param name what the job is called in messages and the manifest
/// @param input what is read
/// @param stages the processors in order
/// @param output what is written
/// @param policy when errors stop the run
/// @param limits how much it may hold
/// @param digest how inputs and outputs are digested for the manifest
/// @param checkpointInterval most time between two checkpoints
/// @param sampleInterval time between two samples of the metrics
/// @param settings every setting that can change what is written, by a name that a user understands
public record StreamingJob(
        String name,
        Input input,
        List<Stage> stages,
        Output output,
        ErrorPolicy policy,
        Limits limits,
        DigestAlgorithm digest,
        Duration checkpointInterval,
        Duration sampleInterval,
        Map<String, String> settings) {
    public StreamingJob {
        stages = List.copyOf(stages);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /// A job that reads, does and writes something else, and is the same in all other respects.
    StreamingJob with(Input input, List<Stage> stages, Output output) {
        return new StreamingJob(
                name, input, stages, output, policy, limits, digest, checkpointInterval, sampleInterval, settings);
    }

    /// What is read.
    ///
    /// @param paths paths, globs or `-`, in order
    /// @param format a format's name, or `auto`
    /// @param options the format's reader options as a tree; an option that the format does not have is a mistake
    /// @param optionsPerFormat further reader options under the name of each format, or null; `options` goes before
    /// @param maxDecompressionRatio most unpacked bytes per stored byte, or null
    /// @param repairs a file of dead letters that are laid over the inputs, or null
    /// @param store the store that reads the only path, an address then, or null for files
    public record Input(
            List<String> paths,
            String format,
            ConfigNode options,
            ConfigNode optionsPerFormat,
            BigDecimal maxDecompressionRatio,
            String repairs,
            TableStore store) {
        public Input {
            paths = List.copyOf(paths);
        }

        /// The first records of it only.
        ///
        /// @param records how many, of each input
        /// @param origin what stands for the place of this setting in messages
        Input limitedTo(long records, String origin) {
            return new Input(
                    paths,
                    format,
                    StreamingBlock.merge(options, SettingsTree.of(Map.of("max_rows", records), origin)),
                    optionsPerFormat,
                    maxDecompressionRatio,
                    repairs,
                    store);
        }
    }

    /// What is written.
    ///
    /// @param path a location, or `-`
    /// @param format a format's name, or null: by extension, else JSONL
    /// @param options the format's writer options as a tree
    /// @param columns the output's columns, or null where they follow from the input
    /// @param errorsPath where dead letters go, or null for the usual place
    /// @param unmatchedPath where unmatched records are copied, or null
    /// @param sssomPath where the mappings that were used are written, or null
    /// @param manifestPath where the manifest goes, or null for the usual place
    /// @param qcPath where the quality report goes, or null for none
    /// @param store the store that writes to the path, an address then, or null for a file
    public record Output(
            String path,
            String format,
            ConfigNode options,
            List<String> columns,
            String errorsPath,
            String unmatchedPath,
            String sssomPath,
            String manifestPath,
            String qcPath,
            TableStore store) {
        /// The path as it may be printed.
        String shown() {
            return store == null ? path : store.shown(path);
        }
    }
}
