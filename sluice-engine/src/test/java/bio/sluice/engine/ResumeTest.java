package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.Storage;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.testkit.FaultyStorage;
import bio.sluice.testkit.MemoryStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
    private static final String LINES = "1,a\n2,b\nragged\n3,c\n\n4,d\n5,e\n6\n7,f\n8,g\n9,h\n10,i\n11,j\n12,k\n13,l\n";

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1000,1", "1,4", "2,4", "1000,4"})
    void writesTheSameAfterAHaltAtAnyOperation(int chunkSize, int workers) throws IOException {
        Limits limits = new Limits(chunkSize, workers, Math.max(4, workers), 64 << 20, 1 << 20);
        MemoryStorage undisturbed = new MemoryStorage();
        RunReport expected = run(undisturbed, limits, false);
        int halts = 0;
        while (true) {
            MemoryStorage storage = new MemoryStorage();
            FaultyStorage halting = FaultyStorage.haltingAt(storage, ++halts);
            boolean passed = succeeds(halting, limits);
            RunReport report = run(storage, limits, true);

            assertThat(storage.text("out.jsonl"))
                    .as("halted at %s", halting.failed())
                    .isEqualTo(undisturbed.text("out.jsonl"));
            assertThat(storage.text("out.errors.jsonl")).isEqualTo(undisturbed.text("out.errors.jsonl"));
            assertThat(report.ledger()).isEqualTo(expected.ledger());
            assertThat(report.counters()).isEqualTo(expected.counters());
            assertThat(report.outputs()).isEqualTo(expected.outputs());
            assertThat(report.inputs()).isEqualTo(expected.inputs());
            if (passed && halting.failed() == null) {
                break;
            }
        }
        assertThat(halts).isGreaterThan(20);
    }

    private static boolean succeeds(Storage storage, Limits limits) throws IOException {
        try {
            run(storage, limits, false);
            return true;
        } catch (RunStopped stopped) {
            return false;
        }
    }

    private static RunReport run(Storage storage, Limits limits, boolean resume) throws IOException {
        OutputFiles files = new OutputFiles(
                new FilePlace(storage, "out.jsonl", null),
                "jsonl",
                new FilePlace(storage, "out.errors.jsonl", null),
                null,
                OutputFiles.Existing.REFUSE,
                DigestAlgorithm.CRC32C);
        Pipeline plain = Runs.pipeline(Runs.source(LINES), new FileTarget(files), ErrorPolicy.LENIENT, limits);
        Pipeline pipeline = new Pipeline(
                plain.name(),
                plain.source(),
                plain.stages(),
                plain.writer(),
                plain.columns(),
                plain.target(),
                plain.policy(),
                plain.limits(),
                new Resumption(Map.of("strategy", "same"), resume, Duration.ZERO, 1));
        return new LocalRunner().run(pipeline, RunListener.SILENT);
    }
}
