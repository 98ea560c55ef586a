package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.RecordByRecord;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Tally;
import bio.sluice.testkit.MemoryTarget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeoutTest {
    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1000,1", "1,4", "2,4", "1000,4"})
    void namesTheRecordAndTheProcessorThatDoNotComeBack(int chunkSize, int workers) {
        CountDownLatch never = new CountDownLatch(1);
        MemoryTarget target = new MemoryTarget();
        Pipeline pipeline = pipeline(
                RecordByRecord.of(row -> {
                    if (row.get("id").equals("3")) {
                        await(never);
                    }
                }),
                target,
                new Limits(chunkSize, workers, Math.max(4, workers), 64 << 20, 1 << 20, Duration.ofMillis(100)));

        assertThatThrownBy(() -> new LocalRunner().run(pipeline, RunListener.SILENT))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.FAILED))
                .hasMessageContaining("the processor slow")
                .hasMessageContaining("lines.txt, record 3, line 3, byte 8")
                .hasMessageContaining("record_timeout");
        assertThat(target.state()).isEqualTo(MemoryTarget.State.OPEN);
        assertThat(target.isClosed()).isTrue();
        never.countDown();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000,4"})
    void namesTheBatchOfAProcessorThatTakesWholeOnes(int chunkSize, int workers) {
        CountDownLatch never = new CountDownLatch(1);
        Pipeline pipeline = pipeline(
                () -> new Blocking(never),
                new MemoryTarget(),
                new Limits(chunkSize, workers, Math.max(4, workers), 64 << 20, 1 << 20, Duration.ofMillis(50)));

        assertThatThrownBy(() -> new LocalRunner().run(pipeline, RunListener.SILENT))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("the processor slow")
                .hasMessageContaining("record 1, line 1");
        never.countDown();
    }

    private record Blocking(CountDownLatch never) implements Processor {
        @Override
        public Schema outputSchema(Schema in) {
            return in;
        }

        @Override
        public void process(Batch batch, Faults faults, Tally tally) {
            await(never);
        }
    }

    private static Pipeline pipeline(ProcessorFactory slow, MemoryTarget target, Limits limits) {
        Pipeline plain = Runs.pipeline(Runs.source("1,a\n2,b\n3,c\n4,d\n"), target, ErrorPolicy.LENIENT, limits);
        return new Pipeline(
                plain.name(),
                plain.source(),
                List.of(new Stage("slow", slow)),
                plain.writer(),
                plain.columns(),
                target,
                plain.policy(),
                limits);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
