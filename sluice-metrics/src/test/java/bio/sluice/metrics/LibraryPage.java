package bio.sluice.metrics;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.RunSample;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The metrics of pipelines as the library of Prometheus models them, an oracle for [PrometheusPage]. One use.
final class LibraryPage {
    private static final double NANOS = 1e9;
    private static final String PIPELINE = "pipeline";
    private static final String STAGE = "stage";

    private final Map<String, RunSample> samples;
    private final MetricSnapshots.Builder page = MetricSnapshots.builder();

    private LibraryPage(Map<String, RunSample> samples) {
        this.samples = samples;
    }

    /// The page.
    ///
    /// @param version the program's
    /// @param samples the newest sample of each pipeline by its name
    /// @param isRunning whether the pipeline of this name has not ended
    static MetricSnapshots of(String version, Map<String, RunSample> samples, Predicate<String> isRunning) {
        LibraryPage made = new LibraryPage(new LinkedHashMap<>(samples));
        made.process(version);
        made.records();
        made.bytes();
        made.activities();
        made.slots();
        made.latency();
        GaugeSnapshot.Builder running =
                GaugeSnapshot.builder().name("sluice_running").help("1 while the pipeline runs, 0 when it has ended.");
        samples.keySet().forEach(name -> running.dataPoint(gauge(labels(name), isRunning.test(name) ? 1 : 0)));
        made.page.metricSnapshot(running.build());
        return made.page.build();
    }

