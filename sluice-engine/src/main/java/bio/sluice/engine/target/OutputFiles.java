package bio.sluice.engine.target;

/// The files that a run writes. Immutable.
///
/// @param output the records, or null if these are kept elsewhere
/// @param format the format of `output` and `unmatched`
/// @param errors the dead letters
/// @param unmatched the records set aside, or null to leave them out
/// @param existing what to do about files that exist already
/// @param digest how stored bytes are digested
public record OutputFiles(
        FilePlace output,
        String format,
        FilePlace errors,
        FilePlace unmatched,
        Existing existing,
        DigestAlgorithm digest) {
    /// What to do about files of an earlier run.
    public enum Existing {
        /// Refuse to run.
        REFUSE,
        /// Refuse to replace what an earlier run has published, but discard one that did not end.
        RESTART,
        /// Replace them when the new ones are complete.
        REPLACE
    }
}
