package bio.sluice.formats.unreadable;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.io.UnreadableInput;
import bio.sluice.testkit.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableInputsTest {
    private static List<String> descriptions(byte[] head) {
        return ServiceLoader.load(UnreadableInput.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.recognises(head, head.length))
                .map(UnreadableInput::description)
                .toList();
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "D0CF11E0A1B11AE100000000, an old Excel workbook (.xls) or another old Office file",
        "425A6839314159265359, a bzip2 file",
        "FD377A585A000004, an xz file",
        "28B52FFD0458, a Zstandard file",
        "504152311504, a Parquet file",
        "4152524F57310000, an Arrow or Feather file",
        "894844460D0A1A0A00, 'an HDF5 file (.h5, .h5ad, .loom)'"
    })
    void recognisesKindsByTheirSignature(String head, String description) {
        assertThat(descriptions(HexFormat.of().parseHex(head))).containsExactly(description);
    }

    @Test
    void tellsWorkbooksFromOtherZipArchives() throws IOException {
        assertThat(descriptions(zip("[Content_Types].xml"))).containsExactly("an Excel workbook");
        assertThat(descriptions(zip("table.csv"))).containsExactly("a zip archive");
    }

    @Test
    void recognisesRealFiles() throws IOException {
        byte[] parquet = Files.readAllBytes(SharedFiles.require("data/suites/parquet/data/nan_in_stats.parquet"));

        assertThat(descriptions(parquet)).containsExactly("a Parquet file");
    }

    @Test
    void leavesTablesAlone() {
        assertThat(descriptions("id,name\n1,BZ\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(descriptions("PK,name\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(descriptions(new byte[0])).isEmpty();
    }

    @Test
    void everyKindNamesTheWayOut() {
        assertThat(ServiceLoader.load(UnreadableInput.class))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(kind -> {
                    assertThat(kind.description()).isNotBlank();
                    assertThat(kind.wayOut()).isNotBlank();
                });
    }
}
