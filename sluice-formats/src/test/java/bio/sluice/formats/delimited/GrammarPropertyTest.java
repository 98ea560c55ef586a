package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.formats.text.BytesInput;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.RecordWriter;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// The grammar against an independent reader, against its own plain form, and against its writer.
class GrammarPropertyTest {
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

    @Property(tries = 2_000)
    void readsTablesAsFastCsvDoes(
            @ForAll("table") List<List<String>> table, @ForAll @IntRange(max = 2) int lineEnd, @ForAll long style)
            throws IOException {
        // FastCSV 4.1.0 loses the record when a quoted field holds a lone CR.
        String text = written(without("\r", table), LINE_ENDS.get(lineEnd), style);

        TableReading reading = TableReading.of(
                new CsvFormat(),
                List.of(new BytesInput("in", text)),
                Map.of(
                        "header",
                        false,
                        "skip_blank",
                        false,
                        "columns",
                        names(table.get(0).size())));

        assertThat(reading.rows()).isEqualTo(fastCsv(text));
        assertThat(reading.refused()).isEmpty();
    }

    @Property(tries = 3_000)
    void readsSingleLinesAsFastCsvDoes(@ForAll("line") String line) throws IOException {
        List<List<String>> records = fastCsv(line);
        FieldCursor cursor = cursor(line);
        List<String> fields = new ArrayList<>();
        boolean alike = true;
        while (cursor.next()) {
            fields.add(cursor.text());
            // FastCSV keeps blanks behind a closing quote, and takes a quote in the text behind it for another opening.
            alike &= !cursor.isQuoted();
        }
        if (alike && !records.isEmpty()) {
            assertThat(fields).isEqualTo(records.get(0));
        }
    }

    @Property(tries = 5_000)
    void decodesEveryRecordAsTheCursorWalksIt(@ForAll("line") String line, @ForAll boolean strip) throws IOException {
        FieldCursor cursor = new FieldCursor(dialect(strip), (byte) '\n');
        byte[] bytes = Arrays.copyOf(line.getBytes(StandardCharsets.UTF_8), line.length() + 32);
        cursor.begin(bytes, 0, line.length());
        List<String> fields = new ArrayList<>();
        while (cursor.next()) {
            fields.add(cursor.text());
        }

        TableReading reading = TableReading.of(
                new CsvFormat(),
                List.of(new BytesInput("in", line)),
                Map.of(
                        "header",
                        false,
                        "skip_blank",
                        false,
                        "strip_whitespace",
                        strip,
                        "columns",
                        names(fields.size())));

        if (reading.refused().isEmpty()) {
            assertThat(reading.rows()).containsExactly(fields);
        } else {
            assertThat(reading.refused().get(0).kind()).isEqualTo("unterminated_quote");
        }
    }

    @Property(tries = 2_000)
    void readsBackWhatItWrites(
            @ForAll("table") List<List<String>> table,
            @ForAll("delimiters") String delimiter,
            @ForAll @IntRange(max = 2) int lineEnd,
            @ForAll long style)
            throws IOException {
        DelimitedFormat format = new TsvFormat();
        List<String> names = names(table.get(0).size());
        Map<String, Object> asWritten = Map.of("delimiter", delimiter, "quote_char", "'");
        String text = String.join(",", names) + LINE_ENDS.get(lineEnd) + written(table, LINE_ENDS.get(lineEnd), style);

        byte[] copy = copy(text, format.write(TableReading.values(format.writerOptions(), asWritten)), names);
        TableReading again = TableReading.of(format, List.of(new BytesInput("copy", copy)), asWritten);

        assertThat(again.columns()).isEqualTo(names);
        assertThat(again.rows()).isEqualTo(table);
        assertThat(again.refused()).isEmpty();
    }

    private static byte[] copy(String csv, RecordWriter writer, List<String> names) throws IOException {
        ByteSink out = new ByteSink(Budget.unlimited());
        out.write(writer.head(names));
        Encoder encoder = writer.encoder(names);
        TableReading.each(
                new CsvFormat(),
                List.of(new BytesInput("in", csv)),
                Map.of("skip_blank", false),
                batch -> encoder.encode(batch, Encoder.Rows.LIVE, out));
        return Arrays.copyOf(out.bytes(), out.length());
    }

    private static FieldCursor cursor(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new FieldCursor(dialect(false), (byte) '\n').begin(bytes, 0, bytes.length);
    }

    private static Dialect dialect(boolean strip) {
        return new Dialect((byte) ',', (byte) '"', new byte[0], strip, false);
    }

    private static List<List<String>> without(String part, List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().map(value -> value.replace(part, "")).toList())
                .toList();
    }

    private static List<String> names(int n) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            names.add("c" + i);
        }
        return names;
    }

    private static List<List<String>> fastCsv(String text) {
        List<List<String>> records = new ArrayList<>();
        CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)
                .stream()
                .map(CsvRecord::getFields)
                .forEach(records::add);
        return records;
    }

    /// The table as CSV; the bits of `style` decide where quotes that are not needed are written.
    private static String written(List<List<String>> table, String lineEnd, long style) {
        StringBuilder text = new StringBuilder();
        int bit = 0;
        for (List<String> row : table) {
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i);
                boolean needed = value.contains(",")
                        || value.contains("\"")
                        || value.contains("\n")
                        || value.contains("\r")
                        || row.size() == 1 && value.isEmpty();
                text.append(i == 0 ? "" : ",");
                text.append(needed || (style >> bit++ % 64 & 1) == 1 ? '"' + value.replace("\"", "\"\"") + '"' : value);
            }
            text.append(lineEnd);
        }
        return text.toString();
    }

    @Provide
    Arbitrary<List<List<String>>> table() {
        Arbitrary<String> value = Arbitraries.of(
                        "x",
                        "yz",
                        "a longer piece",
                        ",",
                        "\"",
                        "\n",
                        "\r",
                        "\r\n",
                        " ",
                        ";",
                        "|",
                        "'",
                        "#",
                        "ä",
                        "😄",
                        "\t")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width -> value.list().ofSize(width).list().ofMinSize(1).ofMaxSize(8));
    }

    @Provide
    Arbitrary<String> line() {
        return Arbitraries.of("x", "yz", ",", "\"", "\"\"", " ", ",\"", "\",", "a longer piece")
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> delimiters() {
        return Arbitraries.of(",", ";", "\t", "|");
    }
}
