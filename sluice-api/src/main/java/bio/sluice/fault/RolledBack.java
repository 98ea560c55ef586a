package bio.sluice.fault;

/// Ends a run because a database has refused a row too late to know which: all rows since the last checkpoint are gone
/// again. The same run goes on from there, and says that rows are refused
/// ([bio.sluice.table.TableTarget#expectRefusals]), so that it does not happen again.
public final class RolledBack extends RunStopped {
    private static final long serialVersionUID = 1L;

    public RolledBack(String message, Throwable cause) {
        super(Reason.FAILED, message, cause);
    }
}
