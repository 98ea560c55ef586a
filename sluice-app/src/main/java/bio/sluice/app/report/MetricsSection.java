package bio.sluice.app.report;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunSample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The `metrics` of a report: lists with a value for each interval between two samples, and the sums at the end.
/// Stateless.
final class MetricsSection {
    private static final int MILLIS_DIGITS = 3;
    private static final int MICROS_DIGITS = 6;
    private static final long NANOS = 1_000_000_000;
    private static final int MEBIBYTE = 20;

    private MetricsSection() {}

    static Map<String, Object> of(RunReport run) {
        List<RunSample> samples = run.samples();
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("seconds", each(samples, (from, to) -> seconds(to.elapsed(), MILLIS_DIGITS)));
        metrics.put("throughput", each(samples, MetricsSection::throughput));
        metrics.put("memory_usage", each(samples, (from, to) -> memory(to.memory())));
        metrics.put("heap_usage", each(samples, (from, to) -> to.memory().heapUsed() >> MEBIBYTE));
        metrics.put("error_rates", each(samples, MetricsSection::errorRate));
        metrics.put("slots_waiting", each(samples, (from, to) -> to.slots().waiting()));
        metrics.put("slow_stages", each(samples, (from, to) -> to.slowStage(from)));
        if (!samples.isEmpty()) {
            sums(samples.get(samples.size() - 1), metrics);
        }
        return metrics;
    }

    private static List<Object> each(List<RunSample> samples, BiFunction<RunSample, RunSample, Object> value) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            values.add(value.apply(samples.get(i - 1), samples.get(i)));
        }
        return values;
    }

    private static BigDecimal seconds(Duration time, int digits) {
        return BigDecimal.valueOf(time.toNanos(), 9).setScale(digits, RoundingMode.HALF_UP);
    }

    private static Object throughput(RunSample from, RunSample to) {
        long nanos = Math.max(1, to.elapsed().minus(from.elapsed()).toNanos());
        long records = to.ledger().read() - from.ledger().read();
        return BigDecimal.valueOf(records)
                .multiply(BigDecimal.valueOf(NANOS))
                .divide(BigDecimal.valueOf(nanos), 0, RoundingMode.HALF_UP);
    }

    /// In MiB: what is resident, or, where the system does not tell, what is used of the heap.
    private static long memory(RunSample.Memory memory) {
        return (memory.resident() < 0 ? memory.heapUsed() : memory.resident()) >> MEBIBYTE;
    }

    private static Object errorRate(RunSample from, RunSample to) {
        long records = to.ledger().read() - from.ledger().read();
        long errors = to.errors() - from.errors();
        return records == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(errors).divide(BigDecimal.valueOf(records), MICROS_DIGITS, RoundingMode.HALF_UP);
    }

    private static void sums(RunSample last, Map<String, Object> metrics) {
        List<Map<String, Object>> stages = new ArrayList<>();
        Map<String, Object> waits = new LinkedHashMap<>();
        for (ActivityTime time : last.activities()) {
            BigDecimal seconds = seconds(Duration.ofNanos(time.nanos()), MICROS_DIGITS);
            if (time.activity().isWaiting()) {
                waits.put(time.activity().word(), seconds);
                continue;
            }
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("stage", time.activity().word());
            if (time.activity() == Activity.PROCESS) {
                stage.put("processor", time.processor());
            }
            stage.put("seconds", seconds);
            stage.put("batches", time.batches());
            stage.put("records", time.records());
            stages.add(stage);
        }
        metrics.put("stages", stages);
        metrics.put("waiting_seconds", waits);
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("input_stored", last.bytes().stored());
        bytes.put("input", last.bytes().read());
        bytes.put("output", last.bytes().written());
        metrics.put("bytes", bytes);
        ChunkLatency latency = last.latency();
        Map<String, Object> chunk = new LinkedHashMap<>();
        chunk.put("p50", seconds(latency.percentile(50), MICROS_DIGITS));
        chunk.put("p95", seconds(latency.percentile(95), MICROS_DIGITS));
        chunk.put("p99", seconds(latency.percentile(99), MICROS_DIGITS));
        chunk.put("max", seconds(latency.longest(), MICROS_DIGITS));
        metrics.put("chunk_latency_seconds", chunk);
    }
}
