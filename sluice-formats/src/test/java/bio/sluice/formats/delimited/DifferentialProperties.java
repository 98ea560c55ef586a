package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.formats.text.BytesInput;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Damaged tables against two other readers. Known to differ, and so left out: a quote that nothing closes (others take
/// the rest of the file for its field, we one line), text behind a closing quote (each reader has its own idea), and
/// records over several lines with a wrong number of fields, which we take for an unclosed quote.
class DifferentialProperties {
    private static final String[] PIECES = {"x", "yz", "a longer piece of text", "1", " ", "é", "\uD83E\uDDEC", "#", "'"
    };
    private static final String MARKS = ",\"\n, x";
    private static final int WIDTH = 3;

    @Property(tries = 4_000)
    void readsDamagedTablesAsOthersDo(@ForAll Random random) throws IOException {
        String text = damaged(table(random), random);
        List<List<String>> theirs = fastCsv(text);
        TableReading ours = TableReading.of(
                new CsvFormat(),
                List.of(new BytesInput("in", text)),
                Map.of("header", false, "skip_blank", false, "columns", List.of("a", "b", "c")));
        if (theirs == null
                || ours.refused().stream().anyMatch(refused -> refused.kind().equals("unterminated_quote"))) {
            return;
        }

        assertThat(ours.rows().size() + ours.refused().size())
                .as("records of %s", text)
                .isEqualTo(theirs.size());
        assertThat(ours.rows()).as("FastCSV on %s", text).isEqualTo(whole(theirs));
        assertThat(univocity(text)).as("univocity on %s", text).isEqualTo(ours.rows());
    }

    private static String table(Random random) {
        StringBuilder text = new StringBuilder();
        for (int row = 1 + random.nextInt(6); row > 0; row--) {
            for (int column = 0; column < WIDTH; column++) {
                StringBuilder value = new StringBuilder();
                for (int i = random.nextInt(4); i > 0; i--) {
                    value.append(PIECES[random.nextInt(PIECES.length)]);
                }
                boolean quoted = random.nextInt(3) == 0;
                if (quoted && random.nextBoolean()) {
                    value.append(random.nextBoolean() ? "\n" : ",").append("\"\"z");
                }
                text.append(column == 0 ? "" : ",").append(quoted ? "\"" + value + "\"" : value);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(damaged.length());
            if (Character.isSurrogate(damaged.charAt(at))) {
                continue;
            }
            if (random.nextBoolean()) {
                damaged.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
            } else {
                damaged.deleteCharAt(at);
            }
        }
        return Character.isLowSurrogate(damaged.charAt(0)) ? text : damaged.toString();
    }

    /// The records, or null if a quote does not stand as it should.
    private static List<List<String>> fastCsv(String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            return null;
        }
        List<List<String>> records = new ArrayList<>();
        try {
            CsvReader.builder()
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(false)
                    .ofCsvRecord(text)
                    .forEach(row -> records.add(row.getFields()));
        } catch (CsvParseException misplaced) {
            return null;
        }
        return records;
    }

    private static List<List<String>> univocity(String text) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.getFormat().setComment('\0');
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        return whole(new CsvParser(settings)
                .parseAll(new StringReader(text)).stream().map(Arrays::asList).toList());
    }

    /// Those that have all fields, and nothing in those beyond.
    private static List<List<String>> whole(List<List<String>> records) {
        return records.stream()
                .filter(row -> row.size() >= WIDTH)
                .filter(row -> row.subList(WIDTH, row.size()).stream().allMatch(String::isEmpty))
                .map(row -> row.subList(0, WIDTH))
                .toList();
    }
}
