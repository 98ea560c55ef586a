package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunStats;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryTarget;
import bio.sluice.testkit.RepeatedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BackpressureTest {
    private static final RepeatedInput INPUT =
            new RepeatedInput("repeated", "a,pass\n".getBytes(StandardCharsets.UTF_8), 500);

    private final CountDownLatch appending = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile RunStats stats;

    private final RunListener listener = new RunListener() {
        @Override
        public void started(Pipeline pipeline, RunStats at) {
            stats = at;
        }
    };

    /// A target that keeps its first append waiting.
    private final MemoryTarget slow = new MemoryTarget() {
        @Override
        public void append(EncodedChunk chunk) {
            appending.countDown();
            try {
                goOn.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            super.append(chunk);
        }
    };

    private Future<RunReport> start(InputFile input, int workers, int slots, ExecutorService executor) {
        Pipeline pipeline = Runs.pipeline(
                LineSource.of(List.of(input), "id", "script"),
                slow,
                ErrorPolicy.LENIENT,
                Runs.limits(1, workers, slots));
        return executor.submit(() -> new LocalRunner().run(pipeline, listener));
    }

    private static void awaitTrue(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2,2", "2,5", "4,10", "3,1"})
    void neverHoldsMoreChunksThanSlots(int workers, int slots) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            int bound = Math.max(workers, slots);
            Future<RunReport> run = start(INPUT, workers, slots, executor);

            appending.await();
            awaitTrue(() -> stats.chunksInFlight() == bound);
            assertThat(stats.recordsRead()).isEqualTo(bound);
            assertThat(stats.ledger().read()).isZero();

            goOn.countDown();
            assertThat(run.get().ledger().written()).isEqualTo(500);
            assertThat(stats.chunksInFlight()).isZero();
            assertThat(stats.chunks()).isEqualTo(500);
        } finally {
            goOn.countDown();
            executor.shutdown();
        }
    }

    @Test
    void statsCanBeReadWhileTheRunGoesOn() throws InterruptedException, ExecutionException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch half = new CountDownLatch(1);
        goOn.countDown();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<RunReport> run = start(new PausingInput(INPUT, 350, reading, half), 2, 4, executor);

            reading.await();
            awaitTrue(() -> stats.ledger().written() == 50);
            assertThat(stats.storedBytes()).isEqualTo(350);
            assertThat(stats.totalBytes()).isEqualTo(3_500);
            assertThat(stats.count("processors/scripted/seen")).isEqualTo(50);
            assertThat(stats.count("unheard/of")).isZero();

            half.countDown();
            assertThat(run.get().chunks()).isEqualTo(500);
            assertThat(stats.storedBytes()).isEqualTo(3_500);
        } finally {
            half.countDown();
            executor.shutdown();
        }
    }

    /// Waits behind its first `bytes`.
    private record PausingInput(InputFile input, int bytes, CountDownLatch paused, CountDownLatch goOn)
            implements InputFile {
        @Override
        public String name() {
            return input.name();
        }

        @Override
        public long size() {
            return input.size();
        }

        @Override
        public boolean reopenable() {
            return true;
        }

        @Override
        public ByteInput open() throws IOException {
            ByteInput whole = input.open();
            return new ByteInput() {
                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    long left = bytes - whole.storedBytes();
                    if (left > 0) {
                        return whole.read(into, offset, (int) Math.min(left, length));
                    }
                    paused.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException unexpected) {
                        throw new IllegalStateException(unexpected);
                    }
                    return whole.read(into, offset, length);
                }

                @Override
                public long storedBytes() {
                    return whole.storedBytes();
                }

                @Override
                public void close() throws IOException {
                    whole.close();
                }
            };
        }
    }
}
