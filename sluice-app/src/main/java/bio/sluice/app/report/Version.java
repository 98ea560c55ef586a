package bio.sluice.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of this build. Stateless.
public final class Version {
    private static final String RESOURCE = "version.txt";

    private Version() {}

    /// The version, such as `0.1.0`.
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own files are damaged", unreadable);
        }
    }
}
