package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.format.Format;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelimitedWriterTest {
    private static final CsvFormat CSV = new CsvFormat();
    private static final TsvFormat TSV = new TsvFormat();

    private final Faults faults = new Faults();
    private final Map<Schema, SchemaPath> paths = new IdentityHashMap<>();
    private final Batch batch = new Batch(
            Budget.unlimited(), s -> paths.computeIfAbsent(s, x -> new SchemaPath(new Schema[] {x}, null)), faults);
    private final ByteSink input = new ByteSink(Budget.unlimited());

    private static RecordWriter writer(Format format, Map<String, ?> options) {
        return format.write(TableReading.values(format.writerOptions(), options));
    }

    /// One row whose values are `form:text`, `null` or `absent`.
    private String written(RecordWriter writer, List<String> columns, Schema schema, String... values) {
        input.room(1_000);
        batch.begin(input.bytes(), (byte) '"');
        int row = batch.addRow(schema, 0, 0, 0);
        for (int i = 0; i < values.length; i++) {
            batch.cells()[batch.base(row) + i] = cell(values[i]);
        }
        ByteSink out = new ByteSink(Budget.unlimited());
        writer.encoder(columns).encode(batch, Encoder.Rows.LIVE, out);
        return out.toString();
    }

    private long cell(String value) {
        if (value.equals("null")) {
            return Cell.NULL_CELL;
        }
        if (value.equals("absent")) {
            return Cell.ABSENT_CELL;
        }
        int form = List.of("plain", "doubled", "string", "raw").indexOf(value.substring(0, value.indexOf(':')));
        int start = input.length();
        input.write(value.substring(value.indexOf(':') + 1));
        return Cell.input(start, input.length(), form);
    }

    @Test
    void quotesOnlyWhatNeedsIt() {
        Schema schema = Schema.of("a", "b", "c", "d", "e", "f");

        assertThat(written(
                        writer(CSV, Map.of()),
                        schema.names(),
                        schema,
                        "plain:a, b",
                        "plain:5\" pipe",
                        "plain: spaced\tout ",
                        "plain:two\nlines",
                        "plain:lone\rcr",
                        "plain:ä plain and rather long value"))
                .isEqualTo("\"a, b\",\"5\"\" pipe\", spaced\tout ,\"two\nlines\",\"lone\rcr\","
                        + "ä plain and rather long value\n");
    }

    @Test
    void writesValuesOfEveryForm() {
        Schema schema = Schema.of("a", "b", "c", "d", "e");

        assertThat(written(
                        writer(CSV, Map.of()),
                        schema.names(),
                        schema,
                        "doubled:say \"\"hi\"\"",
                        "string:tab\\tand \\u00e4",
                        "raw:{\"x\": 1.10}",
                        "null",
                        "absent"))
                .isEqualTo("\"say \"\"hi\"\"\",tab\tand ä,\"{\"\"x\"\": 1.10}\",,\n");
        assertThat(written(
                        writer(CSV, Map.of("quote_char", "'")),
                        List.of("a"),
                        Schema.of("a"),
                        "doubled:it's \"\"it\"\""))
                .isEqualTo("'it''s \"it\"'\n");
    }

    /// The one record of a table as the decoder leaves it, `cells` being those that a processor changed.
    private String rewritten(String record, Schema later, Map<Integer, Long> cells) throws IOException {
        // Blank lines behind it fill the block that records are split by.
        byte[] table = ("a,b,c\n" + record + "\n" + "\n".repeat(200)).getBytes(StandardCharsets.UTF_8);
        RecordSource source = CSV.read(List.of(new BytesInput("in", table)), TableReading.values(CSV, Map.of()));
        Batch rows = new Batch(Budget.unlimited(), s -> new SchemaPath(new Schema[] {s, later}, null), faults);
        RawChunk raw = new RawChunk();
        try (ChunkSource chunks = source.open(1 << 20)) {
            assertThat(chunks.next(raw, 10, 1 << 20)).isTrue();
            source.decoder().decode(raw, rows, faults);
        }
        assertThat(rows.isCanonical(0)).isTrue();
        rows.advance(1);
        cells.forEach((column, cell) -> rows.cells()[rows.base(0) + column] = cell);
        ByteSink out = new ByteSink(Budget.unlimited());
        writer(CSV, Map.of()).encoder(later.names()).encode(rows, Encoder.Rows.LIVE, out);
        return out.toString();
    }

    @Test
    void recordsAreCopiedOnlyAsLongAsNothingInThemChanged() throws IOException {
        Schema schema = Schema.of("a", "b", "c");
        String record = "x1,\"y,\"\"z\"\"\",w";

        assertThat(rewritten(record, schema, Map.of())).isEqualTo(record + "\n");
        assertThat(rewritten(record, schema.with("d"), Map.of())).isEqualTo(record + ",\n");
        assertThat(rewritten(record, schema.with("d"), Map.of(3, Cell.input(0, 2, Cell.PLAIN))))
                .isEqualTo(record + ",x1\n");
        assertThat(rewritten(record, schema, Map.of(0, Cell.input(0, 1, Cell.PLAIN))))
                .isEqualTo("x,\"y,\"\"z\"\"\",w\n");
        assertThat(rewritten(record, schema, Map.of(1, Cell.input(4, 6, Cell.PLAIN))))
                .isEqualTo("x1,\"y,\",w\n");
        assertThat(rewritten(record, schema, Map.of(1, Cell.input(4, 5, Cell.PLAIN))))
                .isEqualTo("x1,y,w\n");
        assertThat(rewritten(record, schema, Map.of(1, Cell.NULL_CELL))).isEqualTo("x1,,w\n");
        assertThat(rewritten(record, schema, Map.of(2, Cell.input(0, 2, Cell.PLAIN))))
                .isEqualTo("x1,\"y,\"\"z\"\"\",x1\n");
        assertThat(rewritten(record, schema.retaining(List.of("a", "c")), Map.of()))
                .isEqualTo("x1,w\n");
        assertThat(rewritten(record, Schema.of("c", "b", "a"), Map.of())).isEqualTo(record + "\n");
    }

    @Test
    void writesTheColumnsOfTheOutputWhateverTheRecordHas() {
        assertThat(written(writer(CSV, Map.of()), List.of("x", "b", "a"), Schema.of("a", "b"), "plain:1", "plain:2"))
                .isEqualTo(",2,1\n");
    }

    @Test
    void keepsAnEmptyValueOfTheOnlyColumnFromBecomingABlankLine() {
        assertThat(written(writer(CSV, Map.of()), List.of("a"), Schema.of("a"), "plain:"))
                .isEqualTo("\"\"\n");
    }

    @Test
    void failsARecordWithAFieldWithoutColumn() {
        String out =
                written(writer(CSV, Map.of()), List.of("a"), Schema.of("a", "b", "c"), "plain:1", "absent", "plain:2");

        assertThat(out).isEmpty();
        assertThat(batch.liveRows()).isZero();
        assertThat(faults.rejected()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("unknown_column");
            assertThat(fault.column()).isEqualTo("c");
            assertThat(fault.value()).isEqualTo("2");
            assertThat(fault.message()).isEqualTo("the output has no column for the field \"c\"");
        });
    }

    @Test
    void putsSuchFieldsIntoTheExtraColumnIfThereIsOne() {
        RecordWriter writer = writer(CSV, Map.of("extra_column", "rest"));

        assertThat(new String(writer.head(List.of("a")), StandardCharsets.UTF_8))
                .isEqualTo("a,rest\n");
        assertThat(written(writer, List.of("a"), Schema.of("b", "a", "c"), "plain:x", "plain:1", "raw:[2]"))
                .isEqualTo("1,\"{\"\"b\"\":\"\"x\"\",\"\"c\"\":[2]}\"\n");
        assertThat(written(writer, List.of("a"), Schema.of("a"), "plain:1")).isEqualTo("1,\n");
    }

    @Test
    void failsATsvValueWithATabOrLineBreak() {
        Schema schema = Schema.of("a", "b");
        RecordWriter writer = writer(TSV, Map.of());

        assertThat(written(writer, schema.names(), schema, "plain:\"as, is\"", "plain:x"))
                .isEqualTo("\"as, is\"\tx\n");
        for (String value : List.of("plain:x\ty", "string:x\\ny", "plain:x\r", "plain:a long value and then \t")) {
            faults.clear();

            assertThat(written(writer, schema.names(), schema, "plain:1", value))
                    .isEmpty();
            assertThat(faults.rejected()).singleElement().satisfies(fault -> {
                assertThat(fault.kind()).isEqualTo("unwritable_value");
                assertThat(fault.column()).isEqualTo("b");
                assertThat(fault.hint()).isEqualTo("set quote_char or escape: backslash for the output");
            });
        }
    }

    @Test
    void quotesOrEscapesSuchValuesOnRequest() {
        Schema schema = Schema.of("a", "b");

        assertThat(written(writer(TSV, Map.of("quote_char", "\"")), schema.names(), schema, "plain:x\ty", "plain:z"))
                .isEqualTo("\"x\ty\"\tz\n");
        assertThat(written(
                        writer(TSV, Map.of("escape", "backslash")),
                        schema.names(),
                        schema,
                        "plain:x\ty\\\r",
                        "plain:\n"))
                .isEqualTo("x\\ty\\\\\\r\t\\n\n");
    }

    @Test
    void beginsWithAHeaderUnlessToldOtherwise() {
        assertThat(writer(CSV, Map.of()).head(List.of("a", "b, c"))).asString().isEqualTo("a,\"b, c\"\n");
        assertThat(writer(CSV, Map.of("header", false)).head(List.of("a"))).isEmpty();
        assertThatThrownBy(() -> writer(TSV, Map.of()).head(List.of("a\tb")))
                .isInstanceOf(RunStopped.class)
                .hasMessageStartingWith("the column name \"a\tb\" holds a delimiter or a line break");
    }

    @Test
    void asksForFlatValues() {
        assertThat(writer(CSV, Map.of("full", true, "list_separator", ";")).shape())
                .isEqualTo(new OutputShape(true, true, ";"));
    }

    @Test
    void writesRowsSetAsideEvenIfDropped() {
        input.write("12");
        input.room(100);
        batch.begin(input.bytes(), (byte) '"');
        for (int i = 0; i < 2; i++) {
            int row = batch.addRow(ONE, i, 0, 0);
            batch.cells()[batch.base(row)] = Cell.input(i, i + 1, Cell.PLAIN);
        }
        batch.setAside(1);
        batch.drop(1);
        ByteSink live = new ByteSink(Budget.unlimited());
        ByteSink aside = new ByteSink(Budget.unlimited());
        Encoder encoder = writer(CSV, Map.of()).encoder(List.of("a"));

        encoder.encode(batch, Encoder.Rows.LIVE, live);
        encoder.encode(batch, Encoder.Rows.ASIDE, aside);

        assertThat(Arrays.asList(live.toString(), aside.toString())).containsExactly("1\n", "2\n");
    }

    private static final Schema ONE = Schema.of("a");
}
