package bio.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.detect.ColumnVerdict.Outcome;
import bio.sluice.fault.Faults;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnDetectorTest {
    private static final IdentifierParsers PARSERS = IdentifierParsers.standard();
    private static final ColumnDetector DETECTOR = new ColumnDetector(PARSERS);

    private static ColumnVerdict judge(String column, List<String> values) {
        Schema schema = Schema.of(column);
        Batch batch = new Batch(Budget.unlimited(), input -> new SchemaPath(new Schema[] {input}, null), new Faults());
        batch.begin(new byte[16], (byte) '"');
        ColumnSample sample = new ColumnSample(column, PARSERS);
        for (int i = 0; i < values.size(); i++) {
            int row = batch.addRow(schema, i, 0, 0);
            batch.set(row, Field.named(column)).text(values.get(i));
            sample.add(batch, row);
        }
        return DETECTOR.judge(sample);
    }

    private static ColumnVerdict judge(String column, int count, IntFunction<String> values) {
        return judge(column, IntStream.range(1, count + 1).mapToObj(values).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "ENSG00000%06d, ensembl.gene",
        "HGNC:%d, hgnc",
        "GO:%07d, go",
        "rs%d, dbsnp",
        "NM_%06d.3, refseq",
        "pubmed:%d, pubmed",
        "https://identifiers.org/ncbigene/%d, ncbigene"
    })
    void needsNoNameForAFormThatIsNoAccident(String form, String type) {
        ColumnVerdict verdict = judge("col_0", 30, i -> String.format(Locale.ROOT, form, 1000 + i));

        assertThat(verdict.outcome()).isEqualTo(Outcome.TYPE);
        assertThat(verdict.best().type().name()).isEqualTo(type);
    }

    @Test
    void leavesPlainNumbersUndecided() {
        ColumnVerdict verdict = judge("id", 100, i -> Integer.toString(1000 + 7 * i));

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.candidates().stream()
                        .map(candidate -> candidate.type().name()))
                .contains("ncbigene", "pubchem.compound");
    }

    /// A TSV file whose cells stand in quotes is read without them being taken off.
    @ParameterizedTest
    @CsvSource({"geneEntrezID, ncbigene", "metPubChemID, pubchem.compound"})
    void takesNumbersInQuotesForNumbers(String column, String type) {
        ColumnVerdict named = judge(column, 100, i -> "\"" + (1000 + 7 * i) + "\"");
        ColumnVerdict unnamed = judge("id", 100, i -> "\"" + (1000 + 7 * i) + "\"");

        assertThat(named.outcome()).isEqualTo(Outcome.TYPE);
        assertThat(named.best().type().name()).isEqualTo(type);
        assertThat(unnamed.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @ParameterizedTest
    @CsvSource({"Entrez_Gene_Id, ncbigene", "metPubChemID, pubchem.compound", "PUBMEDID, pubmed", "GeneID, ncbigene"})
    void takesPlainNumbersForWhatTheNameSays(String column, String type) {
        ColumnVerdict verdict = judge(column, 100, i -> Integer.toString(100_003 + 7 * i));

        assertThat(verdict.outcome()).isEqualTo(Outcome.TYPE);
        assertThat(verdict.best().type().name()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Start_Position", "gene_count", "entrez_score", "CHR_POS", "year"})
    void takesQuantitiesForNothing(String column) {
        assertThat(judge(column, 100, i -> Integer.toString(1990 + i)).outcome())
                .isEqualTo(Outcome.NONE);
    }

    @Test
    void takesDecimalsForNothing() {
        assertThat(judge("abundance", 100, i -> i * 7 + "." + (i % 9 + 1)).outcome())
                .isEqualTo(Outcome.NONE);
    }

    @Test
    void neverDecidesByASingleValue() {
        ColumnVerdict verdict = judge("ensembl_gene_id", 100, i -> "ENSG00000141510");

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.reason()).contains("single value");
    }

    @Test
    void findsSymbolsByTheirFamilies() {
        List<String> symbols = List.of(
                "TP53", "ZNF763", "EGFR", "SLC22A4", "KRAS", "TMEM17", "MYC", "IL6", "CXCL8", "BRCA1", "RPL35", "ACE2");

        ColumnVerdict verdict = judge("col_3", symbols);

        assertThat(verdict.outcome()).isEqualTo(Outcome.TYPE);
        assertThat(verdict.best().type().name()).isEqualTo("hgnc.symbol");
    }

    @Test
    void doubtsSymbolsWithoutDigits() {
        List<String> tickers = List.of("AAPL", "MSFT", "IBM", "ORCL", "GOOG", "AMZN", "TSLA", "INTC", "CSCO", "NVDA");

        assertThat(judge("Symbol", tickers).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void doubtsNumberedCodes() {
        assertThat(judge("patient", 200, i -> String.format(Locale.ROOT, "P%05d", i))
                        .outcome())
                .isNotEqualTo(Outcome.TYPE);
        assertThat(judge("well", 96, i -> (char) ('A' + i % 8) + String.format(Locale.ROOT, "%02d", i / 8))
                        .outcome())
                .isNotEqualTo(Outcome.TYPE);
    }

    @Test
    void takesNoDateForACasNumber() {
        assertThat(judge("cas", 365, i -> LocalDate.ofYearDay(2001, i).toString())
                        .outcome())
                .isEqualTo(Outcome.NONE);
    }

    @Test
    void countsWhatTheColumnConsistsOf() {
        ColumnVerdict verdict = judge(
                "UniProt",
                List.of(
                        "P04637",
                        "P04637",
                        "Q9NX53-2",
                        "P38398;P51587",
                        " o15350",
                        "NA",
                        "",
                        "A0A024R1R8.1",
                        "none at all"));

        ColumnCounts counts = verdict.counts();
        assertThat(counts.values()).isEqualTo(7);
        assertThat(counts.empty()).isEqualTo(2);
        assertThat(counts.distinct()).isEqualTo(6);
        assertThat(counts.duplicates()).isEqualTo(1);
        assertThat(counts.matching()).isEqualTo(6);
        assertThat(counts.isoforms()).isEqualTo(1);
        assertThat(counts.versions()).isEqualTo(1);
        assertThat(counts.composites()).isEqualTo(1);
        assertThat(counts.normalized()).isEqualTo(1);
    }

    @Test
    void countsWhatASpreadsheetHasDamaged() {
        List<String> symbols =
                List.of("TP53", "ZNF763", "SLC22A4", "2-Sep", "Mar-01", "IL6", "CXCL8", "BRCA1", "RPL35");

        ColumnVerdict verdict = judge("symbol", symbols);

        assertThat(verdict.outcome()).isEqualTo(Outcome.TYPE);
        assertThat(verdict.counts().excelDamaged()).isEqualTo(2);
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(judge("x", List.of("", "NA", "-")).outcome()).isEqualTo(Outcome.EMPTY);
    }
}
