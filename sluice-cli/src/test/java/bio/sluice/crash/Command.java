package bio.sluice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The `sluice` command as a process of its own.
///
/// @param words what starts it
record Command(List<String> words) {
    private static final long MOST_SECONDS = 300;

    /// The launcher that the system property `sluice.command` names, or the classes of this test.
    static Command ofTest() {
        String launcher = System.getProperty("sluice.command");
        if (launcher != null) {
            return new Command(List.of(launcher));
        }
        return new Command(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "bio.sluice.cli.Main"));
    }

    /// A process and what it says.
    record Running(Process process, Path told) {
        /// Kills it as nothing can be caught.
        ///
        /// @return whether it was still at work
        boolean kill() throws InterruptedException {
            process.destroyForcibly();
            return process.waitFor() == 128 + 9;
        }

        /// Waits for its end, which must have this exit code.
        void requireEnd(int exitCode) throws IOException, InterruptedException {
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("ended: " + Files.readString(told)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(told)).isEqualTo(exitCode);
        }

        boolean hasTold(String text) throws IOException {
            return Files.readString(told).contains(text);
        }
    }

    /// Starts it with a checkpoint twenty times a second.
    Running start(Path folder, List<String> arguments) throws IOException {
        return start(folder, arguments, Map.of());
    }

    /// The same with more in its environment.
    Running start(Path folder, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> line = new ArrayList<>(words);
        line.addAll(arguments);
        line.addAll(List.of("--progress", "off"));
        Path told = Files.createTempFile("sluice", ".stderr");
        told.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(told.toFile());
        builder.environment().put("SLUICE_CHECKPOINT_INTERVAL", "0.05");
        builder.environment().putAll(environment);
        return new Running(builder.start(), told);
    }
}
