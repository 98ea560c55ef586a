package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.stream.EncodedChunk;
import java.sql.SQLException;
import java.util.List;

/// Puts rows into a table. One run, one connection, one thread at a time. A row that the table refuses is rejected and
/// the others get in; whatever else goes wrong is thrown.
interface Loader {
    /// Begins a transaction; also the first one.
    void begin() throws SQLException;

    /// Puts all of these rows in.
    ///
    /// @param ordinal number of the first row, for a column that numbers them
    void load(EncodedRows rows, long ordinal, Faults late) throws SQLException;

    /// Puts all rows of these chunks in, if the table refuses none of them; what is worth it decides the loader.
    ///
    /// @param rows to look at each chunk with
    /// @return how many rows that were, or -1 if none was put in
    default long loadAll(List<EncodedChunk> chunks, EncodedRows rows, long ordinal) throws SQLException {
        return -1;
    }

    /// Has the database decide on what it was sent. Before the transaction ends.
    ///
    /// @throws bio.sluice.fault.RolledBack if it refuses a row for which nobody can be told any more
    default void settle() throws SQLException {}

    /// Gives up what is under way. Before the transaction is rolled back.
    default void cancel() throws SQLException {}

    /// Takes back what the last [#load] has put in, if that has refused a row.
    void undo() throws SQLException;

    /// The transaction has been committed.
    void committed() throws SQLException;
}
