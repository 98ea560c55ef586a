package bio.sluice.identifier;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Months as spreadsheets write them in English, German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian
/// languages, Polish and Turkish, short and long (Unicode CLDR, `dates/calendars/calendar/gregorian/months`).
/// Stateless.
final class MonthNames {
    private static final String[] BY_MONTH = {
        "jan january januar jänner janv janvier ene enero gen gennaio janeiro januari styczeń sty oca ocak",
        "feb february februar févr fév février febrero febbraio fev fevereiro februari luty lut şub şubat",
        "mar march mär märz mrz mars marzo março mrt maart marzec mart",
        "apr april avr avril abr abril aprile kwi kwiecień nis nisan",
        "may mai mayo mag maggio maio mei maj mayıs",
        "jun june juni juin junio giu giugno junho cze czerwiec haz haziran",
        "jul july juli juil juillet julio lug luglio julho lip lipiec tem temmuz",
        "aug august août ago agosto augustus augusti sie sierpień ağu ağustos",
        "sep sept september septembre septiembre set settembre setembro wrz wrzesień eyl eylül",
        "oct october okt oktober octobre octubre ott ottobre out outubro paź październik eki ekim",
        "nov november novembre noviembre novembro lis listopad kas kasım",
        "dec december dez dezember déc décembre dic diciembre dicembre dezembro des desember gru grudzień ara aralık"
    };
    private static final Map<String, Integer> MONTHS = months();

    private MonthNames() {}

    /// The month of this name, from 1, in any letter case; 0 if it is none.
    static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= BY_MONTH.length; month++) {
            for (String name : BY_MONTH[month - 1].split(" ")) {
                months.put(name, month);
            }
        }
        return months;
    }
}
