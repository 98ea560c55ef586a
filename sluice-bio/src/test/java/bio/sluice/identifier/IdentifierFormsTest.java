package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Values of every type, well-formed and not, from `forms.tsv`.
class IdentifierFormsTest {
    private static final String CASES = "/bio/sluice/identifier/forms.tsv";

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = CASES, delimiter = '\t', maxCharsPerColumn = 1000, quoteCharacter = '\0')
    void readsAsTheTableSays(
            String type,
            String shown,
            String status,
            String canonical,
            String curie,
            String refined,
            String confidence,
            String more) {
        ParsedIdentifier value = Values.parse(type, raw(shown));

        assertThat(value.status().word()).isEqualTo(status);
        assertThat(value.text()).isEqualTo(canonical);
        assertThat(value.curie()).isEqualTo(curie);
        assertThat(value.type().name()).isEqualTo(refined == null ? type : refined);
        assertThat(value.confidence()).isEqualTo(confidence == null ? 0 : confidence.equals("1") ? 10_000 : 9_500);
        assertThat(remarks(value))
                .containsExactlyInAnyOrderElementsOf(more == null ? List.of() : List.of(more.split(",")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = CASES, delimiter = '\t', maxCharsPerColumn = 1000, quoteCharacter = '\0')
    void readsTheSameUnderATurkishLocale(String type, String shown, String status, String canonical) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            ParsedIdentifier value = Values.parse(type, raw(shown));

            assertThat(value.status().word()).isEqualTo(status);
            assertThat(value.text()).isEqualTo(canonical);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = CASES, delimiter = '\t', maxCharsPerColumn = 1000, quoteCharacter = '\0')
    void canonicalTextIsExact(String type, String shown, String status, String canonical) {
        if (canonical == null) {
            return;
        }
        ParsedIdentifier again = Values.parse(type, canonical);

        assertThat(again.status()).isEqualTo(Status.EXACT);
        assertThat(again.text()).isEqualTo(canonical);
        assertThat(again.confidence()).isEqualTo(ParsedIdentifier.SURE);
    }

    private static String raw(String shown) {
        return shown == null
                ? ""
                : shown.replace('␣', ' ')
                        .replace('⍽', '\u00a0')
                        .replace('⊘', '\ufeff')
                        .replace('⋄', '\u200b');
    }

    private static List<String> remarks(ParsedIdentifier value) {
        List<String> remarks = new ArrayList<>();
        value.changes().forEach(change -> remarks.add(change.word()));
        if (!value.version().isEmpty()) {
            remarks.add("version=" + value.version());
        }
        if (!value.isoform().isEmpty()) {
            remarks.add("isoform=" + value.isoform());
        }
        if (!value.region().isEmpty()) {
            remarks.add("region=" + value.region());
        }
        if (!value.candidates().isEmpty()) {
            remarks.add("candidates=" + String.join("/", value.candidates()));
        }
        return remarks;
    }
}
