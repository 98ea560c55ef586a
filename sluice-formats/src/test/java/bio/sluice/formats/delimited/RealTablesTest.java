package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.formats.text.BytesInput;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.RecordWriter;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables as users have them, read, written as CSV and read again.
class RealTablesTest {
    private static final DelimitedFormat CSV = new CsvFormat();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    olink/Olink_uniprot_IDs.csv                      | csv |                          | 0
                    messy/complex.csv                                | csv |                          | 1
                    messy/complex.csv                                | csv | strip_whitespace=true    | 0
                    messy/excel_pasting.csv                          | csv | skip_rows=3              | 0
                    messy/simple.psv                                 | csv | delimiter=pipe              | 0
                    messy/simple.ssv                                 | csv | delimiter=;              | 0
                    messy/spanish_chars.csv                          | csv | encoding=iso-8859-1      | 0
                    messy/weird_head_padding.csv                     | csv | delimiter=; skip_rows=11 | 16
                    gwas/gentropy/complex_tab/9606.tsv               | tsv |                          | 0
                    gwas/gentropy/gwas_catalog_associations.tsv      | tsv |                          | 0
                    gwas/gentropy/gwas_catalog_studies.tsv           | tsv |                          | 0
                    gwas/gentropy/new_format_GCST90293086.h.tsv.gz   | tsv |                          | 0
                    tcga/tcga_laml.maf.gz                            | tsv |                          | 0
                    tcga/tcga_laml_annot.tsv                         | tsv |                          | 0
                    gct/mini_gctoo_for_testing.gct                   | tsv | skip_rows=2              | 0
                    gct/test_p100.gct                                | tsv | skip_rows=2              | 0
                    """)
    void comeThroughCsvUnchanged(String file, String format, String settings, int expectedRefusals) throws IOException {
        DelimitedFormat from = format.equals("csv") ? CSV : new TsvFormat();
        BytesInput input = new BytesInput(file, content(SharedFiles.require("data/tables/" + file)));
        Map<String, Object> options = options(settings);

        TableReading reading = TableReading.of(from, List.of(input), options);
        RecordWriter writer = CSV.write(CSV.writerOptions().defaults());
        ByteSink copy = new ByteSink(Budget.unlimited());
        copy.write(writer.head(reading.columns()));
        Encoder encoder = writer.encoder(reading.columns());
        TableReading.each(from, List.of(input), options, batch -> encoder.encode(batch, Encoder.Rows.LIVE, copy));
        TableReading again = TableReading.of(
                CSV, List.of(new BytesInput("copy", Arrays.copyOf(copy.bytes(), copy.length()))), Map.of());

        assertThat(reading.refused()).hasSize(expectedRefusals);
        assertThat(reading.rows()).isNotEmpty();
        assertThat(again.columns()).isEqualTo(reading.columns());
        assertThat(again.rows()).isEqualTo(reading.rows());
        assertThat(again.refused()).isEmpty();
    }

    private static Map<String, Object> options(String settings) {
        Map<String, Object> options = new HashMap<>();
        for (String setting : settings == null ? new String[0] : settings.split(" ")) {
            String[] parts = setting.split("=");
            options.put(parts[0], parts[1].replace("pipe", "|"));
        }
        return options;
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream stored = Files.newInputStream(file)) {
            return (file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored).readAllBytes();
        }
    }

    @Test
    void inAnotherEncodingSayWhichRowsCannotBeRead() throws IOException {
        Path file = SharedFiles.require("data/tables/messy/spanish_chars.csv");

        TableReading reading = TableReading.of(
                CSV,
                List.of(new BytesInput("spanish.csv", Files.readAllBytes(file))),
                Map.of("header", false, "columns", List.of("a", "b", "c", "d", "e", "f", "g", "h")));

        assertThat(reading.refused())
                .isNotEmpty()
                .allSatisfy(refused -> assertThat(refused.kind()).isEqualTo("undecodable"));
    }
}
