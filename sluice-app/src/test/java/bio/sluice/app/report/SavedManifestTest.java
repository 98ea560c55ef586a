package bio.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedManifestTest {
    private static final String LEDGER =
            "{\"read\": 3, \"written\": 2, \"dead\": 1, \"filtered\": 0, \"expanded\": 0, \"blank\": 4}";

    private static SavedManifest of(String text) {
        return SavedManifest.of(text.getBytes(StandardCharsets.UTF_8), "m.json");
    }

    @Test
    void givesWhatARunRecorded() {
        SavedManifest manifest = of("""
                {"manifest_version": 1, "name": "job",
                 "inputs": [{"name": "a.csv", "size": 12, "digest": "crc32c:1", "records": 3},
                            {"name": "-", "size": 0, "digest": null, "records": 0}],
                 "output": {"name": "o.jsonl", "format": "jsonl", "records": 2, "size": 9, "digest": "crc32c:2"},
                 "errors": {"name": "e.jsonl", "format": "jsonl", "records": 1, "size": 7, "digest": "crc32c:3"},
                 "graphs": {"g.sluice": "crc32c:4"}, "ledger": %s, "gate": null,
                 "run": {"fingerprint": {"version": "1", "chunk": "no"}},
                 "reading": {"format": "csv", "options": {"delimiter": ",", "header": true}, "longest_record": 9},

                 "repairs": {"name": "fixed.jsonl", "size": 5, "digest": "crc32c:5"}}
                """.formatted(LEDGER));

        assertThat(manifest.name()).isEqualTo("job");
        assertThat(manifest.inputs())
                .containsExactly(
                        new SavedManifest.Input("a.csv", 12, "crc32c:1", 3), new SavedManifest.Input("-", 0, null, 0));
        assertThat(manifest.output("output"))
                .isEqualTo(new OutputSummary("output", "o.jsonl", "jsonl", 2, 9, "crc32c:2"));
        assertThat(manifest.outputs()).extracting(OutputSummary::role).containsExactly("output", "errors");
        assertThat(manifest.output("unmatched")).isNull();
        assertThat(manifest.graphs()).isEqualTo(Map.of("g.sluice", "crc32c:4"));
        assertThat(manifest.ledger()).isEqualTo(new Ledger(3, 2, 1, 0, 0, 4));
        assertThat(manifest.gate()).isNull();
        assertThat(manifest.fingerprint().keySet()).containsExactly("version", "chunk");
        assertThat(manifest.reading())
                .isEqualTo(new SavedManifest.Used("csv", Map.of("delimiter", ",", "header", true), 9));
        assertThat(manifest.repairs()).isEqualTo(new SavedManifest.Repairs("fixed.jsonl", 5, "crc32c:5"));
    }

    @Test
    void knowsNothingOfSectionsThatAreNotThere() {
        SavedManifest manifest = of("{\"manifest_version\": 1, \"inputs\": [], \"ledger\": " + LEDGER + "}");

        assertThat(manifest.outputs()).isEmpty();
        assertThat(manifest.graphs()).isEmpty();
        assertThat(manifest.fingerprint()).isEmpty();
        assertThat(manifest.name()).isEmpty();
        assertThat(manifest.reading()).isNull();
        assertThat(manifest.repairs()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                           | it has no key "manifest_version"
                    {"manifest_version": 2}                      | its version is 2; this program reads version 1
                    {"manifest_version": 1}                      | it has no list "inputs"
                    {"manifest_version": 1, "inputs": [1]}       | an item of "inputs" is no object
                    {"manifest_version": 1, "inputs": [{}]}      | "inputs" has no text "name"
                    {"manifest_version": 1, "inputs": []}        | it has no "ledger"
                    {"manifest_version": 1                       | line 1, offset 22: not JSON, expected a comma or }
                    """)
    void refusesWhatIsNoManifest(String text, String why) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT))
                .hasMessage("m.json is not a manifest that can be read: " + why);
    }
}
