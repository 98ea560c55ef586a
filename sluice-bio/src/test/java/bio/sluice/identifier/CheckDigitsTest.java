package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "loinc,1234567-"
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
        "loinc,4548-4"
    })
    void knownNumbersAreRight(String type, String identifier) {
        assertThat(Values.status(type, identifier)).isEqualTo(Status.EXACT);
    }

    @Test
    void noDateIsACasNumber() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() <= 2025; day = day.plusDays(1)) {
            assertThat(Values.status("cas", day.toString())).isEqualTo(Status.MALFORMED);
        }
    }
}
