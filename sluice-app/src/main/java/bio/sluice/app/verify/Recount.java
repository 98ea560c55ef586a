package bio.sluice.app.verify;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.format.Format;
import bio.sluice.format.ReaderLimits;
import bio.sluice.io.InputFile;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts records with the cutter of their format. Immutable.
final class Recount {
    private static final String SKIP_BLANK = "skip_blank";
    private static final int CHUNK_RECORDS = 10_000;
    private static final int CHUNK_BYTES = 1 << 20;

    private final Plugins plugins;

    Recount(Plugins plugins) {
        this.plugins = plugins;
    }

    /// The options that were set for reading, as the format knows them.
    OptionValues reading(Format format, Map<String, Object> options) {
        return read(format.readerOptions(), options);
    }

    /// How many records each input holds for a reader.
    List<InputSummary> read(List<InputFile> contents, Format format, OptionValues reading, int longestRecord)
            throws IOException {
        RawChunk chunk = new RawChunk();
        try (ChunkSource source = format.read(contents, reading).open(longestRecord)) {
            while (source.next(chunk, CHUNK_RECORDS, CHUNK_BYTES)) {
                chunk.shrink(4 * CHUNK_BYTES);
            }
            return source.summaries();
        }
    }

    /// How many records a file holds that was written with some options. What options of the reader share their names
    /// with options of the writer, such as the delimiter, also share their meaning.
    long written(InputFile content, String formatName, Map<String, Object> writing) throws IOException {
        if (RunFiles.isEmpty(content)) {
            return 0;
        }
        Format format = Inputs.named(plugins, formatName);
        OptionTable table = format.readerOptions();
        Map<String, Object> options = new LinkedHashMap<>();
        writing.forEach((name, value) -> {
            if (table.find(name) != null) {
                options.put(name, value);
            }
        });
        if (table.find(SKIP_BLANK) != null) {
            options.put(SKIP_BLANK, false);
        }
        Option<?> longest = table.find(ReaderLimits.MAX_RECORD_BYTES.name());
        int most = Integer.MAX_VALUE;
        if (longest != null) {
            most = longest.maximum().intValueExact();
            options.put(ReaderLimits.MAX_RECORD_BYTES.name(), most);
        }
        return read(List.of(content), format, read(table, options), most).stream()
                .mapToLong(InputSummary::records)
                .sum();
    }

    private static OptionValues read(OptionTable table, Map<String, Object> options) {
        Problems problems = new Problems();
        OptionValues values = table.read(SettingsTree.of(options, "manifest"), "", problems);
        Mistakes.refuse(problems);
        return values;
    }
}
