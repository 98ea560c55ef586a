package bio.sluice.stream;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;

/// Parses the records of a chunk into a batch. One thread; pure: the same chunk gives the same batch.
public interface Decoder {
    /// Begins `into` on the chunk's bytes and adds a row for every record in its window, in order; a record that is
    /// malformed goes to `faults` instead. Rows and refused records together are exactly [RawChunk#records].
    void decode(RawChunk raw, Batch into, Faults faults);

    /// The byte after the first `records` records of the chunk's window, by the same grammar.
    int skip(RawChunk raw, int records);
}
