package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.MemoryInput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines that the fuzzer found.
class FuzzedLinesTest {
    /// What an earlier chunk left behind the end of the input must not tell.
    @ParameterizedTest
    @ValueSource(strings = {"{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{", "{\"a", "{\"a\":\"x"})
    void tellsTheSameOfALineThatIsCutWhateverStoodThereBefore(String cut) throws IOException {
        String whole = "{\"a\":1,\"b\":\"" + "x:\"".replace("\"", "\\\"").repeat(20) + "\"}\n";
        String colons = "{\"" + ":".repeat(40) + "\":1}\n";
        String ones = "{\"a\":" + "1".repeat(60) + "}\n";

        String alone = refusal(cut, 1);

        for (String before : List.of(whole, colons, ones)) {
            assertThat(refusal(before + cut, 1)).as("behind %s", before).isEqualTo(alone);
        }
    }

    private static String refusal(String text, int maxRecords) throws IOException {
        Decoded decoded = Decoded.of(
                new JsonlFormat().read(List.of(MemoryInput.of("in", text)), Decoded.defaults()), maxRecords, 1 << 20);
        assertThat(decoded.refusals).hasSize(1);
        return decoded.refusals.get(0).replaceAll("^.*?: ", "");
    }
}
