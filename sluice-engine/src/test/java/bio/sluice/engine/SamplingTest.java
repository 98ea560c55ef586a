package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import bio.sluice.stream.Target;
import bio.sluice.testkit.MemoryTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SamplingTest {
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<RunSample> told = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final RunListener listener = new RunListener() {
        @Override
        public void started(Pipeline pipeline, RunStats stats) {
            calls.add("started");
        }

        @Override
        public void sampled(RunSample sample) {
            calls.add("sampled");
            told.add(sample);
        }

        @Override
        public void ended(RunStats stats) {
            calls.add("ended");
        }
    };

    private RunReport run(String lines, Target target, Limits limits, Duration interval) throws IOException {
        return new LocalRunner().run(sampled(Runs.source(lines), target, limits, interval), listener);
    }

    private static Pipeline sampled(RecordSource source, Target target, Limits limits, Duration interval) {
        Pipeline usual = Runs.pipeline(source, target, ErrorPolicy.LENIENT, limits);
        return new Pipeline(
                usual.name(),
                usual.source(),
                usual.stages(),
                usual.writer(),
                usual.columns(),
                usual.target(),
                usual.policy(),
                usual.limits(),
                null,
                interval);
    }

    static List<Limits> ways() {
        return Runs.ALL;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theLastSampleIsTheSumOfTheRun(Limits limits) throws IOException {
        String lines = "a,pass\nb,drop\nc,fail\nd,expand=2\ne,pass\n".repeat(100);

        RunReport report = run(lines, new MemoryTarget(), limits, NEVER);

        assertThat(calls).containsExactly("started", "sampled", "ended");
        assertThat(report.samples()).hasSize(2).endsWith(told.get(0));
        RunSample first = report.samples().get(0);
        RunSample last = told.get(0);
        assertThat(first.recordsRead()).isZero();
        assertThat(last.ledger()).isEqualTo(report.ledger());
        assertThat(last.recordsRead()).isEqualTo(500);
        assertThat(last.chunks()).isEqualTo(report.chunks());
        assertThat(last.errors()).isEqualTo(100);
        assertThat(last.bytes().read()).isEqualTo(lines.length());
        assertThat(last.bytes().stored()).isEqualTo(lines.length());
        assertThat(last.bytes().storedTotal()).isEqualTo(lines.length());
        assertThat(last.latency().chunks()).isEqualTo(report.chunks());
        assertThat(last.slots().free()).isGreaterThanOrEqualTo(1);
        assertThat(last.slots().working() + last.slots().waiting()).isZero();
        assertThat(names(last))
                .containsExactly(
                        "slot", "unpack", "input", "read", "decode", "scripted", "encode", "turn", "append", "checkpoint");
        assertThat(names(first)).isEqualTo(names(last));
        for (String stage : List.of("read", "decode", "scripted", "append")) {
            assertThat(of(last, stage).records()).as(stage).isEqualTo(500);
            assertThat(of(last, stage).batches()).as(stage).isEqualTo(report.chunks());
            assertThat(of(last, stage).nanos()).as(stage).isPositive();
            assertThat(of(last, stage).threads()).as(stage).isZero();
        }
        assertThat(last.memory().heapUsed()).isPositive().isLessThanOrEqualTo(last.memory().heapMax());
    }

    @Test
    void outputDoesNotDependOnSamples() throws IOException {
        String lines = "a,pass\nb,fail\nc,expand=3\n".repeat(500);
        for (Limits limits : Runs.ALL) {
            MemoryTarget often = new MemoryTarget();
            MemoryTarget never = new MemoryTarget();

            run(lines, often, limits, OFTEN);
            run(lines, never, limits, NEVER);

            assertThat(often.output()).isEqualTo(never.output());
            assertThat(often.errors()).isEqualTo(never.errors());
        }
    }

    /// The target keeps its first append waiting until a sample has shown it at that.
    @Test
    void showsWhereTheRunIsWhileItGoesOn() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        MemoryTarget slow = new MemoryTarget() {
            @Override
            public void append(EncodedChunk chunk) {
                try {
                    goOn.await();
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
                super.append(chunk);
            }
        };
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<RunReport> run =
                    executor.submit(() -> run("a,pass\n".repeat(100), slow, Runs.limits(1, 2, 5), OFTEN));

            RunSample stuck = await(sample -> of(sample, "append").threads() == 1
                    && of(sample, "slot").threads() == 1
                    && of(sample, "slot").nanos() > TimeUnit.MILLISECONDS.toNanos(1)
                    && of(sample, "append").nanos() > sample.elapsed().toNanos() / 2);
            assertThat(stuck.slots()).isEqualTo(new RunSample.Slots(0, 1, 4));
            assertThat(stuck.recordsRead()).isEqualTo(5);
            assertThat(stuck.ledger().written()).isZero();
            assertThat(stuck.slowStage(null)).isEqualTo("append");

            goOn.countDown();
            RunReport report = run.get();
            assertThat(report.samples()).hasSizeLessThanOrEqualTo(RunReport.MOST_SAMPLES).isSortedAccordingTo((a, b) -> a.elapsed().compareTo(b.elapsed()));
            assertThat(calls).startsWith("started").endsWith("sampled", "ended");
            assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.recordsRead(), b.recordsRead()));
        } finally {
            goOn.countDown();
            executor.shutdown();
        }
    }

    @Test
    void timesOfWorkersAddUpToTheirLives() throws IOException {
        RunReport report = run("a,pass\n".repeat(2_000), new MemoryTarget(), Runs.limits(10, 4, 10), NEVER);

        RunSample last = report.samples().get(1);
        long all = last.activities().stream()
                .filter(time -> time.activity() != Activity.CHECKPOINT)
                .mapToLong(ActivityTime::nanos)
                .sum();
        assertThat(all).isBetween(1L, 4 * last.elapsed().toNanos());
    }

    @Test
    void aFailedRunTellsItsLastSampleToo() {
        try {
            run("a,pass\nb,stop\n", new MemoryTarget(), Runs.limits(1, 1, 1), NEVER);
        } catch (RunStopped | IOException expected) {
            calls.add("failed");
        }

        assertThat(calls).containsExactly("started", "sampled", "ended", "failed");
        assertThat(told.get(0).ledger().read()).isEqualTo(1);
    }

    @Test
    void aListenerThatThrowsFailsTheRun() {
        RunListener broken = new RunListener() {
            @Override
            public void sampled(RunSample sample) {
                throw new IllegalStateException("no room for samples");
            }
        };
        Pipeline pipeline = sampled(Runs.source("a,pass\n"), new MemoryTarget(), Runs.limits(1, 1, 1), NEVER);

        assertThatThrownBy(() -> new LocalRunner().run(pipeline, broken))
                .hasMessage("no room for samples");
    }

    private RunSample await(Predicate<RunSample> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            for (RunSample sample : told) {
                if (condition.test(sample)) {
                    return sample;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no such sample among " + told.size());
    }

    private static List<String> names(RunSample sample) {
        return sample.activities().stream().map(ActivityTime::name).toList();
    }

    private static ActivityTime of(RunSample sample, String name) {
        return sample.activities().stream()
                .filter(time -> time.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
