package bio.sluice.jdbc;

import bio.sluice.table.ColumnKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// What differs between databases. Stateless. Names in arguments are plain; whoever puts one into SQL quotes it.
interface Dialect {
    /// Called before the driver is loaded.
    default void prepare() {}

    /// What the driver needs beside the address.
    Properties properties(Address address);

    /// Readies a session; no transaction is open.
    void ready(Connection connection) throws SQLException;

    /// The type of a column that holds this.
    String type(ColumnKind kind);

    /// The type of texts of any length.
    default String textType() {
        return type(ColumnKind.TEXT);
    }

    /// How values go into a column that was made with [#type].
    CellKind cellKind(ColumnKind kind);

    /// The type of a column of bytes.
    String bytesType();

    /// Most bytes of a name.
    int longestName();

    /// Whether names that differ in letter case only are the same.
    boolean foldsCase();

    /// The columns of a table, in order; null if there is no such table.
    ///
    /// @throws bio.sluice.fault.RunStopped if there is something else of this name
    List<ExistingColumn> columns(Connection connection, TableName table) throws SQLException;

    /// Sets of columns, of a table that exists, that no two rows have alike.
    List<Set<String>> uniqueKeys(Connection connection, TableName table) throws SQLException;

    /// Makes an empty table of the same definition as another.
    void makeLike(Connection connection, TableName table, TableName copy) throws SQLException;

    /// Whether a table is replaced by another that takes its name; else its rows are replaced, and all that belongs to
    /// it stays.
    default boolean swapsTables() {
        return false;
    }

    /// Why this session may not make tables beside `table`, and what can be done; null if it may.
    default String noTables(Connection connection, TableName table) throws SQLException {
        return null;
    }

    /// Begins a transaction of a run, so that none that it has lost the connection of can still be committed.
    ///
    /// @param run the run's name, or null if it keeps no checkpoints
    default void begin(Connection connection, String run) throws SQLException {}

    /// Readies the making of the table of checkpoints, which another session might make at the same time.
    default void beforeCheckpoints(Connection connection) throws SQLException {}

    /// Whether nobody else can be at work in the database, so that empty tables of ours can go.
    boolean isAlone();

    /// Bytes of input after which a checkpoint is due.
    default long checkpointBytes() {
        return Long.MAX_VALUE;
    }

    /// Puts rows into a table.
    ///
    /// @param batch most rows sent at once to find one that was refused
    /// @param resumable whether the run can go on from its last checkpoint
    /// @param refusals whether rows are known to be refused, so that it should not have to
    Loader loader(Connection connection, TableName table, Layout layout, int batch, boolean resumable, boolean refusals)
            throws SQLException;

    /// Whether it is the row's fault.
    boolean isOfRow(SQLException failure);

    /// Whether the server has gone away.
    default boolean isLost(SQLException failure) {
        return false;
    }

    /// What the database says, without what it says about its own doing.
    default String text(SQLException failure) {
        return String.valueOf(failure.getMessage());
    }

    /// The column at fault, where the database says so, or null.
    default String columnAtFault(SQLException failure) {
        return null;
    }
}
