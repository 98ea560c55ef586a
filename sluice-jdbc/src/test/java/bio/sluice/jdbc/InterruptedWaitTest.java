package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.StrategyRun;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.job.RunSettings;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.option.Problems;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private void run(String address, boolean resume, Interruption interruption) throws IOException {
        Path file = folder.resolve("load.yaml");
        Files.writeString(file, """
                name: load
                streaming: {chunk_size: 100}
                steps:
                  - name: rows
                    action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: %1$s/in.csv
                        output_url: %2$s
                        table_name: t
                        checkpoint_interval: 0
                        error_output_path: %1$s/errors.jsonl
                        manifest_path: %1$s/manifest.json
                """.formatted(folder, address));
        Problems problems = new Problems();
        Strategy strategy = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                .read(file, List.of(), Map.of(), problems);
        assertThat(problems.all()).isEmpty();
        new StrategyRun(
                        strategy,
                        new RunSettings(
                                resume,
                                false,
                                false,
                                "test",
                                RunListener.SILENT,
                                note -> {
                                    notes.add(note);
                                    if (note.endsWith("trying again")) {
                                        interruption.request();
                                    }
                                },
                                interruption))
                .run();
    }

    @Test
    void itEndsWithoutAnotherAttemptAndIsGoneOnWithLater() throws IOException {
        Files.writeString(
                folder.resolve("in.csv"),
                "id\n"
                        + IntStream.rangeClosed(1, RECORDS)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining("\n")));
        TestDatabase database = TestDatabase.of(Product.POSTGRESQL, folder);
        try (DeafProxy proxy = new DeafProxy(database.address(), 2)) {
            String address = proxy.address(database.address());

            assertThatThrownBy(() -> run(address, false, new Interruption()))
                    .isInstanceOfSatisfying(
                            RunStopped.class,
                            stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.INTERRUPTED))
                    .hasMessageContaining("interrupted while postgresql:")
                    .hasMessageContaining("run it again with --resume to go on");

            assertThat(notes).filteredOn(note -> note.endsWith("trying again")).hasSize(1);
            run(address, true, new Interruption());
        }
        assertThat(database.rows("SELECT count(*), count(DISTINCT id) FROM t"))
                .containsExactly(RECORDS + "|" + RECORDS);
    }
}
