package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordByRecord;
import bio.sluice.stream.RecordProcessor;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a processor does to a run cannot touch its checkpoint: once mended, the run goes on to the same bytes.
class MendedProcessorTest {
    private static final String LINES =
            IntStream.rangeClosed(1, 60).mapToObj(i -> i + ",x\n").collect(Collectors.joining());
    private static final String BAD = "41";

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1000,1", "1,4", "2,4", "1000,4"})
    void goesOnAfterOneThatStopsTheRun(int chunkSize, int workers) throws IOException {
        requireSame(chunkSize, workers, row -> {
            if (row.get("id").equals(BAD)) {
                throw new RunStopped(RunStopped.Reason.FAILED, "no way on from here");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1000,1", "1,4", "2,4", "1000,4"})
    void goesOnAfterOneWithABrokenClass(int chunkSize, int workers) throws IOException {
        requireSame(chunkSize, workers, row -> {
            if (row.get("id").equals(BAD)) {
                throw new NoClassDefFoundError("no way on from here");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "1000,4"})
    void goesOnAfterOneThatDoesNotComeBack(int chunkSize, int workers) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        requireSame(chunkSize, workers, row -> {
            if (row.get("id").equals(BAD)) {
                try {
                    never.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        never.countDown();
    }

    private static void requireSame(int chunkSize, int workers, RecordProcessor broken) throws IOException {
        Limits limits = new Limits(chunkSize, workers, Math.max(4, workers), 64 << 20, 1 << 20, Duration.ofMillis(200));
        MemoryStorage undisturbed = storage();
        RunReport expected = run(undisturbed, limits, false, row -> {});
        MemoryStorage storage = storage();

        assertThatThrownBy(() -> run(storage, limits, false, broken))
                .hasMessageMatching(
                        "(?s).*(no way on from here|the processor mended has not come back .* record 41,).*");
        RunReport report = run(storage, limits, true, row -> {});

        assertThat(storage.text("out.jsonl")).isEqualTo(undisturbed.text("out.jsonl"));
        assertThat(report.ledger()).isEqualTo(expected.ledger());
    }

    private static MemoryStorage storage() {
        MemoryStorage storage = new MemoryStorage();
        storage.syncFolder(".");
        return storage;
    }

    private static RunReport run(MemoryStorage storage, Limits limits, boolean resume, RecordProcessor processor)
            throws IOException {
        FileTarget target = new FileTarget(new OutputFiles(
                new FilePlace(storage, "out.jsonl", null),
                "jsonl",
                new FilePlace(storage, "out.errors.jsonl", null),
                null,
                OutputFiles.Existing.REFUSE,
                DigestAlgorithm.CRC32C));
        Pipeline pipeline = new Pipeline(
                "test",
                LineSource.of(LINES, "id", "script"),
                List.of(new Stage("mended", RecordByRecord.of(processor))),
                new JsonLineWriter(""),
                null,
                target,
                ErrorPolicy.LENIENT,
                limits,
                new Resumption(Map.of("strategy", "same"), resume, Duration.ZERO, 1));
        try {
            return new LocalRunner().run(pipeline, RunListener.SILENT);
        } finally {
            target.release();
        }
    }
}
