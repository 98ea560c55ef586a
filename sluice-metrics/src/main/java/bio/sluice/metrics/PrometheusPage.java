package bio.sluice.metrics;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.RunSample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The metrics of pipelines in the text format of Prometheus, version 0.0.4:
/// <https://prometheus.io/docs/instrumenting/exposition_formats/>. One use, one thread.
///
/// Whatever has a pipeline is labelled with its name; stages have the label `stage`, and processors `processor` besides,
/// so that a processor may be called like a stage. Times are in seconds, sizes in bytes:
/// <https://prometheus.io/docs/practices/naming/>. Written by hand, for a run is scraped a few times only: code that is
/// not compiled by then takes 10 ms for a page when it builds a model of it first.
final class PrometheusPage {
    private static final long NANOS = 1_000_000_000;
    private static final int NANOS_DIGITS = 9;
    private static final List<String> BOUNDS = ChunkLatency.BOUNDS.stream()
            .map(bound -> BigDecimal.valueOf(bound.toNanos(), NANOS_DIGITS)
                    .stripTrailingZeros()
                    .toPlainString())
            .toList();

    private final StringBuilder out = new StringBuilder(16 << 10);
    private final Map<String, RunSample> samples;
    private String name;

    private PrometheusPage(Map<String, RunSample> samples) {
        this.samples = samples;
    }

