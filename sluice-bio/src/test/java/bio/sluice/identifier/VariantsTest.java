package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Well-formed and ill-formed values of every type, from `variants.tsv`: lengths at the limits, other letter case,
/// wrong
/// check digits, a sign too many or too few, the prefixes of others.
class VariantsTest {
    /// @param accepted values of the type
    /// @param refused values that look like it
    record Case(String type, List<String> accepted, List<String> refused) {
        @Override
        public String toString() {
            return type;
        }
    }

    static List<Case> cases() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VariantsTest.class.getResourceAsStream("variants.tsv")),
                StandardCharsets.UTF_8))) {
            List<Case> cases = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t");
                    cases.add(new Case(fields[0], values(fields[1]), values(fields[2])));
                }
            }
            return cases;
        }
    }

    private static List<String> values(String written) {
        return Stream.of(written.split(" "))
                .map(value -> value.replace('␣', ' '))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areToldApart(Case one) {
        List<String> wrong = new ArrayList<>();
        for (String value : one.accepted()) {
            if (!Values.parse(one.type(), value).found()) {
                wrong.add("refused " + value);
            }
        }
        for (String value : one.refused()) {
            if (Values.parse(one.type(), value).found()) {
                wrong.add("accepted " + value + " as "
                        + Values.parse(one.type(), value).text());
            }
        }

        assertThat(wrong).isEmpty();
    }

    /// Locale-dependent upper case would make `İ` of `i`.
    @ParameterizedTest
    @MethodSource("cases")
    void areToldApartUnderATurkishLocale(Case one) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            areToldApart(one);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void areThereForEveryType() throws IOException {
        assertThat(cases().stream().map(Case::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(IdentifierTypes.standard().names());
    }
}
