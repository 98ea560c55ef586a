package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Timeout(60)
class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Verbosity verbosity = new Verbosity();
    private final Terminal terminal = new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("SLUICE_STDERR_TTY", "1", "SLUICE_STDERR_COLUMNS", "100")::get);

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void drawsABarAndWipesItAwayAtTheEnd() {
        Progress progress = new Progress(Progress.Style.BAR, terminal, new Messages(terminal, verbosity));

        progress.started(null, standing("normalize"));
        awaitBar();
        progress.ended(standing("normalize"));

        String bar = printed().substring(0, printed().indexOf("\u001b[?7h"));
        assertThat(bar)
                .isEqualTo("\u001b[?7l[############............]  50%  1,234 records  5.0/10.0 kB  0/s"
                        + "  7 errors  slow: normalize");
        assertThat(printed()).endsWith("\u001b[?7h\r\u001b[K");
    }

    @Test
    void isNotCommandedByTheNameOfAStage() {
        Progress progress = new Progress(Progress.Style.BAR, terminal, new Messages(terminal, verbosity));
        String hostile = "x\u001b]0;owned\u0007\u001b[2J\r\n\u009b31m\u202e";

        progress.started(null, standing(hostile));
        awaitBar();
        progress.ended(standing(hostile));

        assertThat(printed().replace("\u001b[?7l", "").replace("\u001b[?7h", "").replace("\r\u001b[K", ""))
                .contains("slow: x")
                .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u202e]");
    }

    private void awaitBar() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!printed().contains("\u001b[?7h") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsProgramsNumbers() {
        verbosity.logFormat = Verbosity.JSON;
        ProgressText text = new ProgressText(1_234, 5_000, 10_000, 617, 2, 7, "read \"x\"");

        new Messages(terminal, verbosity).progress(text.line(), text.fields());

        JsonNode line = new ObjectMapper().readTree(printed());
        assertThat(line.get("level").asString()).isEqualTo("progress");
        assertThat(line.get("message").asString())
                .isEqualTo("1,234 records read, 5.0/10.0 kB (50%), 617/s, 0:02 left, 7 errors, slow: read \"x\"");
        assertThat(line.get("records").asLong()).isEqualTo(1_234);
        assertThat(line.get("bytes").asLong()).isEqualTo(5_000);
        assertThat(line.get("total_bytes").asLong()).isEqualTo(10_000);
        assertThat(line.get("records_per_second").asLong()).isEqualTo(617);
        assertThat(line.get("seconds_left").asLong()).isEqualTo(2);
        assertThat(line.get("errors").asLong()).isEqualTo(7);
        assertThat(line.get("slow_stage").asString()).isEqualTo("read \"x\"");
    }

    @Test
    void saysNothingWhereItIsOff() {
        Progress progress = new Progress(Progress.Style.OFF, terminal, new Messages(terminal, verbosity));

        progress.started(null, standing("normalize"));
        progress.ended(standing("normalize"));

        assertThat(printed()).isEmpty();
    }

    /// A run that stands still in a processor.
    private static RunStats standing(String processor) {
        RunSample sample = new RunSample(
                Instant.EPOCH,
                Duration.ofSeconds(2),
                new Ledger(1_000, 993, 7, 0, 0, 0),
                1_234,
                1,
                0,
                new RunSample.Bytes(5_000, 10_000, 20_000, 0),
                new RunSample.Slots(1, 1, 0),
                List.of(
                        new ActivityTime(Activity.WAIT_FOR_SLOT, null, 0, 0, 0, 0),
                        new ActivityTime(Activity.WAIT_FOR_INPUT, null, 0, 0, 0, 0),
                        new ActivityTime(Activity.READ, null, 0, 0, 0, 0),
                        new ActivityTime(Activity.PROCESS, processor, 0, 0, 0, 1),
                        new ActivityTime(Activity.APPEND, null, 0, 0, 0, 0)),
                new ChunkLatency(
                        Collections.nCopies(ChunkLatency.BOUNDS.size() + 1, 0L), Duration.ZERO, Duration.ZERO),
                new RunSample.Memory(-1, 0, 0));
        return new RunStats() {
            private long nanos = 1;

            @Override
            public Ledger ledger() {
                return sample.ledger();
            }

            @Override
            public long chunks() {
                return sample.chunks();
            }

            @Override
            public long recordsRead() {
                return sample.recordsRead();
            }

            @Override
            public long storedBytes() {
                return sample.bytes().stored();
            }

            @Override
            public long totalBytes() {
                return sample.bytes().storedTotal();
            }

            @Override
            public int chunksInFlight() {
                return 1;
            }

            @Override
            public long count(String path) {
                return 0;
            }

            @Override
            public RunSample sample() {
                nanos++;
                return new RunSample(
                        sample.time(),
                        sample.elapsed().plusNanos(nanos),
                        sample.ledger(),
                        sample.recordsRead(),
                        sample.chunks(),
                        sample.fieldErrors(),
                        sample.bytes(),
                        sample.slots(),
                        sample.activities().stream()
                                .map(time -> new ActivityTime(
                                        time.activity(),
                                        time.processor(),
                                        time.processor() == null ? 0 : nanos,
                                        0,
                                        0,
                                        0))
                                .toList(),
                        sample.latency(),
                        sample.memory());
            }
        };
    }
}
