package bio.sluice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The flags that the launcher gives to the JVM of this test.
class LauncherFlagsTest {
    /// Takes the flags from the launcher and starts a JVM with them as it does: with an archive of classes that another
    /// start has made.
    private static final String SCRIPT = """
            major=$1
            eval "$(sed -n -e '/^java_flags=/p' -e '/^\\[ "$major" -lt .*java_flags=/p' ../sluice)"
            [ -n "$java_flags" ] || exit 9
            "$2" $java_flags -XX:ArchiveClassesAtExit="$3" --version 2>/dev/null
            exec "$2" $java_flags -XX:SharedArchiveFile="$3" --version
            """;

    @Test
    void makeTheJvmComplainOfNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        "sh",
                        "-c",
                        SCRIPT,
                        "sh",
                        String.valueOf(Runtime.version().feature()),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        folder.resolve("classes.jsa").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(jvm.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor()).isZero();
        assertThat(said).isEmpty();
    }
}
