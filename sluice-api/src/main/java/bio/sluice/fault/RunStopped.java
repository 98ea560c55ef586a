package bio.sluice.fault;

/// Ends a run on purpose, with a sentence for the user and the exit code that belongs to it. Thrown from any thread
/// of the run; the engine passes the first one on.
public class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why a run ends early; each has one exit code of the command.
    public enum Reason {
        /// Something unexpected: a bug, a ledger that does not balance.
        FAILED(1),
        /// The command line, the strategy, or an output that is in the way.
        USAGE(2),
        /// A gate of the error policy said stop.
        GATE(3),
        /// Input missing, empty, corrupt or truncated, or storage that failed.
        INPUT_OUTPUT(4),
        /// Resume refused, or the output is locked by another run.
        RESUME(5),
        /// Somebody asked for the end. The command ends with the code of the signal instead.
        INTERRUPTED(130);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        /// The exit code of the command.
        public int exitCode() {
            return exitCode;
        }
    }

    private final Reason reason;

    public RunStopped(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RunStopped(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// Why the run ended.
    public Reason reason() {
        return reason;
    }
}
