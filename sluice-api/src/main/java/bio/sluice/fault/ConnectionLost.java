package bio.sluice.fault;

/// Ends a run because a server went away. What was committed is kept: the same run can go on from there as soon as the
/// server is back.
public final class ConnectionLost extends RunStopped {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(String message, Throwable cause) {
        super(Reason.INPUT_OUTPUT, message, cause);
    }
}
