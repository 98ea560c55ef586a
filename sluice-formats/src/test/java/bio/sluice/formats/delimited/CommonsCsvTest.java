package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The files of Apache Commons CSV. A control file names settings on its first line and gives the expected records
/// as `size:[values]`, perhaps followed by `#` and the comments before the record, which Sluice does not keep.
class CommonsCsvTest {
    private final Path cases = SharedFiles.require("data/suites/commons-csv/cases");

    @Test
    void readsEveryControlledFileAsExpected() throws IOException {
        List<String> controls =
                SuiteManifest.of(cases.getParent()).ofKind("expected").stream().toList();

        for (String control : controls) {
            List<String> lines = Files.readAllLines(cases.getParent().resolve(control)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            String[] settings = lines.get(0).split(" ");
            boolean comments = lines.get(0).contains("CheckComments");
            List<String> expected = lines.stream()
                    .skip(2)
                    .map(line -> comments ? line.replaceFirst("]#.*", "]") : line)
                    .toList();

            assertThat(records("CSVFileParser/" + settings[0], options(settings)).stream()
                            .map(record -> record.size() + ":" + record))
                    .as(control)
                    .containsExactlyElementsOf(expected);
        }
        assertThat(controls).hasSizeGreaterThanOrEqualTo(7);
    }

    private static Map<String, Object> options(String[] settings) {
        Map<String, Object> options = new HashMap<>(Map.of("header", false, "skip_blank", false));
        for (String setting : settings) {
            switch (setting.replaceFirst("=.*", "")) {
                case "IgnoreEmpty" -> options.put("skip_blank", true);
                case "IgnoreSpaces" -> options.put("strip_whitespace", true);
                case "CommentStart" -> options.put("comment", setting.replaceFirst(".*=", ""));
                default -> {
                    // the file's name, and whether comments are compared
                }
            }
        }
        return options;
    }

    private List<List<String>> records(String file, Map<String, ?> options) throws IOException {
        return TableReading.allRecords(
                new CsvFormat(), new BytesInput(file, Files.readAllBytes(cases.resolve(file))), options);
    }

    private TableReading reading(DelimitedFormat format, String file, Map<String, ?> options) throws IOException {
        return TableReading.of(format, List.of(new BytesInput(file, Files.readAllBytes(cases.resolve(file)))), options);
    }

    @Test
    void readsTheFilesOfItsIssues() throws IOException {
        CsvFormat csv = new CsvFormat();

        assertThat(reading(csv, "CSVFileParser/bom.csv", Map.of()).columns())
                .containsExactly("Date", "Open", "High", "Low", "Close", "Volume");
        assertThat(reading(csv, "CSV-196/emoji.csv", Map.of()).rows())
                .hasSizeGreaterThan(1)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo("😄".repeat(10)));
        assertThat(reading(csv, "CSV-196/japanese.csv", Map.of()).rows())
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(row.get(2)).startsWith("きちん"));
        assertThat(records("CSV-213/999751170.patch.csv", Map.of("delimiter", ";")))
                .contains(List.of("27", ""));
        assertThat(records("CSV-254/csv-254.csv", Map.of("header", false)))
                .containsExactly(List.of("AA", "33", ""), List.of("AA", "", ""), List.of("", "33", "CC"));
        assertThat(records("CSV-259/sample.txt", Map.of("header", false))).containsExactly(List.of("x", "y", "z"));
        assertThat(records("CSV-290/psql.csv", Map.of("header", false)))
                .containsExactly(
                        List.of("1", "abc", "test line 1\ntest line 2", "", ""),
                        List.of("2", "xyz", "\\b:\b \\t:\t \\n:\n \\r:\r", "a", "b"),
                        List.of("3", "a", "b,c,d", "\"quoted\"", "e"));
        assertThat(reading(new TsvFormat(), "CSV-290/psql.tsv", Map.of("header", false))
                        .rows())
                .contains(List.of("3", "a", "b,c,d", "\"quoted\"", "e"));
        assertThat(records("csv-167/sample1.csv", Map.of("comment", "#")))
                .containsExactly(
                        List.of("Dan Simmons", "Hyperion", "1989"),
                        List.of("Douglas Adams", "The Hitchhiker's \\\"Guide\\\" to the Galaxy", "1979"),
                        List.of("Douglas John", "The Hitchhiker's \\\"Guide\\\" to the Mars", "1979"));
    }

    @Test
    void refusesTheMalformedLinesOfCsv141Only() throws IOException {
        TableReading reading = reading(new CsvFormat(), "CSV-141/csv-141.csv", Map.of("header", false));

        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.rows().get(1).get(4)).isEqualTo("pass sem1 _84:\\");
        assertThat(reading.refused())
                .extracting(refused -> refused.kind() + " " + refused.position().line())
                .containsExactly("unterminated_quote 3", "unterminated_quote 4");
    }

    @Test
    void callsAnEmptyFileEmpty() {
        assertThatThrownBy(() -> reading(new CsvFormat(), "empty.txt", Map.of()))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("empty.txt is empty");
    }

    @Test
    void survivesAFileThatIsNoTable() throws IOException {
        TableReading reading = reading(new CsvFormat(), "CSV-248/csvRecord.bin", Map.of("header", false));

        assertThat(reading.refused()).isNotEmpty();
    }
}
