package bio.sluice.format;

import bio.sluice.io.InputFile;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import java.io.IOException;
import java.util.List;

/// A way of writing records down, such as CSV. A plugin found by `ServiceLoader`. Immutable.
///
/// Which format an input has is decided by its explicit name, then by signature ([#recognises]), then by extension.
public interface Format {
    /// Its name in YAML and flags, such as `csv`.
    String name();

    /// One line for `sluice formats`.
    String summary();

    /// File extensions with their dot, the first being usual, such as `.csv`.
    List<String> extensions();

    /// Whether text that begins with `head[0, length)` can only be of this format. Formats without a signature return
    /// false.
    boolean recognises(byte[] head, int length);

    /// Options of [#read].
    OptionTable readerOptions();

    /// Options of [#write].
    OptionTable writerOptions();

    /// The records of some inputs.
    ///
    /// @param inputs unpacked, at least one, in order
    /// @param options values of [#readerOptions]
    /// @throws bio.sluice.fault.RunStopped with a message for the user, if the options do not fit the inputs
    RecordSource read(List<InputFile> inputs, OptionValues options) throws IOException;

    /// A writer.
    ///
    /// @param options values of [#writerOptions]
    RecordWriter write(OptionValues options);
}
