package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bio.sluice.cli.Main;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real signals to a real process.
class SignalsTest {
    private static final int ROWS = 500_000;
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
    /// Users are promised two seconds after a signal; a test on a busy machine only asks for an end.
    private static final long MOST_SECONDS = 60;

    @TempDir
    private Path folder;

    private Path messages;

    @BeforeEach
    void nameMessages() {
        messages = folder.resolve("messages");
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void keepsACheckpointAndGoesOnFromIt(String signal, int exitCode) throws Exception {
        List<String> heeding = heeding(signal);
        Path input = folder.resolve("in.csv");
        try (BufferedWriter table = Files.newBufferedWriter(input)) {
            table.write("id,gene\n");
            for (int i = 0; i < ROWS; i++) {
                table.write("P" + i + ",TP53\n");
            }
        }
        Path expected = folder.resolve("expected.jsonl");
        assertThat(end(start(input.toString(), expected))).isZero();
        Path output = folder.resolve("out.jsonl");

        Process run = start(heeding, input.toString(), output, "--workers", "1");
        await(folder.resolve("out.jsonl.sluice/checkpoint"), run);
        send(signal, run);

        assertThat(end(run)).isEqualTo(exitCode);
        assertThat(messages).content().contains("interrupted; run it again with --resume to go on");
        assertThat(output).doesNotExist();
        assertThat(end(start(input.toString(), output, "--resume"))).isZero();
        assertThat(Files.mismatch(output, expected)).isEqualTo(-1);
        assertThat(Files.readString(folder.resolve("out.jsonl.manifest.json"))).contains("\"attempts\": 2");
        assertThat(folder.resolve("out.jsonl.sluice")).doesNotExist();
    }

    @Test
    void endsWhileStandardInputBlocks() throws Exception {
        Process run = start("-", folder.resolve("out.jsonl"));
        OutputStream in = run.getOutputStream();
        in.write("id,gene\nP04637,TP53\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        in.flush();
        await(folder.resolve("out.jsonl.sluice/output"), run);
        send("TERM", run);

        assertThat(end(run)).isEqualTo(143);
        assertThat(messages).content().contains("interrupted; nothing is kept");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(messages);
        }
    }

    @Test
    void endsWhileItsTargetBlocks() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path input = folder.resolve("in.csv");
        Files.writeString(input, "id,gene\n" + "P04637,TP53\n".repeat(100_000));
        Process run = start(input.toString(), pipe);
        // Opened, so that the run can start, and never read.
        try (var reader = Files.newInputStream(pipe)) {
            assertThat(reader.read()).isEqualTo('{');
            send("TERM", run);
            assertThat(end(run)).isEqualTo(143);
        }
        assertThat(folder.resolve("sluice.errors.jsonl.sluice")).doesNotExist();
    }

    /// What a command begins with so that `signal` is not ignored. A process inherits what is ignored from its parent,
    /// and a shell ignores INT for what it runs in the background, `nohup` HUP: so do these tests then, and so would
    /// what they start.
    private static List<String> heeding(String signal) throws IOException, InterruptedException {
        if (!isIgnored(signal)) {
            return List.of();
        }
        List<String> reset = List.of("env", "--default-signal=" + signal); // coreutils 8.31
        List<String> attempt = new ArrayList<>(reset);
        attempt.add("true");
        boolean works = new ProcessBuilder(attempt).start().waitFor() == 0;
        assumeThat(works)
                .as("these tests were started with " + signal + " ignored, and env cannot undo that")
                .isTrue();
        return reset;
    }

    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        int number = SIGNALS.get(signal);
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
                .anyMatch(ignored -> (ignored >>> number - 1 & 1) == 1);
    }

    private Process start(String input, Path output, String... flags) throws IOException {
        return start(List.of(), input, output, flags);
    }

    private Process start(List<String> before, String input, Path output, String... flags) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                ChildJvm.THIS_JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "map",
                input,
                "--in-format",
                "csv",
                "--id",
                "id=uniprot",
                "--id",
                "gene=hgnc.symbol",
                "-o",
                output.toString()));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(messages.toFile()));
        builder.environment().put("SLUICE_CHECKPOINT_INTERVAL", "0.01");
        return builder.start();
    }

    private static void await(Path file, Process run) {
        while (!Files.exists(file) && run.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static void send(String signal, Process run) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int end(Process run) throws InterruptedException {
        try {
            assertThat(run.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
            return run.exitValue();
        } finally {
            run.destroyForcibly();
        }
    }
}
