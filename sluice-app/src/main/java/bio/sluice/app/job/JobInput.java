package bio.sluice.app.job;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.StreamingBlock;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.format.Format;
import bio.sluice.format.ReaderLimits;
import bio.sluice.io.InputFile;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The inputs of a job, found, and how they are read. Immutable.
///
/// @param inputs what is read
/// @param reading the values of the reader's options
public record JobInput(Inputs inputs, OptionValues reading) {
    /// Finds the inputs.
    ///
    /// @throws bio.sluice.fault.RunStopped with a message for the user
    public static JobInput find(StreamingJob.Input input, DigestAlgorithm digest, Plugins plugins) throws IOException {
        Inputs inputs = input.store() == null
                ? Inputs.find(plugins, input.paths(), input.format(), digest, input.maxDecompressionRatio())
                : table(input);
        ConfigNode reader = StreamingBlock.merge(perFormat(input, inputs.format()), input.options());
        return new JobInput(
                inputs,
                read(
                        inputs.format().readerOptions(),
                        reader,
                        "reading " + inputs.format().name()));
    }

    private static Inputs table(StreamingJob.Input input) {
        TableFormat table = new TableFormat(input.store(), input.paths().get(0));
        return new Inputs(
                List.of(),
                List.of(),
                table,
                table.store().shown(table.address()) + ": a database of " + table.name(),
                List.of(),
                List.of());
    }

    /// These files as the options say.
    public RecordSource source(List<InputFile> files) throws IOException {
        return inputs.format().read(files, reading);
    }

    /// The longest record that may be held, where the format has such an option; else `otherwise`.
    public int longestRecord(int otherwise) {
        Long longest = value(ReaderLimits.MAX_RECORD_BYTES);
        return longest == null ? otherwise : (int) Math.min(longest, Integer.MAX_VALUE);
    }

    /// The value of an option that most formats have; null if this one has not.
    <T> T value(Option<T> option) {
        return reading.table().find(option.name()) == null ? null : reading.get(option);
    }

    private static ConfigNode perFormat(StreamingJob.Input input, Format format) {
        return SettingsTree.select(input.optionsPerFormat(), List.of(format.name()))
                .entries()
                .getOrDefault(format.name(), SettingsTree.of(Map.of(), "default"));
    }

    static OptionValues read(OptionTable table, ConfigNode tree, String path) {
        Problems problems = new Problems();
        OptionValues values = table.read(tree == null ? SettingsTree.of(Map.of(), "default") : tree, path, problems);
        Mistakes.refuse(problems);
        return values;
    }
}
