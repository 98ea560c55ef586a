package bio.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReportTest {
    private static final IdentifierParsers PARSERS = IdentifierParsers.standard();

    private static ValueReport report(String value) {
        return ValueReport.of(value, null, PARSERS);
    }

    @ParameterizedTest
    @CsvSource({
        "ENSG00000141510.18, ensembl.gene, ENSG00000141510",
        "GO:GO:0006915, go, GO:0006915",
        "HMDB00001, hmdb, HMDB0000001",
        "7732-18-5, cas, 7732-18-5"
    })
    void putsTheFormThatSaysMostFirst(String value, String type, String canonical) {
        TypeOpinion first = report(value).fits().get(0);

        assertThat(first.type().name()).isEqualTo(type);
        assertThat(first.canonical()).isEqualTo(canonical);
    }

    @Test
    void namesAllTypesOfAValueThatIsOfSeveral() {
        assertThat(report("P2RY12").fits().stream().map(fit -> fit.type().name()))
                .contains("uniprot", "hgnc.symbol");
    }

    @Test
    void writesTheArithmeticOfAWrongCheckDigitOut() {
        ValueReport report = report("7732-18-4");

        assertThat(report.fits()).isEmpty();
        assertThat(report.refusals().get(0).type().name()).isEqualTo("cas");
        assertThat(report.refusals().get(0).reasons())
                .containsExactly(
                        "the check digit is wrong: 8×1 + 1×2 + 2×3 + 3×4 + 7×5 + 7×6 = 105, mod 10 = 5, but 4 is"
                                + " written");
    }

    @Test
    void offersWhatASpreadsheetMayHaveDamaged() {
        TypeOpinion damaged = report("2-Sep").refusals().stream()
                .filter(refusal -> refusal.type().name().equals("hgnc.symbol"))
                .findFirst()
                .orElseThrow();

        assertThat(damaged.status()).isEqualTo(Status.EXCEL_DAMAGED);
        assertThat(damaged.candidates()).contains("SEPTIN2");
    }

    @Test
    void namesTheNearestFormAndTheFirstSignThatBrokeIt() {
        ValueReport report = report("ENSG0000O141510");

        assertThat(report.nearest().type().name()).isEqualTo("ensembl");
        assertThat(report.nearest().reach()).isEqualTo(8);
        assertThat(report.nearest().expected()).isEqualTo("a digit");
    }

    @Test
    void saysThatSomethingIsMissing() {
        ValueReport report = ValueReport.of("P0463", PARSERS.types().find("uniprot"), PARSERS);

        assertThat(report.nearest().isTooShort()).isTrue();
        assertThat(report.nearest().expected()).isEqualTo("a digit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NA", "none", "-"})
    void knowsWhatStandsForNothing(String value) {
        assertThat(report(value).empty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "\u0000", "a\u001b[31m", "ÄÖÜ", "::::", "http://"})
    void survivesAnything(String value) {
        assertThat(report(value).value()).isEqualTo(value);
    }
}
