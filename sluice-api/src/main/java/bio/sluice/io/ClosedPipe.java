package bio.sluice.io;

import java.io.IOException;

/// An output whose reader has gone away, as in `sluice … | head`. Not an error of the run, which ends quietly.
public class ClosedPipe extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param name the output's name
    public ClosedPipe(String name, Throwable cause) {
        super(name + ": nobody reads it any more", cause);
    }
}
