package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/// Tables as users have them, to JSONL and back, cell by cell.
class RealTablesTest {
    /// A table and what is to become of it.
    ///
    /// @param file below the shared tables
    /// @param options how it is read
    /// @param rows records that arrive
    /// @param refused the lines of the others; each is a `ragged_row` unless said otherwise after a colon
    record Table(String file, Map<String, ?> options, int rows, List<String> refused) {
        @Override
        public String toString() {
            return file + " " + options;
        }

        char delimiter() {
            Object set = options.get("delimiter");
            return set != null ? set.toString().charAt(0) : isTsv() ? '\t' : ',';
        }

        char quote() {
            return isTsv() ? OtherReader.NO_QUOTE : '"';
        }

        private boolean isTsv() {
            return "tsv".equals(options.get("input_format")) || file.contains(".tsv");
        }

        boolean hasHeader() {
            return !Boolean.FALSE.equals(options.get("header"));
        }

        Sluice job(Path path) {
            Sluice job = Sluice.read(path.toString());
            options.forEach(job::with);
            return job;
        }

        /// The table's text from its header on, and how many lines stand before.
        String text(Path path) throws IOException {
            Object encoding = options.get("encoding");
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding.toString());
            try (InputStream in = file.endsWith(".gz")
                    ? new GZIPInputStream(Files.newInputStream(path))
                    : Files.newInputStream(path)) {
                String text = new String(in.readAllBytes(), charset);
                for (int i = 0; i < skipped(); i++) {
                    text = text.substring(text.indexOf('\n') + 1);
                }
                String comment = (String) options.get("comment");
                return comment == null ? text : text.replaceAll("(?m)^" + Pattern.quote(comment) + ".*\n", "\n");
            }
        }

