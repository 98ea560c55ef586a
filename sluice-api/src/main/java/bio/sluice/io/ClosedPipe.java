package bio.sluice.io;

import java.io.IOException;

/// The reader of a pipe that is written to has gone away, as `head` does once it has seen enough. No failure of the
/// storage: the run ends quietly.
public final class ClosedPipe extends IOException {
    private static final long serialVersionUID = 1L;

    public ClosedPipe(String message) {
        super(message);
    }

    public ClosedPipe(String message, Throwable cause) {
        super(message, cause);
    }
}
