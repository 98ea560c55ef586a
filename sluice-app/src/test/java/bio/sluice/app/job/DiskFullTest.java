package bio.sluice.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bio.sluice.app.Sluice;
import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One of a run's files on a RAM disk that is full again and again, and each time made a little larger. Needs the right
/// to mount one.
class DiskFullTest {
    private static final int STEP_KIB = 64;

    @TempDir
    private Path folder;

    private Path disk;
    private int kibibytes = STEP_KIB;

    @BeforeEach
    void mountsADisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(mount("-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", disk.toString()));
    }

    @AfterEach
    void unmountsIt() throws Exception {
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    private static boolean mount(String... arguments) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(List.of("mount"));
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private void makeRoom() throws InterruptedException {
        kibibytes += STEP_KIB;
        assertThat(mount("-o", "remount,size=" + kibibytes + "k", disk.toString()))
                .isTrue();
    }

    private Path table(String row) throws IOException {
        return Files.writeString(
                folder.resolve("in.csv"),
                IntStream.range(0, 5_000)
                        .mapToObj(i -> String.format(row, i))
                        .collect(Collectors.joining("\n", "id,text\n", "\n")));
    }

    private static Sluice job(Path input, Path errors) {
        return Sluice.read(input.toString())
                .with(RunSettings.QUIET.resuming())
                .with("chunk_size", 100)
                .with("checkpoint_interval", 0)
                .with("error_output_path", errors.toString());
    }

    /// Runs until it comes to its end, with more room each time; returns how often it did not.
    private int runUntilThereIsRoom(Job job, Path out, Path full) throws Exception {
        int failures = 0;
        while (true) {
            RunStopped stopped = catchThrowableOfType(RunStopped.class, () -> job.run(out));
            if (stopped == null) {
                return failures;
            }
            assertThat(stopped.reason()).as(stopped.getMessage()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
            assertThat(stopped).hasMessageContaining(full.toString()).hasMessageContaining("No space left on device");
            assertThat(out).doesNotExist();
            failures++;
            makeRoom();
        }
    }

    @FunctionalInterface
    private interface Job {
        void run(Path out) throws IOException;
    }

    @Test
    void theOutputGoesOnWhereItStopped() throws Exception {
        Path input = table("%d,some text that takes room");
        Path out = disk.resolve("out.jsonl");

        int failures = runUntilThereIsRoom(o -> job(input, folder.resolve("e")).write(o.toString()), out, out);

        assertThat(failures).isGreaterThan(2);
        Path fresh = folder.resolve("fresh.jsonl");
        job(input, folder.resolve("f")).write(fresh.toString());
        assertThat(out).hasSameBinaryContentAs(fresh);
    }

    @Test
    void theDeadLettersGoOnWhereTheyStopped() throws Exception {
        Path input = table("%d,too,many");
        Path errors = disk.resolve("errors.jsonl");

        int failures =
                runUntilThereIsRoom(o -> job(input, errors).write(o.toString()), folder.resolve("out.jsonl"), errors);

        assertThat(failures).isGreaterThan(2);
        Path fresh = folder.resolve("f");
        job(input, fresh).write(folder.resolve("fresh.jsonl").toString());
        assertThat(errors).hasSameBinaryContentAs(fresh);
    }

    @Test
    void theCheckpointGoesOnWhereItStopped() throws Exception {
        Path input = table("%d,x");
        Path out = disk.resolve("out.jsonl");
        // Settings of a hundred kilobytes, which every checkpoint holds, and no output.
        String mapping = "x".repeat(100_000);
        Job job = o -> job(input, folder.resolve("e"))
                .then(
                        "normalize",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "field", "text",
                                        "transform", "replace",
                                        "params", Map.of("old", "y", "new", mapping)))))
                .filter("id == \"nothing\"")
                .write(o.toString());

        int failures = runUntilThereIsRoom(job, out, out);

        assertThat(failures).isGreaterThan(0);
        assertThat(out).isEmptyFile();
    }
}
