package bio.sluice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command in a JVM that halts at a named point, and what comes of going on.
class HaltTest {
    private static final List<String> POINTS = List.of(
            "rename out.jsonl.gz.sluice/checkpoint.new",
            "rename out.jsonl.gz.sluice/errors",
            "rename out.jsonl.gz.sluice/output",
            "rename out.jsonl.gz.manifest.json.part",
            "delete out.jsonl.gz.sluice");

    @TempDir
    private Path folder;

    private final Command command = Command.ofTest();

    @Test
    void leavesTheSameFilesWhereverItHalts() throws Exception {
        StringBuilder table = new StringBuilder("id\n");
        for (int i = 0; i < 30_000; i++) {
            table.append("row number ").append(i).append(i % 1_000 == 0 ? ",ragged\n" : "\n");
        }
        Files.writeString(folder.resolve("in.csv"), table);
        Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
        List<String> arguments =
                List.of("convert", "../in.csv", "-o", HaltingStorage.SCHEME + "out.jsonl.gz", "--resume");
        command.start(undisturbed, arguments).requireEnd(0);

        for (String point : POINTS) {
            Path halted = Files.createDirectory(folder.resolve("halted-" + POINTS.indexOf(point)));
            command.start(halted, arguments, Map.of(HaltingStorage.VARIABLE, point))
                    .requireEnd(HaltingStorage.EXIT);
            assertThat(new Leftovers(halted).files()).as(point).isNotEqualTo(new Leftovers(undisturbed).files());
            command.start(halted, arguments).requireEnd(0);
            new Leftovers(halted).requireSameAs(new Leftovers(undisturbed), "halted before " + point);
        }
    }
}
