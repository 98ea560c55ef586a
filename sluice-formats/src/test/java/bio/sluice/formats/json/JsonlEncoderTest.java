package bio.sluice.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.Field;
import bio.sluice.record.JsonKey;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlEncoderTest {
    private final Encoder encoder = new JsonlWriter().encoder(null);

    private static Batch batch(Schema later) {
        return new Batch(
                Budget.unlimited(),
                in -> new SchemaPath(new Schema[] {in, later == null ? in : later}, null),
                new Faults());
    }

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 16);
    }

    /// One row of plain cells side by side.
    private static Batch plain(String... values) {
        String[] names = new String[values.length];
        Arrays.setAll(names, i -> "c" + i);
        Batch batch = batch(null);
        batch.begin(padded(String.join("", values)), (byte) '"');
        int row = batch.addRow(Schema.of(names), 0, 0, 0);
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            int end = at + values[i].getBytes(StandardCharsets.UTF_8).length;
            batch.cells()[batch.base(row) + i] = Cell.input(at, end, Cell.PLAIN);
            at = end;
        }
        return batch;
    }

    /// One row decoded from a line of JSON; `later` is the schema after stage 1, or null.
    private static Batch decoded(String line, Schema input, Schema later) {
        byte[] bytes = padded(line);
        ObjectScanner objects = new ObjectScanner(1_000, null);
        KeySequence keys = objects.scan(bytes, 0, bytes.length - 16);
        Batch batch = batch(later);
        batch.begin(bytes, (byte) '"');
        int row = batch.addRow(input, 0, 0, bytes.length - 16);
        System.arraycopy(objects.cells(), 0, batch.cells(), batch.base(row), keys.size());
        if (keys.isCanonical()) {
            batch.markCanonical(row);
        }
        batch.advance(1);
        return batch;
    }

    private String encoded(Batch batch) {
        return encoded(batch, Encoder.Rows.LIVE);
    }

    private String encoded(Batch batch, Encoder.Rows which) {
        ByteSink out = new ByteSink(Budget.unlimited());
        encoder.encode(batch, which, out);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1234567",
                "12345678",
                "123456789",
                "\"",
                "\\",
                "a\"b",
                "1234567\"",
                "\"\"\"\"\"\"\"\"\"\"",
                "tab\tnl\ncr\r",
                "\u0000\u001f\u007f",
                "é\u07ff\uffff\ud83d\ude00",
                "\b\f",
                "exactly sixteen!\"exactly sixteen!"
            })
    void escapesWhatJsonDemandsAndNothingElse(String value) {
        StringBuilder expected = new StringBuilder();
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> expected.append("\\\"");
                case '\\' -> expected.append("\\\\");
                case '\n' -> expected.append("\\n");
                case '\r' -> expected.append("\\r");
                case '\t' -> expected.append("\\t");
                case '\b' -> expected.append("\\b");
                case '\f' -> expected.append("\\f");
                default -> expected.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }

        assertThat(encoded(plain(value, "next\n"))).isEqualTo("{\"c0\":\"" + expected + "\",\"c1\":\"next\\n\"}\n");
    }

    @Test
    void longValuesOfEscapesGetTheRoomTheyNeed() {
        String value = "\u0001".repeat(100_000);

        assertThat(encoded(plain(value, value)))
                .isEqualTo("{\"c0\":\"" + "\\u0001".repeat(100_000) + "\",\"c1\":\"" + "\\u0001".repeat(100_000)
                        + "\"}\n");
    }

    @Test
    void longKeysGetTheRoomTheyNeed() {
        Batch batch = batch(null);
        batch.begin(new byte[16], (byte) '"');
        String name = "k".repeat(50_000);
        int row = batch.addRow(Schema.of(name, name + "2"), 0, 0, 0);
        batch.cells()[batch.base(row)] = Cell.NULL_CELL;
        batch.cells()[batch.base(row) + 1] = Cell.NULL_CELL;

        assertThat(encoded(batch)).isEqualTo("{\"" + name + "\":null,\"" + name + "2\":null}\n");
    }

    @Test
    void undoublesTheQuotesOfCsvCells() {
        Batch batch = batch(null);
        batch.begin(padded("a\"\"b\\"), (byte) '"');
        int row = batch.addRow(Schema.of("x", "y"), 0, 0, 5);
        batch.cells()[batch.base(row)] = Cell.input(0, 5, Cell.CSV_DOUBLED);
        batch.cells()[batch.base(row) + 1] = Cell.input(0, 1, Cell.PLAIN);

        assertThat(encoded(batch)).isEqualTo("{\"x\":\"a\\\"b\\\\\",\"y\":\"a\"}\n");
    }

    @Test
    void leavesOutAbsentFieldsAlsoTheFirst() {
        Schema schema = Schema.of("a", "b", "c");
        Batch batch = decoded("{\"a\":1,\"b\":2,\"c\":3}", schema, null);

        batch.unset(0, Field.named("a"));
        assertThat(encoded(batch)).isEqualTo("{\"b\":2,\"c\":3}\n");
        batch.unset(0, Field.named("c"));
        assertThat(encoded(batch)).isEqualTo("{\"b\":2}\n");
        batch.unset(0, Field.named("b"));
        assertThat(encoded(batch)).isEqualTo("{}\n");
    }

    @Test
    void writesChangedFieldsBetweenUntouchedOnes() {
        Schema schema = Schema.of("a", "b", "c", "d", "e");
        Batch batch =
                decoded("{\"a\":\"x\",\"b\":\"y\",\"c\":[1],\"d\":null,\"e\":\"z\\n\"}", schema, schema.with("f"));

        batch.set(0, Field.named("b")).text("new \"y\"");
        batch.set(0, Field.named("f"))
                .beginObject()
                .key(new JsonKey("n"))
                .number(1)
                .endObject();

        assertThat(encoded(batch))
                .isEqualTo(
                        "{\"a\":\"x\",\"b\":\"new \\\"y\\\"\",\"c\":[1],\"d\":null,\"e\":\"z\\n\",\"f\":{\"n\":1}}\n");
    }

    @Test
    void valuesThatMovedGetTheKeysOfTheirNewPlaces() {
        Schema schema = Schema.of("A", "B", "C", "D");
        String line = "{\"A\":1,\"B\":2,\"C\":3,\"D\":\"four\"}";
        Batch batch = decoded(line, schema, null);

        batch.set(0, Field.named("A")).valueOf(0, Field.named("C"));
        batch.set(0, Field.named("B")).valueOf(0, Field.named("D"));

        // C and D stand side by side in the input, and their keys are as long as those of A and B.
        assertThat(encoded(batch)).isEqualTo("{\"A\":3,\"B\":\"four\",\"C\":3,\"D\":\"four\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"x\",\"b\":[1, {\"c\":2}]}",
                "{ \"a\":\"x\",\"b\":[1, {\"c\":2}]}",
                "{\"a\": \"x\", \"b\": [1, {\"c\":2}]}",
                "{\"a\":\"x\",\"b\":[1, {\"c\":2}] }",
                " {\"a\":\"x\",\"b\":[1, {\"c\":2}]}",
                "{\"a\":\"x\",\"b\":[1, {\"c\":2}]}\t",
                "{\"\\u0061\":\"x\",\"b\":[1, {\"c\":2}]}"
            })
    void aRecordComesOutTightWhateverWhiteSpaceAndEscapesItsKeysHave(String line) {
        Schema schema = Schema.of("a", "b");

        assertThat(encoded(decoded(line, schema, null))).isEqualTo("{\"a\":\"x\",\"b\":[1, {\"c\":2}]}\n");
        assertThat(encoded(decoded(line, schema, schema.with("c")))).isEqualTo("{\"a\":\"x\",\"b\":[1, {\"c\":2}]}\n");
    }

    @Test
    void longRecordsInWhichNothingChangedGetTheRoomTheyNeed() {
        String line = "{\"a\":\"" + "x".repeat(100_000) + "\"}";

        assertThat(encoded(decoded(line, Schema.of("a"), null))).isEqualTo(line + "\n");
    }

    @Test
    void columnsThatAreCalledOtherwiseLaterGetTheirNewNames() {
        Batch batch = decoded("{\"a\":1,\"b\":2}", Schema.of("a", "b"), Schema.of("x", "y"));

        assertThat(encoded(batch)).isEqualTo("{\"x\":1,\"y\":2}\n");
    }

    @Test
    void piecesOfAValueAsFarApartAsAKeyIsLongAreNotTakenForNeighbours() {
        Schema schema = Schema.of("a", "b", "c");
        Batch batch = decoded("{\"a\":[1,2,34],\"b\":2,\"c\":3}", schema, null);
        int base = batch.base(0);
        long a = batch.cells()[base];
        long b = batch.cells()[base + 1];
        int start = Cell.start(a);
        batch.cells()[base] = Cell.input(start, start + 1, Cell.JSON_RAW);
        batch.cells()[base + 1] = Cell.input(start + 6, start + 8, Cell.JSON_RAW);
        batch.cells()[base + 2] = b;

        assertThat(encoded(batch)).isEqualTo("{\"a\":[,\"b\":4],\"c\":2}\n");
    }

    @Test
    void columnsLeftOutOfALaterSchemaAreNotCopiedWithTheirNeighbours() {
        Schema schema = Schema.of("a", "b", "c");
        Batch batch = decoded("{\"a\":1,\"b\":2,\"c\":3}", schema, schema.retaining(List.of("a", "c")));

        assertThat(encoded(batch)).isEqualTo("{\"a\":1,\"c\":3}\n");
    }

    @Test
    void writesLiveRowsOrThoseSetAside() {
        Schema schema = Schema.of("a");
        byte[] bytes = padded("0123");
        Batch batch = batch(null);
        batch.begin(bytes, (byte) '"');
        for (int i = 0; i < 4; i++) {
            int row = batch.addRow(schema, i, i, i + 1);
            batch.cells()[batch.base(row)] = Cell.input(i, i + 1, Cell.JSON_RAW);
        }
        batch.drop(1);
        batch.setAside(1);
        batch.setAside(2);
        batch.setAside(3);
        batch.fail(3, "kind", null, null, "message", null);

        assertThat(encoded(batch)).isEqualTo("{\"a\":0}\n{\"a\":2}\n");
        assertThat(encoded(batch, Encoder.Rows.ASIDE)).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
        assertThat(batch.asideRows()).isEqualTo(2);
    }
}
