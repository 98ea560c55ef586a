package bio.sluice.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.formats.json.JsonlFormat;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.RawChunk;
import bio.sluice.testkit.RepeatedInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BlankLinesTest {
    /// More than an `int` counts, which is how many stood in the manifest once.
    @Test
    @Tag("slow")
    void areCountedHoweverManyThereAre() throws IOException {
        byte[] lines = new byte[1 << 20];
        Arrays.fill(lines, (byte) '\n');
        RepeatedInput input = new RepeatedInput("blank.jsonl", lines, 2_100);
        JsonlFormat format = new JsonlFormat();
        RawChunk chunk = new RawChunk();
        long blank = 0;

        try (ChunkSource chunks =
                format.read(List.of(input), format.readerOptions().defaults()).open(1 << 20)) {
            while (chunks.next(chunk, 1_000, 1 << 20)) {
                blank += chunk.blank();
            }
            blank += chunk.blank();
        }

        assertThat(blank).isEqualTo(input.size()).isGreaterThan(Integer.MAX_VALUE);
    }
}
