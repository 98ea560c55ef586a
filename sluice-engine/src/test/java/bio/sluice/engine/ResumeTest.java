package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.testkit.FaultyStorage;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryInput;
import bio.sluice.testkit.MemoryStorage;
import bio.sluice.testkit.ScriptedProcessor;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The power fails at the first operation of a run's storage, then at the second, and so on until a run passes; what
/// comes of going on must be what would have come of no failure.
class ResumeTest {
    private static final List<MemoryInput> INPUTS = List.of(
            MemoryInput.of("1", "1,pass\n2,aside\nragged\n3,fail\n\n4,pass\n5,expand=2\n6\n7,throw\n"),
            MemoryInput.of("2", "\n\n"),
            MemoryInput.of("3", "8,drop\n9,unwritable\n10,pass\n\n11,aside\n12,warn\n13,pass\n"));
    private static final List<String> FILES =
            List.of("a/out.jsonl", "b/out.errors.jsonl", "a/out.unmatched.jsonl", "a/out.jsonl.rejected");
    private static final int SEEDS = Integer.getInteger("sluice.seeds", 4);
    private static final ErrorPolicy STRICT = new ErrorPolicy(false, Long.MAX_VALUE, BigDecimal.ONE, BigDecimal.ZERO);

    /// Appears when a run is over, as a manifest does.
    private static final String RECORD = "a/record";

    /// A way of running.
    private record Job(Limits limits, ErrorPolicy policy) {
        /// Returns null if it had ended before.
        RunReport run(Storage storage, boolean resume) throws IOException {
            OutputFiles files = new OutputFiles(
                    new FilePlace(storage, FILES.get(0), null),
                    "jsonl",
                    new FilePlace(storage, FILES.get(1), null),
                    new FilePlace(storage, FILES.get(2), null),
                    OutputFiles.Existing.REFUSE,
                    DigestAlgorithm.CRC32C);
            RecordSource source = LineSource.of(INPUTS, "id", "script");
            FileTarget target = new FileTarget(files);
            if (!target.hasCheckpoint() && storage.exists(RECORD)) {
                target.discard();
                return null;
            }
            try {
                RunReport report = new LocalRunner()
                        .run(
                                new Pipeline(
                                        "test",
                                        source,
                                        List.of(new Stage("scripted", ScriptedProcessor.obeying("script"))),
                                        new JsonLineWriter("# head\n"),
                                        null,
                                        target,
                                        policy,
                                        limits,
                                        new Resumption(Map.of("strategy", "same"), resume, Duration.ZERO, 1)),
                                RunListener.SILENT);
                try (OutputFile record = storage.create(RECORD)) {
                    record.sync();
                }
                storage.syncFolder("a");
                target.discard();
                return report;
            } finally {
                target.release();
            }
        }

        /// Returns whether it did not come to its end, but to that of the storage.
        boolean fails(Storage storage, boolean resume) throws IOException {
            try {
                run(storage, resume);
                return false;
            } catch (RunStopped stopped) {
                assertThat(stopped.reason()).as(stopped.getMessage()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
                return true;
            } catch (IOException halted) {
                return true;
            }
        }
    }

    private static Job job(int chunkSize, int workers, ErrorPolicy policy) {
        return new Job(new Limits(chunkSize, workers, Math.max(4, workers), 64 << 20, 1 << 20), policy);
    }

    private static MemoryStorage emptyStorage() {
        MemoryStorage storage = new MemoryStorage();
        for (String folder : List.of("a", "b")) {
            storage.createFolder(folder);
        }
        storage.syncFolder(".");
        return storage;
    }

    /// What a run must leave.
    private record Expected(MemoryStorage storage, RunReport report) {
        static Expected of(Job job) throws IOException {
            MemoryStorage storage = emptyStorage();
            return new Expected(storage, job.run(storage, false));
        }

        void verify(MemoryStorage other, RunReport after, String what) throws IOException {
            assertThat(other.names()).as(what).isEqualTo(storage.names());
            for (String file : FILES) {
                if (storage.exists(file)) {
                    assertThat(other.text(file)).as("%s after %s", file, what).isEqualTo(storage.text(file));
                }
            }
            if (after == null) {
                return;
            }
            assertThat(after.ledger()).as(what).isEqualTo(report.ledger());
            assertThat(after.counters()).as(what).isEqualTo(report.counters());
            assertThat(after.warnings()).as(what).isEqualTo(report.warnings());
            assertThat(after.outputs()).as(what).isEqualTo(report.outputs());
            assertThat(after.inputs()).as(what).isEqualTo(report.inputs());
            assertThat(after.gate()).as(what).isEqualTo(report.gate());
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1000,1", "1,4", "2,4", "1000,4"})
    void writesTheSameAfterAPowerFailureAtAnyOperation(int chunkSize, int workers) throws IOException {
        stepThrough(job(chunkSize, workers, ErrorPolicy.LENIENT), MemoryStorage::crash, false);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "1000,4"})
    void writesTheSameWhateverPartOfTheUnsyncedSurvives(int chunkSize, int workers) throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random chance = new Random(seed);
            stepThrough(job(chunkSize, workers, ErrorPolicy.LENIENT), storage -> storage.crash(chance), false);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "1000,4"})
    void writesTheSameAfterFailuresOfTheResumesToo(int chunkSize, int workers) throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random chance = new Random(seed);
            stepThrough(job(chunkSize, workers, ErrorPolicy.LENIENT), storage -> storage.crash(chance), true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void rejectsTheSameWhenAGateStopsTheRun(int chunkSize) throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random chance = new Random(seed);
            stepThrough(job(chunkSize, 1, STRICT), storage -> storage.crash(chance), true);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "1000,4"})
    void writesTheSameAfterTheDiskWasFull(int chunkSize, int workers) throws IOException {
        Job job = job(chunkSize, workers, ErrorPolicy.LENIENT);
        Expected expected = Expected.of(job);
        int operation = 1;
        boolean passed = false;
        while (!passed) {
            MemoryStorage storage = emptyStorage();
            FaultyStorage full = FaultyStorage.fullFrom(storage, operation++);
            passed = !job.fails(full, false);
            if (!passed) {
                if (!full.failed().endsWith(RECORD)) {
                    assertThat(FILES)
                            .as("published with %s failed", full.failed())
                            .noneMatch(storage::exists);
                }
                expected.verify(storage, job.run(storage, true), "full at " + full.failed());
            }
        }
        assertThat(operation).isGreaterThan(10);
    }

    /// Fails at operation 1, 2, 3 … until a run passes, and goes on after each.
    private static void stepThrough(Job job, Consumer<MemoryStorage> powerFailure, boolean again) throws IOException {
        Expected expected = Expected.of(job);
        int operation = 1;
        while (true) {
            MemoryStorage storage = emptyStorage();
            FaultyStorage halting = FaultyStorage.haltingAt(storage, operation);
            if (!job.fails(halting, false)) {
                break;
            }
            powerFailure.accept(storage);
            String what = "a halt at " + operation + ", " + halting.failed();
            for (int i = 1; again && i <= 2; i++) {
                FaultyStorage haltingAgain = FaultyStorage.haltingAt(storage, operation * 7 * i % 31 + 1);
                job.fails(haltingAgain, true);
                what += ", then at " + haltingAgain.failed();
                powerFailure.accept(storage);
            }
            expected.verify(storage, job.run(storage, true), what);
            operation++;
        }
        assertThat(operation).isGreaterThan(20);
    }
}
