package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelDatesTest {
    private static final String HGNC = "data/idmap/hgnc/hgnc_complete_set_2024.txt.gz";
    private static final Pattern DAY = Pattern.compile("([A-Za-z]+)-?([0-9]{1,2})");
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    /// The same day in the ways of several locales.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3-Sep",
                "03-Sep",
                "Sep-03",
                "3-Sept",
                "3. Sep",
                "03.Sep",
                "3 sept",
                "3-sept.",
                "sept-3",
                "Sep 3",
                "3/Sep",
                "3-Sep-2020",
                "03-Sep-20",
                "Sep 3, 2020",
                "3 September 2020",
                "2020-09-03",
                "2020/09/03",
                "2020-09-03 00:00:00",
                "2020-09-03T00:00:00",
                "44077",
                "3-set",
                "3-Eyl",
                "wrz-03"
            })
    void areFoundInManyForms(String damaged) {
        ParsedIdentifier value = Values.parse("hgnc.symbol", damaged);

        assertThat(value.status()).isEqualTo(Status.EXCEL_DAMAGED);
        assertThat(value.candidates()).startsWith("SEPTIN3").contains("SEPT3");
    }

    @ParameterizedTest
    @CsvSource({
        "01.Mrz,MARCHF1",
        "1. März,MARCHF1",
        "mars-1,MARCHF1",
        "1-mars,MARCHF1",
        "1-mrt,MARCHF1",
        "5.Mär,MARCHF5",
        "1-Dez,DELEC1",
        "1-déc,DELEC1",
        "1-dic,DELEC1",
        "4-Okt,POU5F1",
        "4-Oct,POU5F1",
        "Sep-53,CRNN",
        "16. Feb,IGLL2P",
        "9/3/2020,SEPTIN3",
        "3.9.2020,SEPTIN3",
        "2.00E+04,KPTN",
        "2.31E+19,2310009E13Rik",
        "2.310009E+19,2310009E13Rik",
        "2.3100091E+18,2310009E13Rik"
    })
    void nameWhatMayHaveStoodThere(String damaged, String symbol) {
        ParsedIdentifier value = Values.parse("hgnc.symbol", damaged);

        assertThat(value.status()).as(damaged).isEqualTo(Status.EXCEL_DAMAGED);
        if (!damaged.startsWith("2.3100091")) {
            assertThat(value.candidates()).as(damaged).contains(symbol);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.31E+19", "2.310009E+19", "2.00E+04"})
    void numbersWithAnExponentAreNeverRepaired(String damaged) {
        assertThat(ExcelDates.only(damaged.getBytes(StandardCharsets.UTF_8), 0, damaged.length()))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.21909E+08", "1.0E+07", "1,02E+08", "7.3211009E7", "1.21909e8"})
    void lossyNumbersAreDamagedWhereIdentifiersAreNumbers(String damaged) {
        assertThat(Values.status("ncbigene", damaged)).isEqualTo(Status.EXCEL_DAMAGED);
        assertThat(Values.status("uniprot", damaged)).isEqualTo(Status.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEPT2", "MARCH1", "DEC1", "Oct4", "HLA-A", "NKX2-5", "MARCO", "DECR1", "MT-ND1", "AUG1", "SEPTIN2"
            })
    void symbolsAreNoDates(String symbol) {
        assertThat(Values.status("hgnc.symbol", symbol)).isIn(Status.EXACT, Status.NORMALIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678", "99999", "12-1", "40-May", "3-Foo", "2020-13-01", "1-2-3-4", "---", "7", "35000"})
    void otherNumbersAreNoDates(String text) {
        assertThat(Values.status("hgnc.symbol", text)).isNotEqualTo(Status.EXCEL_DAMAGED);
    }

    /// Every approved, previous or alias symbol of HGNC that a spreadsheet takes for a date is among the candidates of
    /// the dates that it becomes.
    @Test
    void findEverySymbolOfHgncThatIsADate() throws IOException {
        List<String> missed = new ArrayList<>();
        int found = 0;
        for (List<String> row : HgncTable.rows(SharedFiles.require(HGNC), "symbol", "prev_symbol", "alias_symbol")) {
            for (String cell : row) {
                for (String name : cell.split("\\|")) {
                    Matcher day = DAY.matcher(name);
                    int month = day.matches() ? month(day.group(1)) : 0;
                    int number = month == 0 ? 0 : Integer.parseInt(day.group(2));
                    if (number == 0) {
                        continue;
                    }
                    for (String damaged : damaged(month, number)) {
                        found++;
                        ParsedIdentifier value = Values.parse("hgnc.symbol", damaged);
                        if (value.status() != Status.EXCEL_DAMAGED
                                || !value.candidates().contains(row.get(0))
                                || !value.candidates().contains(name)) {
                            missed.add(name + " as " + damaged + ": " + value.candidates());
                        }
                    }
                }
            }
        }

        assertThat(found).isGreaterThan(300);
        assertThat(missed).isEmpty();
    }

    private static int month(String name) {
        for (Month month : Month.values()) {
            if (name.equalsIgnoreCase(month.name())
                    || name.equalsIgnoreCase(month.name().substring(0, 3))
                    || name.equalsIgnoreCase("SEPT") && month == Month.SEPTEMBER) {
                return month.getValue();
            }
        }
        return 0;
    }

    /// What spreadsheets show for day `number` of a month, or for a year of the last century.
    private static List<String> damaged(int month, int number) {
        String name = Month.of(month).name().charAt(0)
                + Month.of(month).name().substring(1, 3).toLowerCase(Locale.ROOT);
        if (number > Month.of(month).maxLength()) {
            LocalDate date = LocalDate.of(1900 + number, month, 1);
            return List.of(name + "-" + number, date.toString(), "" + ChronoUnit.DAYS.between(DAY_0, date));
        }
        LocalDate date = LocalDate.of(2021, month, number);
        return List.of(
                number + "-" + name,
                name + "-" + (number < 10 ? "0" : "") + number,
                date.toString(),
                date.getMonthValue() + "/" + number + "/2021",
                "" + ChronoUnit.DAYS.between(DAY_0, date));
    }
}
