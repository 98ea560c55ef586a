package bio.sluice.stream;

import bio.sluice.io.CorruptInput;
import java.util.Map;

/// Something that a run finds out about all of its records together, such as which keys stand twice. Processors note
/// what they see in the [Tally] of the attempt ([Tally#notes]); the run hands the notes over in input order, so that
/// what is found out is the same for any number of workers and any chunk size. It survives a crash in the checkpoint.
///
/// One thread at a time, but [#judge] publishes what processors of any thread may ask for.
public interface Survey {
    /// Looks at what was noted about the next records, before they are written; [#add] follows. A survey that objects
    /// to
    /// some of them remembers which: the records are run once more, and its processor, which asks for them, can make
    /// them dead letters or mark them. Notes of the second run must be the same. Changes nothing that is kept.
    ///
    /// @return whether it objects
    default boolean judge(byte[] notes, int start, int end) {
        return false;
    }

    /// Takes what was noted about the next records, which are written now.
    void add(byte[] notes, int start, int end);

    /// What it knows, for [#restore]. Called between chunks.
    byte[] state();

    /// Goes on where another survey of the same settings was.
    ///
    /// @throws CorruptInput if this is no state
    void restore(byte[] state) throws CorruptInput;

    /// Why the run failed, judged at its end when all records are written; null if it did not.
    ///
    /// @param counters all counts of the run, by path
    default String verdict(Map<String, Long> counters) {
        return null;
    }

    /// What was found out, for report and manifest: maps, lists, texts, whole numbers, [java.math.BigDecimal], booleans
    /// and null.
    ///
    /// @param counters all counts of the run, by path
    Map<String, Object> findings(Map<String, Long> counters);
}
