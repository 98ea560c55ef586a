package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.cli.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Metrics of a real process, while it runs and afterwards.
@Timeout(120)
class MetricsTest {
    private static final Pattern ADDRESS = Pattern.compile("metrics at (http://\\S+)");

    @TempDir
    private Path folder;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ChildJvm.THIS_JAVA.toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("messages").toFile())
                .start();
    }

    private String messages() throws IOException {
        return Files.readString(folder.resolve("messages"));
    }

    /// The run cannot get behind what is fed to it, so that there is no hurry.
    @Test
    void areScrapedWhileARunGoesOn() throws Exception {
        Process run = start(
                "map", "-", "--in-format", "csv", "--id", "id=uniprot", "-o", "out.jsonl", "--chunk-size", "100",
                "--workers", "2", "--metrics-port", "0", "--metrics-file", "metrics.jsonl");
        try (OutputStream in = run.getOutputStream()) {
            in.write("id\n".getBytes(StandardCharsets.UTF_8));
            feed(in, 200_000);

            String address = await(run, () -> {
                Matcher told = ADDRESS.matcher(messages());
                return told.find() ? told.group(1) : null;
            });
            String page = await(run, () -> {
                String body = scrape(address);
                // Everything but what the reader holds back is written, and both workers want more of it.
                return number("sluice_records_written_total", body) > 100_000
                                && body.contains("stage=\"read\"} 1\n")
                                && number("sluice_slots{pipeline=\"map/map\",state=\"waiting\"}", body) == 0
                        ? body
                        : null;
            });
            assertThat(number("sluice_running", page)).isEqualTo(1);
            assertThat(number("sluice_records_read_total", page)).isBetween(100_000.0, 200_000.0);
            assertThat(number("sluice_input_bytes_total", page)).isPositive();
            assertThat(number("sluice_output_bytes_total", page)).isPositive();
            assertThat(page).contains("processor=\"parse\"").doesNotContain("sluice_input_size_bytes{");

            feed(in, 1_000);
        }

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(messages()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("metrics.jsonl"));
        JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(last.get("records_written").asLong()).isEqualTo(201_000);
        assertThat(last.get("input_size_bytes").isNull()).isTrue();
        assertThat(last.get("slots").get("working").asInt()).isZero();
    }

    private static void feed(OutputStream in, int rows) throws IOException {
        in.write("P04637\n".repeat(rows).getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private static double number(String name, String page) {
        return page.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static String scrape(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private interface Look {
        String now() throws IOException, InterruptedException;
    }

    private String await(Process run, Look look) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            String seen = look.now();
            if (seen != null) {
                return seen;
            }
            assertThat(run.isAlive()).as(messages()).isTrue();
            Thread.onSpinWait();
        }
        run.destroyForcibly();
        throw new AssertionError("waited in vain: " + messages());
    }

    @Test
    void refuseAPortThatIsTakenBeforeAnythingIsWritten() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "id\n1\n");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Process run = start(
                    "convert", "in.csv", "-o", "out.jsonl", "--metrics-port", port, "--metrics-file", "metrics.jsonl");

            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isEqualTo(2);
            assertThat(messages())
                    .isEqualTo("sluice convert: --metrics-port: " + port + " cannot be had (Address already in use);"
                            + " name another, or 0 for any that is free\nTry: sluice convert --help\n");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder("in.csv", "messages");
        }
    }

    @Test
    void ofAResumedRunGoOnInTheSameFile() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "id\n" + "1\n".repeat(10));
        Files.writeString(folder.resolve("metrics.jsonl"), "{\"earlier\": 1}\n{\"torn");

        Process run = start("convert", "in.csv", "-o", "out.jsonl", "--metrics-file", "metrics.jsonl", "--resume");

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(messages()).isZero();
        assertThat(Files.readAllLines(folder.resolve("metrics.jsonl")))
                .hasSizeGreaterThanOrEqualTo(2)
                .startsWith("{\"earlier\": 1}")
                .allMatch(line -> line.endsWith("}"));
    }
}
