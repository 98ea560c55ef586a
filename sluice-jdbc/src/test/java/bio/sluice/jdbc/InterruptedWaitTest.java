package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run is asked to end while it waits for a server that has gone away.
class InterruptedWaitTest {
    private static final int RECORDS = 3_000;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private TestRun run(boolean resume, Interruption interruption, Runnable atNote) throws IOException {
        String csv = IntStream.rangeClosed(1, RECORDS).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        return new TestRun(folder)
                .input("in.csv", "id\n" + csv + "\n")
                .with("checkpoint_interval", "0")
                .settings(new RunSettings(
                        resume,
                        false,
                        false,
                        "test",
                        RunListener.SILENT,
                        note -> {
                            notes.add(note);
                            if (note.endsWith("trying again")) {
                                atNote.run();
                            }
                        },
                        interruption));
    }

    @Test
    void itEndsWithoutAnotherAttemptAndIsGoneOnWithLater() throws IOException {
        TestDatabase database = TestDatabase.of(Product.POSTGRESQL, folder);
        Interruption interruption = new Interruption();
        try (DeafProxy proxy = new DeafProxy(database.address(), 2)) {
            TestRun run = run(false, interruption, interruption::request).with("table_name", "t");

            assertThatThrownBy(() -> run.to(proxy.address(database.address())))
                    .isInstanceOfSatisfying(
                            RunStopped.class,
                            stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.INTERRUPTED))
                    .hasMessageContaining("run it again with --resume to go on");

            assertThat(notes).filteredOn(note -> note.endsWith("trying again")).hasSize(1);
            run(true, new Interruption(), () -> {}).with("table_name", "t").to(proxy.address(database.address()));
        }
        assertThat(database.rows("SELECT count(*), count(DISTINCT id) FROM t"))
                .containsExactly(RECORDS + "|" + RECORDS);
    }
}
