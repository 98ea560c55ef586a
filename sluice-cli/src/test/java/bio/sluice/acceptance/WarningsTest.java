package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.Position;
import bio.sluice.stream.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningsTest {
    @TempDir
    Path folder;

    @Test
    void areToldOnceForEachKindHoweverManyThereAre() throws Exception {
        int records = 100_000;
        Path input = folder.resolve("in.jsonl");
        try (var out = Files.newBufferedWriter(input)) {
            for (int i = 0; i < records; i++) {
                out.write("{\"k" + i % 1_000 + "\":1,\"k" + i % 1_000 + "\":" + i + "}\n");
            }
        }
        List<String> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void warned(String kind, Position first, String message) {
                told.add(kind);
            }
        };

        Finished finished = Finished.of(
                Sluice.read(input.toString()).with(new RunSettings(false, "test", listener, told::add)),
                folder.resolve("out.jsonl"));

        assertThat(told).hasSizeLessThan(10).containsOnlyOnce("duplicate_key");
        assertThat(finished.report().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.count()).isEqualTo(records));
    }
}
