package bio.sluice.stream;

import java.util.List;

/// How an output format writes records. Made by a format. Immutable.
public interface RecordWriter {
    /// Whether the columns must be known before the first record, as in CSV.
    boolean hasFixedColumns();

    /// Bytes before the first record, such as a header; empty if there are none.
    ///
    /// @param columns the output's columns, or null where they are not fixed
    byte[] head(List<String> columns);

    /// An encoder; each worker gets its own.
    ///
    /// @param columns the output's columns, or null where they are not fixed
    Encoder encoder(List<String> columns);

    /// How processors shape what they add for this output.
    OutputShape shape();
}
