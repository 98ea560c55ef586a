package bio.sluice.engine.meter;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final RunMeter run = new RunMeter(2, List.of("parse", "parse_2"));

    @Test
    void countsWhatEachThreadDoes() {
        ThreadMeter first = run.worker(0);
        ThreadMeter second = run.worker(1);

        first.enter(Activity.DECODE);
        first.done(10);
        first.enterProcessor(1);
        first.done(9);
        second.enterProcessor(1);
        second.done(5);
        second.enter(Activity.ENCODE);
        run.checkpoints().enter(Activity.CHECKPOINT);

        assertThat(of("decode"))
                .extracting(ActivityTime::batches, ActivityTime::records, ActivityTime::threads)
                .containsExactly(1L, 10L, 0);
        assertThat(of("parse_2"))
                .extracting(ActivityTime::batches, ActivityTime::records, ActivityTime::threads)
                .containsExactly(2L, 14L, 1);
        assertThat(of("parse").batches()).isZero();
        assertThat(of("encode").threads()).isEqualTo(1);
        assertThat(of("checkpoint").threads()).isEqualTo(1);
    }

    /// What hangs shows while it hangs.
    @Test
    void countsTheTimeOfWhatIsStillGoingOn() {
        long entered = run.worker(0).enter(Activity.READ);
        long before = of("read").nanos();
        long after = of("read").nanos();

        assertThat(before).isBetween(0L, System.nanoTime() - entered);
        assertThat(after).isGreaterThanOrEqualTo(before);
    }

    @Test
    void timesAddUpToWhatHasPassed() {
        ThreadMeter meter = run.worker(0);
        long from = meter.enter(Activity.READ);
        meter.enter(Activity.DECODE);
        meter.enterProcessor(0);
        meter.enter(Activity.ENCODE);
        long to = meter.leave();

        assertThat(run.activities().stream().mapToLong(ActivityTime::nanos).sum())
                .isEqualTo(to - from);
    }

    /// Prometheus takes a counter that goes back for a restart.
    @Test
    void timesNeverGoBackForWhoeverLooksFromOutside() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        ThreadMeter meter = run.worker(0);
        Thread worker = new Thread(() -> {
            while (!over.get()) {
                meter.enter(Activity.READ);
                meter.enter(Activity.DECODE);
                meter.enter(Activity.ENCODE);
            }
        });
        worker.start();
        long[] last = new long[run.activities().size()];
        boolean wentBack = false;
        for (int look = 0; look < 20_000; look++) {
            List<ActivityTime> times = run.activities();
            for (int i = 0; i < last.length; i++) {
                wentBack |= times.get(i).nanos() < last[i];
                last[i] = times.get(i).nanos();
            }
        }
        over.set(true);
        worker.join();

        assertThat(wentBack).isFalse();
    }

    @Test
    void latenciesFallIntoTheirBuckets() {
        run.latency().add(1);
        run.latency().add(Duration.ofMillis(1).toNanos());
        run.latency().add(Duration.ofMillis(1).toNanos() + 1);
        run.latency().add(Duration.ofHours(1).toNanos());

        ChunkLatency latency = run.chunkLatency();
        assertThat(latency.counts().get(0)).isEqualTo(1);
        assertThat(latency.counts().get(ChunkLatency.BOUNDS.indexOf(Duration.ofMillis(1))))
                .isEqualTo(1);
        assertThat(latency.counts().get(ChunkLatency.BOUNDS.indexOf(Duration.ofNanos(2_500_000))))
                .isEqualTo(1);
        assertThat(latency.counts().get(ChunkLatency.BOUNDS.size())).isEqualTo(1);
        assertThat(latency.longest()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void readsTheResidentMemoryOfAStatusFile() {
        assertThat(ProcessMemory.resident("Name:\tjava\nVmHWM:\t  99 kB\nVmRSS:\t  1836 kB\nRssAnon:\t 1 kB\n"))
                .isEqualTo(1_836L << 10);
        assertThat(ProcessMemory.resident("Name:\tjava\n")).isEqualTo(-1);
    }

    @Test
    void historyKeepsEndsAndEvenSpacing() {
        for (int most : new int[] {3, 4, 5, 10, 1_001}) {
            for (int count : new int[] {1, 2, 3, 4, 5, 9, 100, 1_001, 2_500}) {
                SampleHistory history = new SampleHistory(most);
                LongStream.range(0, count).forEach(i -> history.add(sample(i)));

                List<Long> kept = history.samples().stream()
                        .map(RunSample::recordsRead)
                        .toList();
                assertThat(kept).hasSizeLessThanOrEqualTo(most).isSorted().doesNotHaveDuplicates();
                assertThat(kept.get(0)).isZero();
                assertThat(kept.get(kept.size() - 1)).isEqualTo(count - 1);
                if (count < most) {
                    assertThat(kept).hasSize(count);
                } else {
                    assertThat(kept).hasSizeGreaterThanOrEqualTo(most / 2);
                }
                for (int i = 2; i < kept.size() - 1; i++) {
                    assertThat(kept.get(i) - kept.get(i - 1)).isEqualTo(kept.get(1) - kept.get(0));
                }
            }
        }
    }

    private ActivityTime of(String name) {
        return run.activities().stream()
                .filter(time -> time.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static RunSample sample(long records) {
        return new RunSample(
                Instant.EPOCH,
                Duration.ofSeconds(records),
                Ledger.EMPTY,
                records,
                0,
                0,
                new RunSample.Bytes(0, -1, 0, 0),
                new RunSample.Slots(0, 0, 0),
                List.of(),
                new ChunkLatency(List.of(), Duration.ZERO, Duration.ZERO),
                new RunSample.Memory(-1, 0, 0));
    }
}
