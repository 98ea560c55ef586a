package bio.sluice.stream;

import bio.sluice.record.Schema;
import java.io.IOException;
import java.util.List;

/// The records of a list of inputs in one format. Made by a format; one use. Thread-safe until opened.
public interface RecordSource {
    /// The columns of each input, where inputs have headers; one schema per input, the same object for equal headers.
    /// Empty if every record brings its own columns. Opens the inputs; called before [#open], if at all.
    ///
    /// @throws bio.sluice.fault.RunStopped with a message for the user, if headers are missing or disagree
    List<Schema> headers() throws IOException;

    /// The schemas that occur in the first `records` records, each once, in the order of their appearance, for
    /// outputs that must know their columns. Records that cannot be read are left out. Called before [#open].
    List<Schema> sample(int records) throws IOException;

    /// What [#headers] or [#sample] found in the inputs and the user should be told, in sentences, such as a column
    /// that had to be renamed.
    default List<String> notes() {
        return List.of();
    }

    /// Opens the inputs for one reading.
    ///
    /// @param maxRecordBytes longest record that may be held; the source refuses longer ones without holding them
    ChunkSource open(int maxRecordBytes) throws IOException;

    /// Opens the inputs like [#open], behind what was read before `mark` was given.
    ///
    /// @param mark what [ChunkSource#mark] of an earlier reading of the same inputs gave
    /// @throws bio.sluice.fault.RunStopped if the inputs are not those that gave the mark
    default ChunkSource resume(int maxRecordBytes, byte[] mark) throws IOException {
        throw new UnsupportedOperationException(getClass().getName() + " gives no marks");
    }

    /// A decoder for what [#open] cuts; each worker gets its own.
    Decoder decoder();

    /// Stored size of all inputs in bytes, or -1 if unknown.
    long size();
}
