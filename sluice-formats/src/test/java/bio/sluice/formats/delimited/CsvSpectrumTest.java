package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.formats.text.BytesInput;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The cases of max-mapper/csv-spectrum: tables with a header, and their rows as JSON.
class CsvSpectrumTest {
    private final Path suite = SharedFiles.require("data/suites/csv-spectrum");

    @Test
    void readsEveryCaseAsItsJsonSays() throws IOException {
        List<String> cases = SuiteManifest.of(suite).ofKind("records");

        for (String name : cases) {
            TableReading reading = TableReading.of(
                    new CsvFormat(), List.of(new BytesInput(name, Files.readAllBytes(suite.resolve(name)))), Map.of());
            List<Object> objects = new ArrayList<>();
            for (List<String> row : reading.rows()) {
                Map<String, String> object = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    object.put(reading.columns().get(i), row.get(i));
                }
                objects.add(object);
            }
            Path expected = suite.resolve(name.replace(".csv", ".json"));

            assertThat(objects).as(name).isEqualTo(new JsonMapper().readValue(Files.readString(expected), List.class));
            assertThat(reading.refused()).as(name).isEmpty();
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(11);
    }
}
