package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.Sluice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options under `file_readers` that something else than the reader heeds.
class ReaderOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheEmptyValuesOfAFormat() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "id\nnone\nP04637\n");
        Path output = folder.resolve("out.jsonl");

        Sluice.read(input.toString())
                .with("file_readers", Map.of("csv", Map.of("empty_values", List.of("none"))))
                .with("column_mappings", List.of(Map.of("source_column", "id", "identifier_type", "uniprot")))
                .write(output.toString());

        assertThat(Files.readAllLines(output).get(0)).contains("\"status\":\"empty\"");
    }

    @Test
    void limitsTheDecompressionRatioOfAFormat() throws IOException {
        Path input = folder.resolve("in.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(input))) {
            out.write("id\n".getBytes(StandardCharsets.UTF_8));
            out.write("P04637\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> Sluice.read(input.toString())
                        .with("file_readers", Map.of("csv", Map.of("max_decompression_ratio", 20)))
                        .write(folder.resolve("out.jsonl").toString()))
                .hasMessageContaining("max_decompression_ratio");
    }
}