        int skipped() {
            return options.get("skip_rows") instanceof Integer rows ? rows : 0;
        }
    }

    static final List<Table> TABLES = List.of(
            new Table("olink/Olink_uniprot_IDs.csv", Map.of(), 2925, List.of()),
            new Table("tcga/tcga_laml.maf.gz", Map.of("input_format", "tsv"), 2207, List.of()),
            new Table("tcga/tcga_laml_annot.tsv", Map.of(), 200, List.of()),
            new Table("gwas/gentropy/gwas_catalog_associations.tsv", Map.of(), 19, List.of()),
            new Table("gwas/gentropy/gwas_catalog_studies.tsv", Map.of(), 19, List.of()),
            new Table("gwas/gentropy/new_format_GCST90293086.h.tsv.gz", Map.of(), 999, List.of()),
            new Table("gwas/gentropy/complex_tab/9606.tsv", Map.of(), 8, List.of()),
            new Table("gct/test_p100.gct", Map.of("input_format", "tsv", "skip_rows", 2), 115, List.of()),
            new Table("gct/mini_gctoo_for_testing.gct", Map.of("input_format", "tsv", "skip_rows", 2), 11, List.of()),
            new Table("geo/GDS507.soft.gz", Map.of("input_format", "tsv", "skip_rows", 104), 22645, List.of("22751")),
            new Table(
                    "geo/GDS507.soft.gz",
                    Map.of("input_format", "tsv", "skip_rows", 104, "comment", "!"),
                    22645,
                    List.of()),
            new Table("somascan/example_data10.adat", Map.of("input_format", "tsv", "skip_rows", 65), 10, List.of()),
            new Table("messy/utf8bom.csv", Map.of(), 0, List.of()),
            new Table("messy/utf8bom.csv", Map.of("header", false), 1, List.of()),
            new Table("messy/complex.csv", Map.of(), 2, List.of("4")),
            new Table("messy/simple.psv", Map.of("input_format", "csv", "delimiter", "|"), 28, List.of()),
            new Table("messy/simple.ssv", Map.of("input_format", "csv", "delimiter", ";"), 6, List.of()),
            new Table("messy/excel_pasting.csv", Map.of("skip_rows", 3), 17, List.of()),
            new Table("messy/spanish_chars.csv", Map.of("encoding", "iso-8859-1"), 116, List.of()),
            new Table(
                    "messy/weird_head_padding.csv",
                    Map.of("delimiter", ";", "skip_rows", 11),
                    60,
                    List.of(
                            "74", "75", "76", "78", "79", "81", "82", "83", "85", "86", "88", "89", "90", "92", "93",
                            "94")));

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("TABLES")
    void arrivesInJsonCellByCell(Table table) throws IOException {
        Path path = SharedFiles.require("data/tables/" + table.file());

        Finished finished =
                Finished.of(table.job(path), folder.resolve("out.jsonl")).requireLedger();

        Expected expected = Expected.of(table, path);
        assertThat(finished.deadLetters().stream().map(RealTablesTest::place)).isEqualTo(table.refused());
        assertThat(finished.deadLetters().stream()
                        .map(letter -> letter.get("raw").asString()))
                .isEqualTo(expected.refusedRaw());
        List<JsonNode> records = finished.records();
        assertThat(records).hasSize(table.rows());
        for (int i = 0; i < records.size(); i++) {
            assertThat(OtherReader.keys(records.get(i))).isEqualTo(expected.columns());
            assertThat(OtherReader.cells(records.get(i), expected.columns()))
                    .as("record %d", i)
                    .isEqualTo(expected.rows().get(i));
        }
        assertThat(expected.rows()).hasSameSizeAs(records);
    }

    private static String place(JsonNode letter) {
        String kind = letter.get("kind").asString();
        return letter.get("line").asLong() + (kind.equals("ragged_row") ? "" : ":" + kind);
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void comesBackFromJsonAsTheSameCsv(Table table) throws IOException {
        Path path = SharedFiles.require("data/tables/" + table.file());
        Path jsonl = Finished.of(table.job(path), folder.resolve("there.jsonl")).output();
        Finished straight = Finished.of(table.job(path), folder.resolve("straight.csv"));

        Finished direct =
                table.rows() == 0 ? straight : Finished.of(Sluice.read(jsonl.toString()), folder.resolve("back.csv"));

        Expected expected = Expected.of(table, path);
        List<List<String>> back = OtherReader.cells(direct.text(), ',', '"');
        assertThat(back.get(0)).isEqualTo(expected.columns());
        assertThat(back.subList(1, back.size())).isEqualTo(expected.rows());
        assertThat(direct.text()).isEqualTo(straight.text());
        direct.requireLedger(back.size() - 1);
        Finished again = Finished.of(Sluice.read(direct.output().toString()), folder.resolve("again.jsonl"));
        assertThat(again.output()).hasSameBinaryContentAs(jsonl);
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void arrivesInTsvUnlessACellHoldsATabOrLineBreak(Table table) throws IOException {
        Path path = SharedFiles.require("data/tables/" + table.file());

        Finished finished = Finished.of(table.job(path), folder.resolve("out.tsv"));

        Expected expected = Expected.of(table, path);
        Map<Boolean, List<List<String>>> writable = expected.rows().stream()
                .collect(Collectors.partitioningBy(
                        row -> row.stream().noneMatch(cell -> cell.matches("(?s).*[\t\r\n].*"))));
        List<List<String>> arrived = OtherReader.cells(finished.text(), '\t', OtherReader.NO_QUOTE);
        assertThat(arrived.subList(1, arrived.size())).isEqualTo(writable.get(true));
        assertThat(finished.deadLetters().stream()
                        .filter(letter -> letter.get("kind").asString().equals("unwritable_value")))
                .hasSameSizeAs(writable.get(false));
        finished.requireLedger(arrived.size() - 1);
    }

    @Test
    void passesNestedRecordsThroughUnchanged() throws IOException {
        Path path = SharedFiles.require("data/tables/gwas/gentropy/variant_sources/eva-test.jsonl");

        Finished finished = Finished.of(Sluice.read(path.toString()), folder.resolve("out.jsonl"))
                .requireLedger();

        List<JsonNode> before = Finished.jsonLines(path);
        assertThat(finished.records()).isEqualTo(before);
        Finished table = Finished.of(Sluice.read(path.toString()), folder.resolve("out.csv"));
        List<List<String>> cells = OtherReader.cells(table.text(), ',', '"');
        for (int i = 0; i < before.size(); i++) {
            assertThat(cells.get(i + 1)).isEqualTo(OtherReader.cells(before.get(i), cells.get(0)));
        }
        table.requireLedger(before.size());
    }

    /// What another reader makes of a table.
    ///
    /// @param refusedRaw the records with too few or too many fields, as written
    private record Expected(List<String> columns, List<List<String>> rows, List<String> refusedRaw) {
        static Expected of(Table table, Path path) throws IOException {
            String text = table.text(path);
            List<OtherReader.Line> lines = OtherReader.lines(text, table.delimiter(), table.quote());
            List<String> columns = table.hasHeader()
                    ? header(lines.get(0).cells())
                    : Stream.iterate(0, i -> i + 1)
                            .limit(lines.get(0).cells().size())
                            .map(i -> "col_" + i)
                            .toList();
            List<List<String>> rows = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            String[] physical = text.split("\r?\n", -1);
            for (OtherReader.Line line : lines.subList(table.hasHeader() ? 1 : 0, lines.size())) {
                if (line.cells().size() == columns.size()) {
                    rows.add(line.cells());
                } else {
                    refused.add(physical[(int) line.number() - 1]);
                }
            }
            return new Expected(columns, rows, refused);
        }

        /// Names are trimmed; an empty one is its place, a second one is numbered.
        private static List<String> header(List<String> names) {
            Map<String, Integer> seen = new LinkedHashMap<>();
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).strip();
                int times = name.isEmpty() ? 1 : seen.merge(name, 1, Integer::sum);
                columns.add(name.isEmpty() ? "col_" + i : times == 1 ? name : name + "_" + times);
            }
            return columns;
        }
    }
}
