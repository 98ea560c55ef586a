package bio.sluice.acceptance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Tables as readers see them that are none of ours.
final class OtherReader {
    /// The quote character of tables without quoting.
    static final char NO_QUOTE = 0;

    /// Stands for a CR alone while FastCSV reads: 4.1.0 loses the line end behind a quoted cell that ends in one.
    private static final char CR = '\uE00D';

    private OtherReader() {}

    /// A record with the physical line, from 1, on which it begins.
    record Line(long number, List<String> cells) {}

    /// All records of a table, the header too; blank lines are none.
    static List<Line> lines(String text, char delimiter, char quote) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return quote == NO_QUOTE ? split(content, delimiter) : parse(content, delimiter, quote);
    }

    static List<List<String>> cells(String text, char delimiter, char quote) {
        return lines(text, delimiter, quote).stream().map(Line::cells).toList();
    }

    private static List<Line> split(String text, char delimiter) {
        List<Line> lines = new ArrayList<>();
        long number = 0;
        for (String line : text.split("\r\n|\n", -1)) {
            number++;
            if (!line.isEmpty()) {
                lines.add(new Line(number, List.of(line.split(String.valueOf(delimiter), -1))));
            }
        }
        return lines;
    }

    private static List<Line> parse(String text, char delimiter, char quote) {
        List<Line> lines = new ArrayList<>();
        CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text.replaceAll("\r(?!\n)", String.valueOf(CR)))
                .forEach((CsvRecord row) -> lines.add(line(row)));
        return lines;
    }

    private static Line line(CsvRecord row) {
        return new Line(
                row.getStartingLineNumber(),
                row.getFields().stream().map(field -> field.replace(CR, '\r')).toList());
    }

    /// The fields of a flat JSON object as the cells of a table: an absent one and null are empty.
    static List<String> cells(JsonNode object, List<String> columns) {
        return columns.stream()
                .map(column -> object.get(column))
                .map(value ->
                        value == null || value.isNull() ? "" : value.isString() ? value.asString() : value.toString())
                .toList();
    }

    /// The keys of a JSON object in order.
    static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
