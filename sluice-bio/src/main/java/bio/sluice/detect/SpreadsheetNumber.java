package bio.sluice.detect;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers that spreadsheets have made of gene symbols: the day that a date stands for, or an exponent. Stateless.
public final class SpreadsheetNumber {
    /// Day 0 of the calendar of Excel from March 1900 on, and of all days of LibreOffice.
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    /// 1990 to 2049: what dates typed today become.
    private static final int FIRST_DAY = 32_874;

    private static final int LAST_DAY = 54_788;
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}");
    private static final Pattern EXPONENT = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,3}");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d-MMM", Locale.ROOT);

    private SpreadsheetNumber() {}

    /// What a number may be in a spreadsheet, in a sentence; null if it is no such number.
    public static String explain(String value) {
        if (EXPONENT.matcher(value).matches()) {
            return "an exponent, such as 2310009E13 becomes when it is read as a number; the digits that were rounded"
                    + " away cannot be brought back";
        }
        if (!SERIAL.matcher(value).matches()) {
            return null;
        }
        int days = Integer.parseInt(value);
        if (days < FIRST_DAY || days > LAST_DAY) {
            return null;
        }
        LocalDate date = EPOCH.plusDays(days);
        String shown = SHOWN.format(date);
        IdentifierParsers parsers = IdentifierParsers.standard();
        IdentifierType symbol = parsers.types().find("hgnc.symbol");
        ParsedIdentifier parsed = new ParsedIdentifier();
        byte[] bytes = shown.getBytes(StandardCharsets.US_ASCII);
        parsers.parse(bytes, 0, bytes.length, symbol, parsed);
        return "the day " + date + ", shown as " + shown
                + (parsed.candidates().isEmpty()
                        ? ", which no gene symbol becomes"
                        : ", which may have been " + String.join(" or ", parsed.candidates()));
    }
}
