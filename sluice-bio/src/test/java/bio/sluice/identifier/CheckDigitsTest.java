package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {
    /// CAS numbers of formaldehyde, water, caffeine, ethanol, glucose; LOINC codes of creatinine, glucose, HbA1c.
    @ParameterizedTest
    @CsvSource({
        "cas,50-00-",
        "cas,7732-18-",
        "cas,58-08-",
        "cas,64-17-",
        "cas,50-99-",
        "cas,1234567-89-",
        "loinc,2160-",
        "loinc,2345-",
        "loinc,4548-",
        "loinc,1-",
        "loinc,1234567-",
        "loinc,LP14355-",
        "loinc,LA6751-",
        "snomedct,2229800",
        "snomedct,7321100",
        "snomedct,90000000000020700",
        "orcid,0000-0002-1825-009",
        "orcid,0000-0001-5109-370"
    })
    void onlyOneDigitIsRight(String type, String number) {
        int right = 0;
        for (int digit = 0; digit <= 9; digit++) {
            right += Values.status(type, number + digit) == Status.EXACT ? 1 : 0;
        }

        assertThat(right).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "cas,50-00-0",
        "cas,7732-18-5",
        "cas,58-08-2",
        "cas,64-17-5",
        "loinc,2160-0",
        "loinc,2345-7",
        "loinc,4548-4",
        "loinc,LP14355-9",
        "loinc,LA6751-7",
        "loinc,LL379-9",
        "loinc,LG51018-6",
        "snomedct,22298006",
        "snomedct,404684003",
        "snomedct,900000000000207008",
        "orcid,0000-0002-1825-0097",
        "orcid,0000-0002-1694-233X",
        "unii,059QF0KO0R"
    })
    void knownNumbersAreRight(String type, String identifier) {
        assertThat(Values.status(type, identifier)).isEqualTo(Status.EXACT);
    }

    /// Every number of some range has one right check digit, and any other is refused.
    @ParameterizedTest
    @ValueSource(strings = {"cas", "loinc", "snomedct", "orcid"})
    void everyWrongLastDigitIsRefused(String type) {
        for (int i = 100; i < 3_000; i += 7) {
            String number = switch (type) {
                case "cas" -> i + "-" + String.format(Locale.ROOT, "%02d", i % 100) + "-";
                case "loinc" -> i + "-";
                case "snomedct" -> i * 1_000L + "00";
                default -> String.format(Locale.ROOT, "0000-0002-%04d-%03d", i, i % 1_000);
            };
            int right = 0;
            for (char digit : "0123456789X".toCharArray()) {
                right += Values.status(type, number + digit) == Status.EXACT ? 1 : 0;
            }

            assertThat(right).as(number).isEqualTo(1);
        }
    }

    @Test
    void noDateIsACasNumber() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() <= 2025; day = day.plusDays(1)) {
            assertThat(Values.status("cas", day.toString())).isEqualTo(Status.MALFORMED);
        }
    }
}
