package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bio.sluice.fault.RunStopped;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The specification cases of FastCSV: for each an input, settings and the records that it holds.
///
/// A record with another number of fields than the first is a dead letter here, so it is compared by reading its `raw`
/// again on its own; an input without a record ends the run as empty.
class FastCsvSpecTest {
    /// What Sluice does not do as FastCSV does, and why.
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "comments-read", "comments can be skipped, but are not returned as records",
            "spaces-around-quotes-1", "blanks behind a closing quote mean nothing, as the suite of Commons CSV demands",
            "spaces-around-quotes-2", "blanks behind a closing quote mean nothing, as the suite of Commons CSV demands",
            "^___\\n^___\\r^___\\r\\n^___", "line ends are those seen first, so that a lone CR can be data",
            "^___$^\"___$___", "a quote that never closes costs its own line, and the next line is a record again");

    private final Path suite = SharedFiles.require("data/suites/fastcsv-spec");

    @Test
    @SuppressWarnings("unchecked") // YAML has no types
    void readsEveryCaseAsItsSpecificationSays() throws IOException {
        int checked = 0;
        for (String file : SuiteManifest.of(suite).ofKind("spec-yaml")) {
            Map<String, Object> spec = (Map<String, Object>)
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(suite.resolve(file)));
            Map<String, Object> settings = (Map<String, Object>) spec.getOrDefault("settings", Map.of());
            for (Map<String, Object> check : (List<Map<String, Object>>) spec.get("checks")) {
                for (String lineEnd : List.of("\n", "\r", "\r\n")) {
                    String id = (String) check.get("id");
                    if (EXCEPTIONS.keySet().stream().noneMatch(id::startsWith)) {
                        check(id, spelt(check.get("input"), lineEnd), settings, (List<List<String>>)
                                spelt(check.get("records"), lineEnd));
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(3 * 51);
    }

    private static void check(String id, Object input, Map<String, Object> settings, List<List<String>> expected)
            throws IOException {
        Map<String, Object> options = new HashMap<>(Map.of("header", false));
        options.put("skip_blank", settings.getOrDefault("skipEmptyLines", false));
        if ("SKIP".equals(settings.get("commentMode"))) {
            options.put("comment", "#");
        }
        BytesInput file = new BytesInput(id, (String) input);
        try {
            assertThat(TableReading.allRecords(new CsvFormat(), file, options))
                    .as(id)
                    .isEqualTo(expected);
        } catch (RunStopped stopped) {
            if (!expected.isEmpty() && !settings.containsKey("exceptionAllowed")) {
                fail(id, stopped);
            }
            assertThat(stopped.reason()).as(id).isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
        }
    }

    /// With the visible control characters replaced by real ones.
    private static Object spelt(Object value, String lineEnd) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> spelt(item, lineEnd)).toList();
        }
        return ((String) value)
                .replace("⏎", lineEnd)
                .replace("␤", "\r\n")
                .replace("␍", "\r")
                .replace("␊", "\n")
                .replace("␠", " ");
    }

    @Test
    void findsRecordsWhereTheScannerDoes() throws IOException {
        List<String> cases = Files.readAllLines(suite.resolve("cases/scanner.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !EXCEPTIONS.containsKey(line))
                .toList();

        for (String text : cases) {
            for (String lineEnd : List.of("\n", "\r", "\r\n")) {
                String marked = text.replace("$", lineEnd);
                TableReading reading = TableReading.of(
                        new CsvFormat(),
                        List.of(new BytesInput("scanned", marked.replace("^", ""))),
                        Map.of("header", false, "skip_blank", false));

                assertThat(Stream.concat(
                                        reading.positions().stream(),
                                        reading.refused().stream().map(TableReading.Refused::position))
                                .map(position -> (int) position.offset()))
                        .as(text)
                        .containsExactlyElementsOf(marks(marked));
            }
        }
        assertThat(cases).hasSizeGreaterThan(10);
    }

    private static List<Integer> marks(String text) {
        return Stream.iterate(text.indexOf('^'), at -> at >= 0, at -> text.indexOf('^', at + 1))
                .map(at -> text.substring(0, at).replace("^", "").length())
                .toList();
    }

    @Test
    void readsTheSameRecordInEveryUnicodeEncoding() throws IOException {
        for (String file : SuiteManifest.of(suite).ofKind("bom")) {
            TableReading reading = TableReading.of(
                    new CsvFormat(), List.of(new BytesInput(file, Files.readAllBytes(suite.resolve(file)))), Map.of());

            assertThat(reading.columns()).as(file).containsExactly("foo", "üÜß");
            assertThat(reading.rows()).as(file).containsExactly(List.of("123", "456"));
        }
    }
}
