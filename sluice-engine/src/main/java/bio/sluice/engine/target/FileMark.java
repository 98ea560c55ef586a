package bio.sluice.engine.target;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;

/// How far a file of a run has come. Immutable.
///
/// @param role which file
/// @param size stored bytes
/// @param digest digest of these with its algorithm
/// @param records records written to it
/// @param pending content that is written but not stored yet
/// @param complete whether nothing will follow
record FileMark(String role, long size, String digest, long records, byte[] pending, boolean complete) {
    void write(StateWriter state) {
        state.text(role)
                .number(size)
                .text(digest)
                .number(records)
                .bytes(pending)
                .flag(complete);
    }

    static FileMark read(StateReader state) throws CorruptInput {
        return new FileMark(state.text(), state.number(), state.text(), state.number(), state.bytes(), state.flag());
    }
}
