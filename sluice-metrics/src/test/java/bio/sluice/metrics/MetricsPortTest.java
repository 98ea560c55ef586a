package bio.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
                        "sluice_records_read_total{pipeline=\"s/map\"} 105.0",
                        "sluice_records_written_total{pipeline=\"s/map\"} 90.0",
                        "sluice_records_dead_total{pipeline=\"s/map\"} 10.0",
                        "sluice_field_errors_total{pipeline=\"s/map\"} 3.0",
                        "sluice_input_stored_bytes_total{pipeline=\"s/map\"} 1000.0",
                        "sluice_input_size_bytes{pipeline=\"s/map\"} 1000.0",
                        "sluice_output_bytes_total{pipeline=\"s/map\"} 5000.0",
                        "sluice_stage_seconds_total{pipeline=\"s/map\",processor=\"normalize\",stage=\"process\"} 9.0",
                        "sluice_stage_seconds_total{pipeline=\"s/map\",stage=\"read\"} 0.5",
                        "sluice_stage_threads{pipeline=\"s/map\",processor=\"normalize\",stage=\"process\"} 2.0",
                        "sluice_waiting_seconds_total{for=\"input\",pipeline=\"s/map\"} 0.25",
                        "# TYPE sluice_slots gauge",
                        "sluice_slots{pipeline=\"s/map\",state=\"free\"} 6.0",
                        "sluice_slots{pipeline=\"s/map\",state=\"waiting\"} 1.0",
                        "sluice_slots{pipeline=\"s/map\",state=\"working\"} 3.0",
                        "# TYPE sluice_chunk_latency_seconds histogram",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"5.0E-4\"} 0",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"0.001\"} 10",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"60.0\"} 10",
                        "sluice_chunk_latency_seconds_bucket{pipeline=\"s/map\",le=\"+Inf\"} 11",
                        "sluice_chunk_latency_seconds_count{pipeline=\"s/map\"} 11",
                        "sluice_chunk_latency_seconds_sum{pipeline=\"s/map\"} 70.0",
                        "sluice_resident_memory_bytes 5.24288E7",
                        "sluice_run_seconds{pipeline=\"s/map\"} 10.0",
                        "sluice_running{pipeline=\"s/map\"} 1.0",
                        "sluice_build_info{version=\"1.2.3\"} 1");
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
    void keepsTheLastNumbersOfWhatHasEnded() throws Exception {
        port.started(Samples.pipeline("first"), Samples.stats(Samples.after(1, "p")));
        port.ended(Samples.stats(Samples.after(2, "p")));

        assertThat(scrape())
                .contains(
                        "sluice_records_written_total{pipeline=\"first\"} 18.0",
                        "sluice_running{pipeline=\"first\"} 0.0");

        port.started(Samples.pipeline("second"), Samples.stats(Samples.after(3, "p")));

        assertThat(scrape())
                .contains(
                        "sluice_records_written_total{pipeline=\"first\"} 18.0",
                        "sluice_records_written_total{pipeline=\"second\"} 27.0",
                        "sluice_running{pipeline=\"second\"} 1.0");
    }

    @Test
    void escapesNames() throws Exception {
        port.started(Samples.pipeline("a\"b\\c\nd"), Samples.stats(Samples.after(1, "x\"} 1\nsluice_forged 1")));

        assertThat(scrape())
                .contains("sluice_chunks_total{pipeline=\"a\\\"b\\\\c\\nd\"} 1.0")
                .anyMatch(line -> line.startsWith("sluice_stage_batches_total")
                        && line.contains("processor=\"x\\\"} 1\\nsluice_forged 1\""))
                .noneMatch(line -> line.startsWith("sluice_forged"));
    }

    @Test
    void answersBeforeAnythingRuns() throws Exception {
        assertThat(scrape()).contains("sluice_build_info{version=\"1.2.3\"} 1").noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void speaksOpenMetricsToThoseWhoAsk() throws Exception {
        port.started(Samples.pipeline("p"), Samples.stats(Samples.after(1, "p")));

        HttpResponse<String> response = get(port.address(), "Accept", "application/openmetrics-text; version=1.0.0");

        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(response.body())
                .contains("# TYPE sluice_records_read counter\n", "sluice_records_read_total{pipeline=\"p\"} 15")
                .endsWith("# EOF\n");
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
