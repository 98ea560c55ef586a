package bio.sluice.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Schema IN = Schema.of("id", "n");
    private static final Schema OUT = IN.with("note", "more");

    private final Faults faults = new Faults();
    private final SchemaPath path = new SchemaPath(new Schema[] {IN, OUT}, null);
    private final Batch batch = new Batch(Budget.unlimited(), in -> path, faults);
    private final Field id = Field.named("id");
    private final Field n = Field.named("n");
    private final Field note = Field.named("note");

    /// Rows of two cells, from texts; a text that begins with `=` is raw JSON.
    private void fill(String... values) {
        StringBuilder text = new StringBuilder();
        for (String value : values) {
            text.append(value);
        }
        byte[] bytes = Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), text.length() * 4 + 16);
        batch.begin(bytes, (byte) '"');
        int at = 0;
        for (int i = 0; i < values.length; i += 2) {
            int row = batch.addRow(IN, i / 2, at, at);
            for (int k = 0; k < 2; k++) {
                int length = values[i + k].getBytes(StandardCharsets.UTF_8).length;
                boolean raw = values[i + k].startsWith("=");
                batch.cells()[batch.base(row) + k] =
                        Cell.input(at + (raw ? 1 : 0), at + length, raw ? Cell.JSON_RAW : Cell.PLAIN);
                at += length;
            }
        }
        faults.stage("test");
        batch.advance(1);
    }

    private List<String> texts(Field field) {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.live(row)) {
                texts.add(batch.text(row, field));
            }
        }
        return texts;
    }

    @Test
    void readsWhatADecoderPutIn() {
        fill("P04637", "7", "Q9", "");

        assertThat(texts(id)).containsExactly("P04637", "Q9");
        assertThat(texts(n)).containsExactly("7", "");
        assertThat(batch.form(0, note)).isEqualTo(Form.ABSENT);
        assertThat(batch.text(0, Field.named("nowhere"))).isNull();
    }

    @Test
    void changesAFieldOnlyWhenItsValueIsComplete() {
        fill("a", "1");

        ValueWriter writer = batch.set(0, note).beginObject().key(new JsonKey("k"));
        assertThat(batch.form(0, note)).isEqualTo(Form.ABSENT);
        writer.text("v\"").endObject();

        assertThat(batch.text(0, note)).isEqualTo("{\"k\":\"v\\\"\"}");
    }

    @Test
    void refusesCallsThatWouldNotMakeJson() {
        fill("a", "1");

        assertThatThrownBy(() -> batch.set(0, note).beginObject().text("v")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> batch.set(0, note).beginArray().endObject()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> batch.set(0, note).text("a").text("b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        batch.set(0, note).beginObject().key(new JsonKey("k")).endObject())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesNumbersWithoutNeedlessDecimals() {
        fill("a", "1");

        batch.set(0, note)
                .beginArray()
                .tenThousandths(10_000)
                .tenThousandths(9_500)
                .tenThousandths(1)
                .tenThousandths(0)
                .number(-12)
                .number(Long.MIN_VALUE)
                .endArray();

        assertThat(batch.text(0, note)).isEqualTo("[1,0.95,0.0001,0,-12,-9223372036854775808]");
    }

    @Test
    void givesSavedFieldsBack() {
        fill("a", "1");

        batch.save(0);
        batch.set(0, id).text("changed");
        batch.set(0, note).nothing();
        batch.restore(0);

        assertThat(texts(id)).containsExactly("a");
        assertThat(batch.form(0, note)).isEqualTo(Form.ABSENT);
    }

    @Test
    void keepsTheLedgerOfWhatLeaves() {
        fill("a", "1", "b", "2", "c", "3", "d", "4");

        batch.drop(1);
        batch.drop(1);
        batch.fail(2, "odd", "n", "3", "is odd", null);
        batch.fail(1, "odd", "n", "2", "is gone already", null);

        assertThat(texts(id)).containsExactly("a", "d");
        assertThat(batch.dropped()).isEqualTo(1);
        assertThat(batch.failed()).isEqualTo(1);
        assertThat(batch.liveRows()).isEqualTo(2);
        assertThat(faults.rejected()).singleElement().satisfies(fault -> {
            assertThat(fault.record()).isEqualTo(2);
            assertThat(fault.stage()).isEqualTo("test");
            assertThat(fault.kind()).isEqualTo("odd");
        });
    }

    @Test
    void putsCopiesBehindTheirRow() {
        fill("a", "1", "b", "2", "c", "3");

        int first = batch.expand(1, 2);
        batch.set(first, n).text("2b");
        batch.set(first + 1, n).text("2c");
        batch.expand(0, 1);
        batch.settle();

        assertThat(texts(id)).containsExactly("a", "a", "b", "b", "b", "c");
        assertThat(texts(n)).containsExactly("1", "1", "2", "2b", "2c", "3");
        assertThat(batch.expanded()).isEqualTo(3);
        assertThat(batch.liveRows()).isEqualTo(6);
    }

    @Test
    void throwsWhenTheBudgetIsSpent() {
        Batch small = new Batch(new Budget(20_000), in -> path, faults);
        small.begin(new byte[16], (byte) '"');
        small.addRow(IN, 0, 0, 0);
        small.advance(1);

        assertThatThrownBy(() -> small.set(0, note).text("x".repeat(30_000))).isInstanceOf(QuotaExceeded.class);
        assertThat(small.form(0, note)).isEqualTo(Form.ABSENT);
    }

    @Test
    void failsRowsWhoseColumnsClash() {
        SchemaPath clashing = new SchemaPath(new Schema[] {IN}, new NameClash("n"));
        Batch other = new Batch(Budget.unlimited(), in -> clashing, faults);
        other.begin(new byte[16], (byte) '"');
        other.addRow(IN, 0, 0, 0);
        faults.stage("parse");

        other.advance(1);

        assertThat(other.liveRows()).isZero();
        assertThat(faults.rejected().get(0).message())
                .isEqualTo("the record already has a column \"n\", which parse would add");
    }

    @Nested
    class MembersOfObjects {
        private final Field inner = Field.named("id.a.b");

        @Test
        void areFoundByPath() {
            fill("={\"a\":{\"b\":\"x\\n\"}}", "1", "={\"a\":[1]}", "2", "plain", "3", "={\"a\":{\"b\":null}}", "4");

            assertThat(texts(inner)).containsExactly("x\n", null, null, null);
            assertThat(batch.form(0, inner)).isEqualTo(Form.JSON_STRING);
            assertThat(batch.form(3, inner)).isEqualTo(Form.NULL);
        }

        @Test
        void areReplacedInPlace() {
            fill("={\"z\":1,\"a\":{\"b\":\"x\",\"c\":2},\"y\":3}", "1");

            batch.set(0, inner).text("né\"w");

            assertThat(batch.text(0, id)).isEqualTo("{\"z\":1,\"a\":{\"b\":\"né\\\"w\",\"c\":2},\"y\":3}");
            assertThat(batch.text(0, inner)).isEqualTo("né\"w");
        }

        @Test
        void areAddedWhereTheyAreMissing() {
            fill("={}", "1", "={\"z\":1}", "2", "={\"a\":{\"c\":1} }", "3");

            for (int row = 0; row < 3; row++) {
                batch.set(row, inner).number(5);
            }

            assertThat(texts(id))
                    .containsExactly("{\"a\":{\"b\":5}}", "{\"z\":1,\"a\":{\"b\":5}}", "{\"a\":{\"c\":1,\"b\":5} }");
        }

        @Test
        void giveWayToAColumnOfThatName() {
            Schema dotted = Schema.of("id", "id.a.b");
            SchemaPath dottedPath = new SchemaPath(new Schema[] {dotted}, null);
            Batch other = new Batch(Budget.unlimited(), in -> dottedPath, faults);
            byte[] bytes = "{\"a\":{\"b\":1}}XX................".getBytes(StandardCharsets.UTF_8);
            other.begin(bytes, (byte) '"');
            int row = other.addRow(dotted, 0, 0, 15);
            other.cells()[other.base(row)] = Cell.input(0, 13, Cell.JSON_RAW);
            other.cells()[other.base(row) + 1] = Cell.input(13, 15, Cell.PLAIN);

            assertThat(other.text(0, Field.named("id.a.b"))).isEqualTo("XX");
        }
    }
}