    private void process(String version) {
        page.metricSnapshot(InfoSnapshot.builder()
                .name("sluice_build")
                .help("The program that is running.")
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", version))
                        .build())
                .build());
        RunSample newest = null;
        for (RunSample sample : samples.values()) {
            newest = newest == null || sample.time().isAfter(newest.time()) ? sample : newest;
        }
        if (newest == null) {
            return;
        }
        RunSample.Memory memory = newest.memory();
        if (memory.resident() >= 0) {
            gauge("sluice_resident_memory_bytes", "Memory of the process in RAM.", memory.resident());
        }
        gauge("sluice_heap_used_bytes", "Heap in use, garbage included.", memory.heapUsed());
        gauge("sluice_heap_max_bytes", "Size that the heap may grow to.", memory.heapMax());
    }

    private void gauge(String name, String help, double value) {
        page.metricSnapshot(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(gauge(Labels.EMPTY, value))
                .build());
    }

    private void records() {
        counter("sluice_records_read", "Records cut from the input, written or not.", RunSample::recordsRead);
        counter("sluice_records_written", "Records handed to the target.", sample -> sample.ledger()
                .written());
        counter("sluice_records_dead", "Records that became dead letters.", sample -> sample.ledger()
                .dead());
        counter("sluice_records_filtered", "Records taken out on purpose.", sample -> sample.ledger()
                .filtered());
        counter(
                "sluice_records_expanded",
                "Records added beyond those they were made of.",
                sample -> sample.ledger().expanded());
        counter("sluice_field_errors", "Errors that cost a field, not its record.", RunSample::fieldErrors);
        counter("sluice_chunks", "Chunks written.", RunSample::chunks);
        GaugeSnapshot.Builder elapsed =
                GaugeSnapshot.builder().name("sluice_run_seconds").help("Time since the run began.");
        samples.forEach((name, sample) ->
                elapsed.dataPoint(gauge(labels(name), sample.elapsed().toNanos() / NANOS)));
        page.metricSnapshot(elapsed.build());
    }

    private void bytes() {
        counter(
                "sluice_input_stored_bytes",
                "Bytes consumed of the inputs as they are stored, compressed ones if they are compressed.",
                sample -> sample.bytes().stored());
        counter("sluice_input_bytes", "Bytes cut into chunks, after decompression.", sample -> sample.bytes()
                .read());
        counter(
                "sluice_output_bytes",
                "Bytes of records handed to the target, before compression.",
                sample -> sample.bytes().written());
        GaugeSnapshot.Builder size = GaugeSnapshot.builder()
                .name("sluice_input_size_bytes")
                .help("Size of the inputs as they are stored, where it is known.");
        samples.forEach((name, sample) -> {
            if (sample.bytes().storedTotal() >= 0) {
                size.dataPoint(gauge(labels(name), sample.bytes().storedTotal()));
            }
        });
        page.metricSnapshot(size.build());
    }

    private void counter(String name, String help, ToLongFunction<RunSample> count) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        samples.forEach((pipeline, sample) ->
                counter.dataPoint(count(labels(pipeline), count.applyAsLong(sample))));
        page.metricSnapshot(counter.build());
    }

    private void activities() {
        CounterSnapshot.Builder seconds = CounterSnapshot.builder()
                .name("sluice_stage_seconds")
                .help("Time that the workers spent in the stage, the batch at work included.");
        CounterSnapshot.Builder batches =
                CounterSnapshot.builder().name("sluice_stage_batches").help("Batches that went through the stage.");
        CounterSnapshot.Builder records =
                CounterSnapshot.builder().name("sluice_stage_records").help("Records that went through the stage.");
        GaugeSnapshot.Builder threads =
                GaugeSnapshot.builder().name("sluice_stage_threads").help("Threads that are in the stage now.");
        CounterSnapshot.Builder waiting = CounterSnapshot.builder()
                .name("sluice_waiting_seconds")
                .help("Time that the workers waited for a free slot, for the input, or for their turn to write.");
        samples.forEach((pipeline, sample) -> {
            for (ActivityTime time : sample.activities()) {
                String word = time.activity().word();
                if (time.activity().isWaiting()) {
                    waiting.dataPoint(count(Labels.of(PIPELINE, pipeline, "for", word), time.nanos() / NANOS));
                    continue;
                }
                Labels labels = time.activity() == Activity.PROCESS
                        ? Labels.of(PIPELINE, pipeline, STAGE, word, "processor", time.processor())
                        : Labels.of(PIPELINE, pipeline, STAGE, word);
                seconds.dataPoint(count(labels, time.nanos() / NANOS));
                batches.dataPoint(count(labels, time.batches()));
                records.dataPoint(count(labels, time.records()));
                threads.dataPoint(gauge(labels, time.threads()));
            }
        });
        page.metricSnapshot(seconds.build());
        page.metricSnapshot(batches.build());
        page.metricSnapshot(records.build());
        page.metricSnapshot(threads.build());
        page.metricSnapshot(waiting.build());
    }

    private void slots() {
        GaugeSnapshot.Builder slots = GaugeSnapshot.builder()
                .name("sluice_slots")
                .help("Places for chunks between reading and writing: free, being worked on, or waiting to be written.");
        samples.forEach((pipeline, sample) -> {
            slots.dataPoint(
                    gauge(Labels.of(PIPELINE, pipeline, "state", "free"), sample.slots().free()));
            slots.dataPoint(gauge(
                    Labels.of(PIPELINE, pipeline, "state", "working"),
                    sample.slots().working()));
            slots.dataPoint(gauge(
                    Labels.of(PIPELINE, pipeline, "state", "waiting"),
                    sample.slots().waiting()));
        });
        page.metricSnapshot(slots.build());
    }

    private void latency() {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name("sluice_chunk_latency_seconds")
                .help("Time of a chunk from having been read to having been written.");
        samples.forEach((pipeline, sample) -> {
            ChunkLatency latency = sample.latency();
            ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
            for (int i = 0; i < latency.counts().size(); i++) {
                double bound = i < ChunkLatency.BOUNDS.size()
                        ? seconds(ChunkLatency.BOUNDS.get(i))
                        : Double.POSITIVE_INFINITY;
                buckets.bucket(bound, latency.counts().get(i));
            }
            histogram.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(labels(pipeline))
                    .classicHistogramBuckets(buckets.build())
                    .sum(seconds(latency.total()))
                    .build());
        });
        page.metricSnapshot(histogram.build());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    private static Labels labels(String pipeline) {
        return Labels.of(PIPELINE, pipeline);
    }

    private static CounterDataPointSnapshot count(Labels labels, double value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static GaugeDataPointSnapshot gauge(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
