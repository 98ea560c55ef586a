package bio.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {
    @ParameterizedTest
    @CsvSource({
        "7, true, true, true",
        "007, true, true, false",
        "+7, true, true, false",
        "-0, true, true, true",
        "1.50, true, false, true",
        "1e5, true, false, true",
        "1E-5, true, false, true",
        "0.1, true, false, true",
        "-00.1, true, false, false",
        "1., false, false, false",
        ".5, false, false, false",
        "1e, false, false, false",
        "1e+, false, false, false",
        "1e9999999999, false, false, false",
        "-, false, false, false",
        "--1, false, false, false",
        "'1 ', false, false, false",
        "0x1, false, false, false",
        "NaN, false, false, false",
        "١, false, false, false",
    })
    void tellsNumbersFromTexts(String text, boolean number, boolean integer, boolean json) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(DecimalText.isNumber(bytes, 0, bytes.length)).isEqualTo(number);
        assertThat(DecimalText.isInteger(bytes, 0, bytes.length)).isEqualTo(integer);
        assertThat(DecimalText.isJsonNumber(bytes, 0, bytes.length)).isEqualTo(json);
    }

    @Test
    void takesNoTextOfExcessiveLengthForANumber() {
        byte[] digits = "1".repeat(DecimalText.MAX_LENGTH + 1).getBytes(StandardCharsets.US_ASCII);

        assertThat(DecimalText.isNumber(digits, 0, DecimalText.MAX_LENGTH)).isTrue();
        assertThat(DecimalText.isNumber(digits, 0, digits.length)).isFalse();
        assertThat(DecimalText.isInteger(digits, 0, digits.length)).isFalse();
    }

    @Test
    void comparesFarApartExponentsAtOnce() {
        byte[] large = "1e999999999".getBytes(StandardCharsets.US_ASCII);
        byte[] small = "1e-999999999".getBytes(StandardCharsets.US_ASCII);

        assertThat(DecimalText.compare(large, 0, large.length, small, 0, small.length))
                .isPositive();
        assertThat(DecimalText.compare(small, 0, small.length, 0)).isPositive();
        assertThat(DecimalText.compare(large, 0, large.length, Long.MAX_VALUE)).isPositive();
    }
}
