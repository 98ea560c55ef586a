package bio.sluice.cli;

import java.io.IOException;

/// One command. An object carries the values of its flags and is used once.
interface Command {
    /// How much the command says.
    Verbosity verbosity();

    /// Does what the flags ask for.
    ///
    /// @return the exit code
    /// @throws bio.sluice.fault.RunStopped with a message for the user and the exit code
    /// @throws IOException with a message for the user, if something cannot be read or written
    int run(Invocation invocation) throws IOException;
}
