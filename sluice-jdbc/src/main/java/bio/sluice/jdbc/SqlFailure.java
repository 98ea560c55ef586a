package bio.sluice.jdbc;

import bio.sluice.fault.ConnectionLost;
import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import java.sql.SQLException;

/// Turns what a driver throws into what a user is told. Stateless.
final class SqlFailure {
    /// What the driver says when a server asks for a password and there is none.
    static final String REFUSED = "08004";

    private SqlFailure() {}

    /// The end of a run.
    ///
    /// @param what what was being done, such as `cannot write the table t`
    static RunStopped of(SQLException failure, Dialect dialect, Address address, String what) {
        if (dialect.isLost(failure)) {
            return new ConnectionLost("no connection to " + address.shown() + " (" + text(failure, dialect) + ")", failure);
        }
        String state = failure.getSQLState();
        if (state != null && (state.startsWith("28") || state.equals(REFUSED))) {
            return new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    address.shown() + " lets this user not in (" + text(failure, dialect)
                            + "); say who you are with PGUSER and PGPASSWORD in the environment, or in ~/.pgpass",
                    failure);
        }
        return new RunStopped(
                RunStopped.Reason.INPUT_OUTPUT, what + " in " + address.shown() + ": " + text(failure, dialect), failure);
    }

    /// The message on one line.
    private static String text(SQLException failure, Dialect dialect) {
        return dialect.text(failure).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /// Makes a dead letter of the row that `rows` stands at.
    static void reject(EncodedRows rows, Layout layout, Dialect dialect, SQLException failure, Faults late) {
        String column = dialect.columnAtFault(failure);
        String value = null;
        for (int i = 0; i < layout.size(); i++) {
            if (layout.columns().get(i).name().equals(column)) {
                value = rows.text(i);
            }
        }
        String state = failure.getSQLState();
        boolean constraint = state != null && state.startsWith("23")
                || String.valueOf(failure.getMessage()).contains("onstraint");
        rows.reject(
                late,
                constraint ? "constraint_violation" : "value_does_not_fit",
                column,
                value,
                "the table refuses the row: " + text(failure, dialect),
                constraint ? "correct the row, or relax the constraint" : "correct the value, or widen the column");
    }
}
