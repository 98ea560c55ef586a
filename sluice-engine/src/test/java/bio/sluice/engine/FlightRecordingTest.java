package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.Target;
import bio.sluice.testkit.MemoryStorage;
import bio.sluice.testkit.MemoryTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
    @TempDir
    private Path folder;

    private List<RecordedEvent> recorded(String lines, Target target, Resumption resumption) throws IOException {
        Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            for (String name : List.of("Chunk", "Checkpoint", "Fault")) {
                recording.enable("bio.sluice." + name).withoutThreshold();
            }
            recording.start();
            Pipeline usual = Runs.pipeline(Runs.source(lines), target, ErrorPolicy.LENIENT, Runs.limits(10, 2, 5));
            new LocalRunner()
                    .run(
                            new Pipeline(
                                    usual.name(),
                                    usual.source(),
                                    usual.stages(),
                                    usual.writer(),
                                    usual.columns(),
                                    usual.target(),
                                    usual.policy(),
                                    usual.limits(),
                                    resumption),
                            RunListener.SILENT);
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("bio.sluice." + name))
                .toList();
    }

    @Test
    void isDocumentedWithAllItsFields() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "metrics.md"));

        List<RecordedEvent> events = recorded("a,pass\nb,fail\n", new MemoryTarget(), null);

        assertThat(events).extracting(event -> event.getEventType().getName()).contains("bio.sluice.Chunk", "bio.sluice.Fault");
        assertThat(events).allSatisfy(event -> {
            String row = docs.lines()
                    .filter(line -> line.startsWith("| `" + event.getEventType().getName() + "`"))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.getFields()).extracting(ValueDescriptor::getName)
                    .filteredOn(name -> !List.of("startTime", "duration", "eventThread", "stackTrace").contains(name))
                    .allSatisfy(name -> assertThat(row).contains("`" + name + "`"));
        });
    }

    @Test
    void hasAnEventForEveryChunk() throws IOException {
        MemoryTarget target = new MemoryTarget();
        List<RecordedEvent> chunks = named("Chunk", recorded("a,pass\nb,fail\n".repeat(25), target, null));

        assertThat(chunks)
                .extracting(event -> event.getLong("chunk"))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        assertThat(chunks)
                .extracting(event -> event.getLong("firstRecord"))
                .containsExactlyInAnyOrder(1L, 11L, 21L, 31L, 41L);
        assertThat(chunks)
                .allSatisfy(event -> {
                    assertThat(event.getLong("records")).isEqualTo(10);
                    assertThat(event.getLong("dead")).isEqualTo(5);
                    assertThat(event.getLong("bytesRead")).isEqualTo(70);
                });
        assertThat(chunks.stream().mapToLong(event -> event.getLong("bytesWritten")).sum())
                .isEqualTo(target.output().length());
    }

    @Test
    void hasAnEventForEveryDeadLetterThatSaysWhereAndWhyButNotWhat() throws IOException {
        List<RecordedEvent> faults =
                named("Fault", recorded("a,pass\nsecret,fail\nb,throw\n", new MemoryTarget(), null));

        assertThat(faults)
                .extracting(event -> event.getString("stage"), event -> event.getString("kind"), event -> event.getLong("line"))
                .containsExactlyInAnyOrder(
                        tuple("scripted", "told_to_fail", 2L),
                        tuple("scripted", "processor_error", 3L));
        assertThat(faults).allSatisfy(event -> assertThat(event.toString()).doesNotContain("secret"));
    }

    @Test
    void hasAnEventForEveryCheckpoint() throws IOException {
        MemoryStorage storage = new MemoryStorage();
        Target target = new FileTarget(new OutputFiles(
                new FilePlace(storage, "out.jsonl", null),
                "jsonl",
                new FilePlace(storage, "out.errors.jsonl", null),
                null,
                OutputFiles.Existing.REFUSE,
                DigestAlgorithm.CRC32C));
        Resumption resumption = new Resumption(Map.of(), false, Duration.ofDays(1), Long.MAX_VALUE);

        List<RecordedEvent> checkpoints = named("Checkpoint", recorded("a,pass\n".repeat(30), target, resumption));

        assertThat(checkpoints).hasSize(1);
        assertThat(checkpoints.get(0).getLong("records")).isEqualTo(30);
        assertThat(checkpoints.get(0).getLong("chunks")).isEqualTo(3);
        assertThat(checkpoints.get(0).getBoolean("last")).isTrue();
    }
}
