package bio.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.stream.RunSample;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsPortTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private MetricsPort port;

    @BeforeEach
    void opens() throws IOException {
        port = MetricsPort.open(0, "1.2.3");
    }

    @AfterEach
    void closes() {
        port.close();
    }

    private HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> scrape() throws Exception {
        HttpResponse<String> response = get(port.address());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        return response.body().lines().toList();
    }

    @Test
    void answersWithTheNumbersOfTheMoment() throws Exception {
        port.started(Samples.pipeline("s/map"), Samples.stats(Samples.after(10, "normalize")));

        assertThat(scrape())
                .contains(
                        "# HELP sluice_records_read_total Records cut from the input, written or not.",
                        "# TYPE sluice_records_read_total counter",
                        "sluice_records_read_total{pipeline=\"s/map\"} 105",
                        "sluice_records_written_total{pipeline=\"s/map\"} 90",
                        "sluice_records_dead_total{pipeline=\"s/map\"} 10",
                        "sluice_field_errors_total{pipeline=\"s/map\"} 3",
                        "sluice_input_stored_bytes_total{pipeline=\"s/map\"} 1000",
                        "sluice_input_size_bytes{pipeline=\"s/map\"} 1000",
                        "sluice_output_bytes_total{pipeline=\"s/map\"} 5000",
                        "sluice_stage_seconds_total{pipeline=\"s/map\",stage=\"process\",processor=\"normalize\"} 9.000000000",
                        "sluice_stage_seconds_total{pipeline=\"s/map\",stage=\"read\"} 0.500000000",
                        "sluice_stage_threads{pipeline=\"s/map\",stage=\"process\",processor=\"normalize\"} 2",
                        "sluice_waiting_seconds_total{pipeline=\"s/map\",for=\"input\"} 0.250000000",
                        "# TYPE sluice_slots gauge",
                        "sluice_slots{pipeline=\"s/map\",state=\"free\"} 6",
                        "sluice_slots{pipeline=\"s/map\",state=\"waiting\"} 1",
                        "sluice_slots{pipeline=\"s/map\",state=\"working\"} 3",
                        "# TYPE sluice_chunk_latency_seconds histogram",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"0.0005\"} 0",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"0.001\"} 10",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"60\"} 10",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"+Inf\"} 11",
                        "sluice_chunk_latency_seconds_count{pipeline=\"s/map\"} 11",
                        "sluice_chunk_latency_seconds_sum{pipeline=\"s/map\"} 70.000000000",
                        "sluice_resident_memory_bytes 52428800",
                        "sluice_run_seconds{pipeline=\"s/map\"} 10.000000000",
                        "sluice_running{pipeline=\"s/map\"} 1",
                        "sluice_build_info{version=\"1.2.3\"} 1");
    }

    /// Written by the library of Prometheus, the page has the same series with the same numbers.
    @Test
    void saysWhatTheLibraryOfPrometheusWouldSay() throws Exception {
        Map<String, RunSample> samples = new LinkedHashMap<>();
        samples.put("a\"b\\c\nd", Samples.after(7, "x\"}\\ 1\n"));
        samples.put("second", Samples.after(3, "read"));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create()
                .write(expected, LibraryPage.of("1.2.3", samples, name -> name.equals("second")));

        byte[] page = PrometheusPage.of("1.2.3", samples, name -> name.equals("second"));

        Map<String, Double> series = series(new String(page, StandardCharsets.UTF_8));
        assertThat(series)
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderEntriesOf(series(expected.toString(StandardCharsets.UTF_8)));
    }

    /// Every sample by its name and its labels, sorted; numbers by their values, for they may be written in several ways.
    private static Map<String, Double> series(String page) {
        Map<String, Double> series = new HashMap<>();
        for (String line : page.lines().toList()) {
            if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
                series.put(line, 0.0);
            } else {
                int brace = line.indexOf('{');
                int end = line.lastIndexOf(' ');
                List<String> labels = new ArrayList<>();
                Matcher label = Pattern.compile("([a-z]+)=\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(line.substring(0, end));
                while (label.find()) {
                    String value = label.group(2);
                    boolean number = label.group(1).equals("le") && !value.equals("+Inf");
                    labels.add(label.group(1) + "=" + (number ? Double.valueOf(value).toString() : value));
                }
                labels.sort(null);
                series.put(line.substring(0, brace < 0 ? end : brace) + labels, Double.valueOf(line.substring(end + 1)));
            }
        }
        return series;
    }

    /// The rules of the text format: a type before its samples, every sample once, one type per name.
    @Test
    void keepsTheRulesOfTheFormat() throws Exception {
        port.started(Samples.pipeline("first"), Samples.stats(Samples.after(1, "read")));
        port.ended(Samples.stats(Samples.after(2, "read")));
        port.started(Samples.pipeline("second"), Samples.stats(Samples.after(3, "parse")));

        Set<String> typed = new HashSet<>();
        Set<String> series = new HashSet<>();
        List<String> helped = new ArrayList<>();
        for (String line : scrape()) {
            if (line.startsWith("# TYPE ")) {
                assertThat(typed.add(line.split(" ")[2])).as(line).isTrue();
            } else if (line.startsWith("# HELP ")) {
                helped.add(line.split(" ")[2]);
            } else {
                assertThat(line).matches("sluice_[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.E+-]+");
                assertThat(series.add(line.substring(0, line.lastIndexOf(' ')))).as(line).isTrue();
                String name = line.replaceAll("[ {].*", "");
                assertThat(typed).contains(name.replaceAll("_(bucket|count|sum)$", ""));
            }
        }
        assertThat(helped).containsExactlyInAnyOrderElementsOf(typed).hasSizeGreaterThan(20);
        assertThat(typed).allMatch(name -> name.startsWith("sluice_"));
    }

    @Test
    void isDocumentedWithAllItsNames() throws Exception {
        port.started(Samples.pipeline("p"), Samples.stats(Samples.after(1, "parse")));
        Set<String> documented = new HashSet<>();
        Matcher row = Pattern.compile("\\| `(sluice_[a-z_]+)` \\| (\\w+) \\|")
                .matcher(Files.readString(Path.of("..", "docs", "metrics.md")));
        while (row.find()) {
            documented.add("# TYPE " + row.group(1) + " " + row.group(2));
        }

        assertThat(scrape().stream().filter(line -> line.startsWith("# TYPE ")))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void keepsTheLastNumbersOfWhatHasEnded() throws Exception {
        port.started(Samples.pipeline("first"), Samples.stats(Samples.after(1, "p")));
        port.ended(Samples.stats(Samples.after(2, "p")));

        assertThat(scrape())
                .contains(
                        "sluice_records_written_total{pipeline=\"first\"} 18",
                        "sluice_running{pipeline=\"first\"} 0");

        port.started(Samples.pipeline("second"), Samples.stats(Samples.after(3, "p")));

        assertThat(scrape())
                .contains(
                        "sluice_records_written_total{pipeline=\"first\"} 18",
                        "sluice_records_written_total{pipeline=\"second\"} 27",
                        "sluice_running{pipeline=\"second\"} 1");
    }

    @Test
    void escapesNames() throws Exception {
        port.started(Samples.pipeline("a\"b\\c\nd"), Samples.stats(Samples.after(1, "x\"} 1\nsluice_forged 1")));

        assertThat(scrape())
                .contains("sluice_chunks_total{pipeline=\"a\\\"b\\\\c\\nd\"} 1")
                .anyMatch(line -> line.startsWith("sluice_stage_batches_total")
                        && line.contains("processor=\"x\\\"} 1\\nsluice_forged 1\""))
                .noneMatch(line -> line.startsWith("sluice_forged"));
    }

    @Test
    void answersBeforeAnythingRuns() throws Exception {
        assertThat(scrape()).contains("sluice_build_info{version=\"1.2.3\"} 1").noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void hasNothingElse() throws Exception {
        String root = port.address().replace("/metrics", "");

        assertThat(get(root + "/").statusCode()).isEqualTo(404);
        assertThat(get(root + "/metrics/../etc/passwd").statusCode()).isEqualTo(404);
        HttpResponse<String> posted = client.send(
                HttpRequest.newBuilder(URI.create(port.address()))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
        HttpResponse<String> head = client.send(
                HttpRequest.newBuilder(URI.create(port.address()))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void answersThoughOtherClientsSayNothing() throws Exception {
        int number = URI.create(port.address()).getPort();
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), number);
                socket.getOutputStream().write("GET /met".getBytes(StandardCharsets.US_ASCII));
                silent.add(socket);
            }

            assertThat(scrape()).isNotEmpty();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void listensOnThisMachineOnly() {
        assertThat(URI.create(port.address()).getHost()).isIn("127.0.0.1", "[::1]");
    }

    @Test
    void refusesAPortThatIsTaken() {
        int taken = URI.create(port.address()).getPort();

        assertThatThrownBy(() -> MetricsPort.open(taken, "1")).isInstanceOf(BindException.class);
    }

    @Test
    void givesItsPortBack() throws IOException {
        int number = URI.create(port.address()).getPort();
        port.close();

        try (MetricsPort again = MetricsPort.open(number, "1")) {
            assertThat(again.address()).isEqualTo(port.address());
        }
    }
}
