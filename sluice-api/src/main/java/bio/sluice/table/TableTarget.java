package bio.sluice.table;

import bio.sluice.stream.Target;
import java.io.IOException;
import java.util.List;

/// A table that a run writes. One run, one thread at a time: [#prepare], [#columns], [#run], then as any [Target] that
/// is transactional.
///
/// Holds rows only: dead letters and side files are kept elsewhere, and [#append] does nothing here.
public interface TableTarget extends Target {
    /// Connects, looks at what is there and refuses what does not fit, all at once. Writes nothing.
    ///
    /// @param columns the columns of the records
    /// @return whether the table does not exist, so that [#columns] must say what to make
    /// @throws bio.sluice.fault.RunStopped with a message for the user
    boolean prepare(List<String> columns) throws IOException;

    /// Says what the columns hold, for a table that is to be made. Before [#open].
    void columns(List<TableColumn> columns);

    /// Names the run under which checkpoints are kept and found again. Before [#open] or [#restore].
    ///
    /// @param id letters and digits, not used by another run
    /// @param resumable whether checkpoints will be taken; if not, nothing is seen of the run before it ends, where the
    ///     database can keep all of it in one transaction
    void run(String id, boolean resumable);

    /// Says that rows of this run are refused: the table takes no more of them at once than it can give back, and never
    /// throws [bio.sluice.fault.RolledBack]. Before [#open] or [#restore].
    default void expectRefusals() {}

    /// What the run is going to do, for the user, in a sentence's end: `rows are added to …`.
    String intention();

    /// Bytes of input after which a checkpoint is due at the latest, for databases that cannot keep much in one
    /// transaction.
    default long checkpointBytes() {
        return Long.MAX_VALUE;
    }

    /// Forgets the checkpoint of a run that is recorded, or of one that is not to be resumed, and what it has left
    /// behind beside the table.
    void discard() throws IOException;
}
