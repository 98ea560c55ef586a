package bio.sluice.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real files and foreign test suites that are kept beside a checkout, not in it. Stateless.
///
/// They are looked for in the folder that the environment variable `SLUICE_SHARED` names, else in `shared` beside the
/// checkout. A test that needs one that is not there is skipped, visibly.
public final class SharedFiles {
    private SharedFiles() {}

    /// The file or folder `relative` of the shared files; aborts the running test as skipped if there is none.
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "needs " + relative + " of the shared files");
        return path;
    }

    private static Path root() {
        String named = System.getenv("SLUICE_SHARED");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("sluice-api")) && folder.getParent() != null) {
                return folder.resolveSibling("shared");
            }
        }
        return Path.of("shared");
    }
}
