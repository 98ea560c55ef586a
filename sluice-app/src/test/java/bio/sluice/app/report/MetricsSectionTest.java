package bio.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsSectionTest {
    private static Map<String, Object> metrics(List<RunSample> samples) {
        return MetricsSection.of(new RunReport(
                Ledger.EMPTY,
                0,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                1,
                Duration.ZERO,
                Map.of(),
                samples));
    }

    /// @param millis since the run began
    private static RunSample sample(long millis, long read, long dead, long resident) {
        return new RunSample(
                Instant.EPOCH,
                Duration.ofMillis(millis),
                new Ledger(read, read - dead, dead, 0, 0, 0),
                read,
                2,
                0,
                new RunSample.Bytes(1, 2, 3, 4),
                new RunSample.Slots(3, 2, 5),
                List.of(
                        new ActivityTime(Activity.WAIT_FOR_SLOT, null, 0, 0, 0, 0),
                        new ActivityTime(Activity.WAIT_FOR_INPUT, null, 1_500_000_000, 0, 0, 0),
                        new ActivityTime(Activity.READ, null, 1_000, 2, read, 0),
                        new ActivityTime(Activity.PROCESS, "a \"b\"", millis * 1_000_000, 2, read, 0),
                        new ActivityTime(Activity.APPEND, null, 0, 2, read, 0)),
                new ChunkLatency(
                        Collections.nCopies(ChunkLatency.BOUNDS.size() + 1, 0L),
                        Duration.ofMillis(5),
                        Duration.ofMillis(3)),
                new RunSample.Memory(resident, 7 << 20, 512 << 20));
    }

    @Test
    void hasAValueForEachInterval() {
        List<RunSample> samples = new ArrayList<>();
        samples.add(sample(100, 1_000, 0, 50 << 20)); // a resumed run begins with what it has
        samples.add(sample(1_100, 3_000, 20, 60 << 20));
        samples.add(sample(3_100, 3_000, 20, 61 << 20));

        Map<String, Object> metrics = metrics(samples);

        assertThat(JsonDocument.line(metrics))
                .startsWith("{\"seconds\": [1.100, 3.100], \"throughput\": [2000, 0], \"memory_usage\": [60, 61],"
                        + " \"heap_usage\": [7, 7], \"error_rates\": [0.010000, 0], \"slots_waiting\": [5, 5],"
                        + " \"slow_stages\": [\"a \\\"b\\\"\", \"a \\\"b\\\"\"], \"stages\": [{\"stage\": \"read\","
                        + " \"seconds\": 0.000001, \"batches\": 2, \"records\": 3000},"
                        + " {\"stage\": \"process\", \"processor\": \"a \\\"b\\\"\", \"seconds\": 3.100000,")
                .contains("\"waiting_seconds\": {\"slot\": 0.000000, \"input\": 1.500000}")
                .endsWith("\"bytes\": {\"input_stored\": 1, \"input\": 3, \"output\": 4}, \"chunk_latency_seconds\":"
                        + " {\"p50\": 0.000100, \"p95\": 0.000100, \"p99\": 0.000100, \"max\": 0.003000}}");
    }

    @Test
    void isDocumentedWithAllItsKeys() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "metrics.md"));

        assertThat(metrics(List.of(sample(0, 0, 0, 1), sample(1, 1, 0, 1))).keySet())
                .allSatisfy(key -> assertThat(docs).contains("`" + key + "`"));
    }

    @Test
    void tellsTheHeapWhereTheSystemDoesNotTellWhatIsResident() {
        assertThat(metrics(List.of(sample(0, 0, 0, -1), sample(1, 1, 0, -1))))
                .containsEntry("memory_usage", List.of(7L));
    }

    @Test
    void isEmptyForARunThatHadEndedBefore() {
        assertThat(metrics(List.of()))
                .containsEntry("throughput", List.of())
                .containsEntry("memory_usage", List.of())
                .containsEntry("error_rates", List.of());
    }
}