    /// The page in UTF-8.
    ///
    /// @param version the program's
    /// @param samples the newest sample of each pipeline by its name
    /// @param isRunning whether the pipeline of this name has not ended
    static byte[] of(String version, Map<String, RunSample> samples, Predicate<String> isRunning) {
        PrometheusPage page = new PrometheusPage(samples);
        page.process(version);
        page.records(isRunning);
        page.bytes();
        page.stages();
        page.slots();
        page.latency();
        return page.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void process(String version) {
        gauge("sluice_build_info", "The program that is running.");
        sample("", 1, "version", version);
        RunSample newest = null;
        for (RunSample sample : samples.values()) {
            newest = newest == null || sample.time().isAfter(newest.time()) ? sample : newest;
        }
        if (newest == null) {
            return;
        }
        RunSample.Memory memory = newest.memory();
        if (memory.resident() >= 0) {
            gauge("sluice_resident_memory_bytes", "Memory of the process in RAM.");
            sample("", memory.resident());
        }
        gauge("sluice_heap_used_bytes", "Heap in use, garbage included.");
        sample("", memory.heapUsed());
        gauge("sluice_heap_max_bytes", "Size that the heap may grow to.");
        sample("", memory.heapMax());
    }

    private void records(Predicate<String> isRunning) {
        counts("sluice_records_read_total", "Records cut from the input, written or not.", RunSample::recordsRead);
        counts("sluice_records_written_total", "Records handed to the target.", at -> at.ledger()
                .written());
        counts("sluice_records_dead_total", "Records that became dead letters.", at -> at.ledger()
                .dead());
        counts("sluice_records_filtered_total", "Records taken out on purpose.", at -> at.ledger()
                .filtered());
        counts(
                "sluice_records_expanded_total",
                "Records added beyond those they were made of.",
                at -> at.ledger().expanded());
        counts("sluice_field_errors_total", "Errors that cost a field, not its record.", RunSample::fieldErrors);
        counts("sluice_chunks_total", "Chunks written.", RunSample::chunks);
        gauge("sluice_run_seconds", "Time since the run began.");
        samples.forEach((pipeline, at) -> seconds("", at.elapsed().toNanos(), "pipeline", pipeline));
        gauge("sluice_running", "1 while the pipeline runs, 0 when it has ended.");
        samples.forEach((pipeline, at) -> sample("", isRunning.test(pipeline) ? 1 : 0, "pipeline", pipeline));
    }

    private void bytes() {
        counts(
                "sluice_input_stored_bytes_total",
                "Bytes consumed of the inputs as they are stored, compressed ones if they are compressed.",
                at -> at.bytes().stored());
        gauge("sluice_input_size_bytes", "Size of the inputs as they are stored, where it is known.");
        samples.forEach((pipeline, at) -> {
            if (at.bytes().storedTotal() >= 0) {
                sample("", at.bytes().storedTotal(), "pipeline", pipeline);
            }
        });
        counts("sluice_input_bytes_total", "Bytes cut into chunks, after decompression.", at -> at.bytes()
                .read());
        counts(
                "sluice_output_bytes_total",
                "Bytes of records handed to the target, before compression.",
                at -> at.bytes().written());
    }

    private void counts(String counter, String help, ToLongFunction<RunSample> count) {
        counter(counter, help);
        samples.forEach((pipeline, at) -> sample("", count.applyAsLong(at), "pipeline", pipeline));
    }

    private void stages() {
        counter("sluice_stage_seconds_total", "Time that the workers spent in the stage, the batch at work included.");
        eachStage(ActivityTime::nanos, true);
        counter("sluice_stage_batches_total", "Batches that went through the stage.");
        eachStage(ActivityTime::batches, false);
        counter("sluice_stage_records_total", "Records that went through the stage.");
        eachStage(ActivityTime::records, false);
        gauge("sluice_stage_threads", "Threads that are in the stage now.");
        eachStage(ActivityTime::threads, false);
        counter(
                "sluice_waiting_seconds_total",
                "Time that the workers waited for a free slot, for the input, or for their turn to write.");
        samples.forEach((pipeline, at) -> {
            for (ActivityTime time : at.activities()) {
                if (time.activity().isWaiting()) {
                    seconds("", time.nanos(), "pipeline", pipeline, "for", time.activity().word());
                }
            }
        });
    }

    private void eachStage(ToLongFunction<ActivityTime> number, boolean isTime) {
        samples.forEach((pipeline, at) -> {
            for (ActivityTime time : at.activities()) {
                if (!time.activity().isWaiting()) {
                    String stage = time.activity().word();
                    String[] labels = time.activity() == Activity.PROCESS
                            ? new String[] {"pipeline", pipeline, "stage", stage, "processor", time.processor()}
                            : new String[] {"pipeline", pipeline, "stage", stage};
                    if (isTime) {
                        seconds("", number.applyAsLong(time), labels);
                    } else {
                        sample("", number.applyAsLong(time), labels);
                    }
                }
            }
        });
    }

    private void slots() {
        gauge(
                "sluice_slots",
                "Places for chunks between reading and writing: free, being worked on, or waiting to be written.");
        samples.forEach((pipeline, at) -> {
            sample("", at.slots().free(), "pipeline", pipeline, "state", "free");
            sample("", at.slots().working(), "pipeline", pipeline, "state", "working");
            sample("", at.slots().waiting(), "pipeline", pipeline, "state", "waiting");
        });
    }

    private void latency() {
        head("sluice_chunk_latency_seconds", "histogram", "Time of a chunk from having been read to having been written.");
        samples.forEach((pipeline, at) -> {
            long chunks = 0;
            for (int i = 0; i < BOUNDS.size(); i++) {
                chunks += at.latency().counts().get(i);
                sample("_bucket", chunks, "pipeline", pipeline, "le", BOUNDS.get(i));
            }
            chunks += at.latency().counts().get(BOUNDS.size());
            sample("_bucket", chunks, "pipeline", pipeline, "le", "+Inf");
            seconds("_sum", at.latency().total().toNanos(), "pipeline", pipeline);
            sample("_count", chunks, "pipeline", pipeline);
        });
    }

    // ---- the format

    private void counter(String metric, String help) {
        head(metric, "counter", help);
    }

    private void gauge(String metric, String help) {
        head(metric, "gauge", help);
    }

    /// @param help without line breaks and backslashes, which would have to be escaped
    private void head(String metric, String type, String help) {
        name = metric;
        out.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
    }

    /// A sample of the metric at hand.
    ///
    /// @param labels names and values in turn
    private void sample(String suffix, long value, String... labels) {
        labelled(suffix, labels).append(value).append('\n');
    }

    private void seconds(String suffix, long nanos, String... labels) {
        String fraction = Long.toString(NANOS + nanos % NANOS).substring(1);
        labelled(suffix, labels).append(nanos / NANOS).append('.').append(fraction).append('\n');
    }

    private StringBuilder labelled(String suffix, String... labels) {
        out.append(name).append(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escaped(labels[i + 1]);
            out.append('"');
        }
        return out.append(labels.length == 0 ? " " : "} ");
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
    }
}
