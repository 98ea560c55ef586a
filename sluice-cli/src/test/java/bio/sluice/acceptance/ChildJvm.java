package bio.sluice.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM of its own that ran a `main` of this module to its end.
///
/// @param exitCode what it ended with
/// @param output what it wrote to standard output
/// @param errors what it wrote to standard error
record ChildJvm(int exitCode, String output, String errors) {
    static final Path THIS_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final long MOST_SECONDS = 120;

    /// Writes to the child's standard input, which is closed afterwards.
    interface Feeding {
        void into(OutputStream in) throws IOException;
    }

    /// Runs a class with the class path of this test.
    ///
    /// @param java the launcher of a JDK
    /// @param options for the JVM
    /// @param arguments the class and its arguments
    static ChildJvm run(Path java, List<String> options, List<String> arguments, Feeding feeding)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("child", ".out");
        Path errors = Files.createTempFile("child", ".err");
        try {
            List<String> command = new ArrayList<>(List.of(java.toString()));
            command.addAll(options);
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                feeding.into(in);
            } catch (IOException endedEarly) {
                // its exit code and its errors say why
            }
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end within " + MOST_SECONDS + " s: " + command);
            }
            return new ChildJvm(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(errors, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    static ChildJvm run(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        return run(THIS_JAVA, options, arguments, in -> {});
    }
}
