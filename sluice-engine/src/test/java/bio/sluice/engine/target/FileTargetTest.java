package bio.sluice.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.engine.LocalRunner;
import bio.sluice.engine.target.OutputFiles.Existing;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.ClosedPipe;
import bio.sluice.io.Storage;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.testkit.FaultyStorage;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryStorage;
import bio.sluice.testkit.ScriptedProcessor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileTargetTest {
    private static final String LINES = "a,pass\nb,fail\nc,aside\nd,pass\n";
    private static final ErrorPolicy STRICT = new ErrorPolicy(false, Long.MAX_VALUE, BigDecimal.ONE, BigDecimal.ZERO);

    private final MemoryStorage storage = new MemoryStorage();

    private static OutputFiles files(Storage storage, String output, Existing existing) {
        return new OutputFiles(
                new FilePlace(storage, output, null),
                "jsonl",
                new FilePlace(storage, "out.errors.jsonl", null),
                new FilePlace(storage, "out.unmatched.jsonl", null),
                existing,
                DigestAlgorithm.CRC32C);
    }

    private static RunReport run(OutputFiles files, ErrorPolicy policy) throws IOException {
        return new LocalRunner()
                .run(
                        new Pipeline(
                                "test",
                                LineSource.of(LINES, "id", "script"),
                                List.of(new Stage("scripted", ScriptedProcessor.obeying("script"))),
                                new JsonLineWriter("# head\n"),
                                null,
                                new FileTarget(files),
                                policy,
                                new Limits(1, 2, 4, 32 << 20, 1 << 20)),
                        RunListener.SILENT);
    }

    private RunReport run(String output, Existing existing) throws IOException {
        return run(files(storage, output, existing), ErrorPolicy.LENIENT);
    }

    @Test
    void publishesOutputDeadLettersAndUnmatchedRecords() throws IOException {
        RunReport report = run("out.jsonl", Existing.REFUSE);

        assertThat(storage.names()).containsExactly("out.errors.jsonl", "out.jsonl", "out.unmatched.jsonl");
        assertThat(storage.text("out.jsonl"))
                .isEqualTo("# head\n{\"id\":\"a\",\"script\":\"pass\"}\n{\"id\":\"d\",\"script\":\"pass\"}\n");
        assertThat(storage.text("out.unmatched.jsonl")).isEqualTo("# head\n{\"id\":\"c\",\"script\":\"aside\"}\n");
        assertThat(storage.text("out.errors.jsonl")).startsWith("{\"source\":\"lines.txt\",\"record\":2,");
        assertThat(report.outputs().get(0))
                .isEqualTo(new OutputSummary("output", "out.jsonl", "jsonl", 2, 61, crc32c(storage.text("out.jsonl"))));
        assertThat(report.outputs()).extracting(OutputSummary::role).containsExactly("output", "errors", "unmatched");
        assertThat(report.outputs()).extracting(OutputSummary::records).containsExactly(2L, 1L, 1L);
    }

    private static String crc32c(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "crc32c:%08x", crc.getValue());
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void digestsWhatIsStored(DigestAlgorithm algorithm) {
        DigestAlgorithm.Digest digest = algorithm.begin();

        digest.update("x123456789".getBytes(StandardCharsets.US_ASCII), 1, 9);

        // The check value of CRC-32/ISCSI in the catalogue of parametrised CRC algorithms; sha256sum.
        assertThat(digest.text())
                .isEqualTo(
                        algorithm == DigestAlgorithm.CRC32C
                                ? "crc32c:e3069283"
                                : "sha256:15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225");
    }

    @Test
    void keepsTheOutputOfARunThatAGateFailedAsRejected() throws IOException {
        RunReport report = run(files(storage, "out.jsonl", Existing.REFUSE), STRICT);

        assertThat(report.gate()).isNotNull();
        assertThat(storage.names())
                .containsExactly("out.errors.jsonl", "out.jsonl.rejected", "out.unmatched.jsonl.rejected");
        assertThat(report.outputs().get(0).name()).isEqualTo("out.jsonl.rejected");
    }

    @Test
    void neverOverwritesUnasked() {
        for (String file : List.of("out.jsonl", "out.errors.jsonl", "out.unmatched.jsonl")) {
            MemoryStorage taken = new MemoryStorage();
            taken.put(file, "precious");

            assertThatThrownBy(() -> run(files(taken, "out.jsonl", Existing.REFUSE), ErrorPolicy.LENIENT))
                    .isInstanceOfSatisfying(
                            RunStopped.class, stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.USAGE))
                    .hasMessage(file + " exists already; --force overwrites it, or name another file");
            assertThat(taken.names()).containsExactly(file);
        }
    }

    @Test
    void overwritesWhenAskedTo() throws IOException {
        storage.put("out.jsonl", "old");
        storage.createFolder("out.jsonl.sluice");
        storage.put("out.jsonl.sluice/left", "over");

        run("out.jsonl", Existing.REPLACE);

        assertThat(storage.text("out.jsonl")).startsWith("# head");
        assertThat(storage.names()).hasSize(3);
    }

    @Test
    void refusesToTouchTheWorkFolderOfAnotherRun() {
        storage.createFolder("out.jsonl.sluice");

        assertThatThrownBy(() -> run("out.jsonl", Existing.REFUSE))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.RESUME))
                .hasMessageContaining("out.jsonl.sluice/");
        assertThat(storage.names()).containsExactly("out.jsonl.sluice", "out.jsonl.sluice/lock");
    }

    @Test
    void refusesToWriteTwoThingsIntoOneFile() {
        assertThatThrownBy(() -> run("out.errors.jsonl", Existing.REPLACE))
                .isInstanceOf(RunStopped.class)
                .hasMessageStartingWith("out.errors.jsonl is to be written as");
    }

    @Test
    void writesSpecialFilesDirectly() throws IOException {
        RunReport report = run("special:out", Existing.REFUSE);

        assertThat(storage.text("special:out")).startsWith("# head\n{\"id\":\"a\"");
        assertThat(storage.names()).containsExactly("out.errors.jsonl", "out.unmatched.jsonl", "special:out");
        assertThat(report.outputs().get(0).digest()).isNull();
    }

    @Test
    void keepsFilesOfOtherFoldersBesideTheirFinalNames() throws IOException {
        storage.createFolder("far");
        OutputFiles files = new OutputFiles(
                new FilePlace(storage, "out.jsonl", null),
                "jsonl",
                new FilePlace(storage, "far/errors.jsonl", null),
                null,
                Existing.REFUSE,
                DigestAlgorithm.SHA256);

        run(files, ErrorPolicy.LENIENT);

        assertThat(storage.names()).containsExactly("far", "far/errors.jsonl", "out.jsonl");
    }

    @Test
    void leavesNothingHalfWrittenWhicheverOperationFails() throws IOException {
        int failing = 1;
        while (!runWithFailureAt(failing)) {
            failing++;
        }

        assertThat(failing).as("operations of a run").isGreaterThan(20);
    }

    /// Returns whether the run had fewer operations than that.
    private static boolean runWithFailureAt(int operation) throws IOException {
        MemoryStorage memory = new MemoryStorage();
        FaultyStorage faulty = FaultyStorage.failingAt(memory, operation);
        boolean succeeded = succeeds(files(faulty, "out.jsonl", Existing.REFUSE));
        assertThat(succeeded).as(faulty.failed()).isEqualTo(faulty.failed() == null);
        if (memory.exists("out.jsonl")) {
            assertThat(memory.text("out.jsonl").lines()).hasSize(3);
            assertThat(memory.exists("out.errors.jsonl")).isTrue();
        }
        assertThat(memory.exists("out.jsonl.sluice")).as(faulty.failed()).isFalse();
        return succeeded;
    }

    private static boolean succeeds(OutputFiles files) throws IOException {
        try {
            run(files, ErrorPolicy.LENIENT);
            return true;
        } catch (RunStopped stopped) {
            assertThat(stopped.reason()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
            assertThat(stopped).hasMessageContaining("cannot write out.").hasMessageContaining("no space left");
            return false;
        }
    }

    @Test
    void tellsAClosedPipeFromOtherFailures() {
        StorageStep broken = () -> {
            throw new IOException("Broken pipe");
        };

        assertThatThrownBy(() -> broken.guarded("-", true)).isInstanceOf(ClosedPipe.class);
        assertThatThrownBy(() -> broken.guarded("out.jsonl", false)).isInstanceOf(RunStopped.class);
    }

    @Test
    void goesOnFromItsCheckpoint() throws IOException {
        OutputFiles files = files(storage, "out.jsonl", Existing.REFUSE);
        byte[] mark;
        try (FileTarget target = new FileTarget(files)) {
            target.open(new byte[] {'h'});
            mark = target.mark();
            target.commit(mark, new byte[] {'c'});
        }
        assertThat(storage.text("out.jsonl.sluice/output")).isEqualTo("h");
        storage.put("out.jsonl.sluice/output", "h and what was not durable");

        try (FileTarget target = new FileTarget(files)) {
            assertThat(target.restore()).hasValue(new byte[] {'c'});
            target.reopen(mark);
            target.finish();
            target.publish();
            target.discard();
        }

        assertThat(storage.text("out.jsonl")).isEqualTo("h");
        assertThat(storage.names()).containsExactly("out.errors.jsonl", "out.jsonl", "out.unmatched.jsonl");
    }

    @Test
    void refusesToGoOnWhenTheOutputIsNotWhatItWas() throws IOException {
        OutputFiles files = files(storage, "out.jsonl", Existing.REFUSE);
        byte[] mark;
        try (FileTarget target = new FileTarget(files)) {
            target.open(new byte[] {'h'});
            mark = target.mark();
            target.commit(mark, new byte[] {'c'});
        }
        storage.put("out.jsonl.sluice/output", "H");

        try (FileTarget target = new FileTarget(files)) {
            target.restore();
            assertThatThrownBy(() -> target.reopen(mark))
                    .isInstanceOf(RunStopped.class)
                    .hasMessageContaining("out.jsonl.sluice/output has changed")
                    .hasMessageContaining("--restart");
        }
    }

    @Test
    void keepsItsLockUntilThePublishedRunIsRecorded() throws IOException {
        OutputFiles files = files(storage, "out.jsonl", Existing.REPLACE);
        FileTarget published = new FileTarget(files);
        try (FileTarget target = published) {
            target.open(new byte[] {'1'});
            target.finish();
            target.commit(target.mark(), new byte[] {'c'});
            target.publish();
        }

        try (FileTarget other = new FileTarget(files)) {
            assertThatThrownBy(() -> other.open(new byte[] {'2'}))
                    .isInstanceOf(RunStopped.class)
                    .hasMessageContaining("another run is writing there now");
            assertThatThrownBy(other::discard)
                    .isInstanceOf(RunStopped.class)
                    .hasMessageContaining("another run is writing there now");
        }
        published.discard();

        assertThat(storage.names()).containsExactly("out.errors.jsonl", "out.jsonl", "out.unmatched.jsonl");
    }

    @Test
    void doesNotReplaceWhatAppearedWhileItWasAtWork() throws IOException {
        OutputFiles files = files(storage, "out.jsonl", Existing.REFUSE);
        try (FileTarget target = new FileTarget(files)) {
            target.open(new byte[] {'h'});
            target.finish();
            target.commit(target.mark(), new byte[] {'c'});
            storage.put("out.jsonl", "precious");

            assertThatThrownBy(target::publish)
                    .isInstanceOf(RunStopped.class)
                    .hasMessage("out.jsonl exists already; --force overwrites it, or name another file");
        }

        assertThat(storage.text("out.jsonl")).isEqualTo("precious");
        assertThat(storage.text("out.jsonl.sluice/output")).isEqualTo("h");
    }
}
