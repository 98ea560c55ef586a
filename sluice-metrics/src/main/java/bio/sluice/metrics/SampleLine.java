package bio.sluice.metrics;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunSample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A sample as one line of JSON. One use, one thread.
///
/// Numbers that are no counts are decimals with a fixed number of digits behind the point, made of integers.
final class SampleLine {
    private static final int NANOS_DIGITS = 9;
    private static final int MICROS_DIGITS = 6;

    private final ByteSink out = new ByteSink(Budget.unlimited());
    private boolean first = true;

    private SampleLine() {}

    /// The line with its line break.
    ///
    /// @param before the sample before it of the same run, or null
    static byte[] of(String pipeline, RunSample sample, RunSample before) {
        SampleLine line = new SampleLine();
        line.open('{');
        line.text("time", sample.time().toString());
        line.text("pipeline", pipeline);
        line.seconds("elapsed_seconds", sample.elapsed());
        line.records(sample, before);
        line.bytes(sample);
        line.object("slots");
        line.number("free", sample.slots().free());
        line.number("working", sample.slots().working());
        line.number("waiting", sample.slots().waiting());
        line.close('}');
        line.text("slow_stage", sample.slowStage(before));
        line.activities(sample);
        line.latency(sample.latency());
        line.close('}');
        line.out.write('\n');
        byte[] bytes = new byte[line.out.length()];
        System.arraycopy(line.out.bytes(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    private void records(RunSample sample, RunSample before) {
        Ledger ledger = sample.ledger();
        number("records_read", sample.recordsRead());
        number("records_written", ledger.written());
        number("records_dead", ledger.dead());
        number("records_filtered", ledger.filtered());
        number("records_expanded", ledger.expanded());
        number("field_errors", sample.fieldErrors());
        number("chunks", sample.chunks());
        long nanos = Math.max(
                1, sample.elapsed().toNanos() - (before == null ? 0 : before.elapsed().toNanos()));
        long records = ledger.read() - (before == null ? 0 : before.ledger().read());
        long errors = sample.errors() - (before == null ? 0 : before.errors());
        key("records_per_second");
        out.write(BigDecimal.valueOf(records)
                .divide(BigDecimal.valueOf(nanos, NANOS_DIGITS), 0, RoundingMode.HALF_UP)
                .toPlainString());
        key("error_rate");
        out.write(BigDecimal.valueOf(errors)
                .divide(BigDecimal.valueOf(Math.max(1, records)), MICROS_DIGITS, RoundingMode.HALF_UP)
                .toPlainString());
    }

    private void bytes(RunSample sample) {
        number("input_stored_bytes", sample.bytes().stored());
        known("input_size_bytes", sample.bytes().storedTotal());
        number("input_bytes", sample.bytes().read());
        number("output_bytes", sample.bytes().written());
        known("resident_memory_bytes", sample.memory().resident());
        number("heap_used_bytes", sample.memory().heapUsed());
        number("heap_max_bytes", sample.memory().heapMax());
    }

    private void activities(RunSample sample) {
        key("stages");
        open('[');
        for (ActivityTime time : sample.activities()) {
            if (!time.activity().isWaiting()) {
                separate();
                open('{');
                text("stage", time.activity().word());
                if (time.activity() == Activity.PROCESS) {
                    text("processor", time.processor());
                }
                seconds("seconds", Duration.ofNanos(time.nanos()));
                number("batches", time.batches());
                number("records", time.records());
                number("threads", time.threads());
                close('}');
            }
        }
        close(']');
        object("waiting_seconds");
        for (ActivityTime time : sample.activities()) {
            if (time.activity().isWaiting()) {
                seconds(time.activity().word(), Duration.ofNanos(time.nanos()));
            }
        }
        close('}');
    }

    private void latency(ChunkLatency latency) {
        object("chunk_latency_seconds");
        number("count", latency.chunks());
        seconds("sum", latency.total());
        seconds("p50", latency.percentile(50));
        seconds("p95", latency.percentile(95));
        seconds("p99", latency.percentile(99));
        seconds("max", latency.longest());
        close('}');
    }

    // ---- JSON

    private void open(char bracket) {
        out.write(bracket);
        first = true;
    }

    private void close(char bracket) {
        out.write(bracket);
        first = false;
    }

    private void separate() {
        if (!first) {
            out.write(", ");
        }
        first = false;
    }

    private void key(String name) {
        separate();
        write(name);
        out.write(": ");
    }

    private void object(String name) {
        key(name);
        open('{');
    }

    private void number(String name, long value) {
        key(name);
        out.write(Long.toString(value));
    }

    private void known(String name, long value) {
        key(name);
        out.write(value < 0 ? "null" : Long.toString(value));
    }

    private void seconds(String name, Duration time) {
        key(name);
        out.write(BigDecimal.valueOf(time.toNanos(), NANOS_DIGITS)
                .setScale(MICROS_DIGITS, RoundingMode.HALF_UP)
                .toPlainString());
    }

    private void text(String name, String value) {
        key(name);
        if (value == null) {
            out.write("null");
        } else {
            write(value);
        }
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonText.writeString(bytes, 0, bytes.length, out);
    }
}
