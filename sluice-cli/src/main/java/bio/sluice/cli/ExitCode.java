package bio.sluice.cli;

import bio.sluice.fault.RunStopped;

/// What the process says to its caller when it ends. Those of a run that stops are of [RunStopped.Reason]; an interrupt
/// (130) and a termination (143) are the JVM's own.
final class ExitCode {
    /// Done, with dead letters or without.
    static final int DONE = 0;
    /// Failed unexpectedly.
    static final int FAILED = RunStopped.Reason.FAILED.exitCode();
    /// The command line or the strategy is wrong; nothing was written.
    static final int USAGE = RunStopped.Reason.USAGE.exitCode();
    /// A gate stopped or failed the run.
    static final int GATE = RunStopped.Reason.GATE.exitCode();
    /// An input is missing, corrupt or truncated, or the storage failed.
    static final int INPUT_OUTPUT = RunStopped.Reason.INPUT_OUTPUT.exitCode();
    /// The reader of standard output has gone away: 128 and SIGPIPE, as for programs that the signal kills.
    static final int CLOSED_PIPE = 128 + 13;

    private ExitCode() {}
}
