package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceTest {
    private static int parse(String text) {
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Confidence.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000000000",
        "1.0, 1000000000",
        "0, 0",
        "0.95, 950000000",
        ".5, 500000000",
        "0.123456789, 123456789",
        "0.1234567890, 123456789",
        "9.5e-1, 950000000",
        "'', 1000000000",
    })
    void keepsNineDecimals(String text, int units) {
        assertThat(parse(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"0.8909999999999999, 891000000", "0.1234567885, 123456789", "1e-30, 0", "0.99999999999, 1000000000"})
    void roundsMoreAndSaysSo(String text, int units) {
        assertThat(parse(text)).isEqualTo(units | Confidence.ROUNDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "-0.5", "x", ".", "1.000000001", "2", "0,5", "95%", "NaN", "1e400000000", "1 "})
    void refusesWhatIsNoNumberFromZeroToOne(String text) {
        assertThat(parse(text)).isEqualTo(Confidence.MALFORMED);
    }

    @Test
    void knowsHowManyDecimalsItNeeds() {
        assertThat(Confidence.decimals(Confidence.ONE)).isZero();
        assertThat(Confidence.decimals(950_000_000)).isEqualTo(2);
        assertThat(Confidence.decimals(123_456_789)).isEqualTo(9);
    }
}
