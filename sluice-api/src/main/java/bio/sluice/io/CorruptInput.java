package bio.sluice.io;

import java.io.IOException;

/// An input that is damaged or ends too early, such as a truncated gzip file. The message names the file, the place
/// and what to do.
public class CorruptInput extends IOException {
    private static final long serialVersionUID = 1L;

    public CorruptInput(String message) {
        super(message);
    }

    public CorruptInput(String message, Throwable cause) {
        super(message, cause);
    }
}
