package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder with a shell script `cmd`, its input files, and what the script is to print: `stdout` and `stderr`, which
/// are not there if it prints nothing, and `exit`, which is not there if the script succeeds.
///
/// The script is run by `sh` in a copy of the folder, with `sluice` as a function: standard input, relative paths and
/// pipes are those of a process.
record GoldenCase(Path folder) {
    private static final String STDOUT = "stdout";
    private static final String STDERR = "stderr";
    private static final String EXIT = "exit";
    private static final List<String> EXPECTED = List.of(STDOUT, STDERR, EXIT);

    private static final String PRELUDE =
            "sluice() { \"$SLUICE_TEST_JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx256m"
                    + " -Dfile.encoding=UTF-8" + nativeAccess()
                    + " -cp \"$SLUICE_TEST_CLASSPATH\" bio.sluice.cli.Main \"$@\"; }\n. ./cmd\n";
    /// The one thing that differs from run to run.
    private static final Pattern TIME = Pattern.compile("\"time\": \"[^\"]*\"");

    private static final long MINUTES = 2;

    /// What a script printed.
    record Outcome(String stdout, String stderr, int exit) {}

    /// The launcher's flag for drivers of databases that are native code.
    private static String nativeAccess() {
        return Runtime.version().feature() < 24 ? "" : " --illegal-native-access=allow";
    }

    /// The class path of this test without what the command does not have: SLF4J, which comes with a test library,
    /// complains where it is alone.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-api"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    String name() {
        return folder.getFileName().toString();
    }

    /// Runs the script in a copy of the folder below `scratch`.
    Outcome run(Path scratch) throws IOException, InterruptedException {
        Path work = Files.createDirectories(scratch.resolve(name()));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!EXPECTED.contains(file.getFileName().toString())) {
                    Files.copy(file, work.resolve(file.getFileName()));
                }
            }
        }
        File stdout = scratch.resolve(name() + "." + STDOUT).toFile();
        File stderr = scratch.resolve(name() + "." + STDERR).toFile();
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", PRELUDE)
                .directory(work.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(stdout)
                .redirectError(stderr);
        Map<String, String> environment = shell.environment();
        environment.keySet().removeIf(name -> name.startsWith("SLUICE_") || name.startsWith("JAVA_TOOL_"));
        environment.put(
                "SLUICE_TEST_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("SLUICE_TEST_CLASSPATH", classPath());
        environment.put("LC_ALL", "C.UTF-8");
        Process process = shell.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(name() + " did not end within " + MINUTES + " minutes");
        }
        return new Outcome(text(stdout), text(stderr), process.exitValue());
    }

    private static String text(File file) throws IOException {
        String text = Files.readString(file.toPath(), StandardCharsets.UTF_8);
        return TIME.matcher(text).replaceAll("\"time\": \"…\"");
    }

    /// Compares an outcome with what stands in the folder.
    void verify(Outcome outcome) throws IOException {
        assertThat(outcome.stdout()).as("standard output").isEqualTo(expected(STDOUT, ""));
        assertThat(outcome.stderr()).as("standard error").isEqualTo(expected(STDERR, ""));
        assertThat(outcome.exit())
                .as("exit code")
                .isEqualTo(Integer.parseInt(expected(EXIT, "0").strip()));
    }

    private String expected(String name, String otherwise) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : otherwise;
    }

    /// Writes an outcome into the folder, for its author to read with `git diff`.
    void update(Outcome outcome) throws IOException {
        write(STDOUT, outcome.stdout());
        write(STDERR, outcome.stderr());
        write(EXIT, outcome.exit() == 0 ? "" : outcome.exit() + "\n");
    }

    private void write(String name, String text) throws IOException {
        if (text.isEmpty()) {
            Files.deleteIfExists(folder.resolve(name));
        } else {
            Files.writeString(folder.resolve(name), text);
        }
    }
}
