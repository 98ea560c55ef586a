package bio.sluice.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The JDKs of this machine: the running one, and what `JAVA17_HOME`, `JAVA25_HOME` and the usual folder of Linux
/// distributions hold.
final class Jdks {
    private static final Path USUAL = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /// The launcher of a JDK of another version that runs Sluice: 17 on a later one, else 25 or what comes nearest.
    static Optional<Path> another() throws IOException {
        int running = Runtime.version().feature();
        try (Stream<Path> usual = Files.isDirectory(USUAL) ? Files.list(USUAL) : Stream.empty()) {
            Stream<Path> named = Stream.of("JAVA17_HOME", "JAVA25_HOME")
                    .map(System::getenv)
                    .filter(Objects::nonNull)
                    .map(Path::of);
            List<Path> homes = Stream.concat(named, usual.sorted())
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> version(home) >= 17 && version(home) != running)
                    .toList();
            int wanted = running == 17 ? 25 : 17;
            return homes.stream()
                    .min((one, other) ->
                            Integer.compare(Math.abs(version(one) - wanted), Math.abs(version(other) - wanted)))
                    .map(home -> home.resolve("bin/java"));
        }
    }

    /// The feature release that a JDK's `release` file names; 0 if there is none.
    private static int version(Path home) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException unknown) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }
}
