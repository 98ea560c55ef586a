package bio.sluice.formats.delimited;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.Field;
import bio.sluice.record.JsonText;
import java.util.Arrays;

/// The fields of one record that go on behind their closing quote, as in `"D" x`: such a value stands nowhere in the
/// input as one piece. One thread; rare, so not fast.
final class TailedFields {
    private final byte quote;
    private int count;
    private int[] field = new int[4];
    private long[] quoted = new long[4];
    private long[] tail = new long[4];

    TailedFields(byte quote) {
        this.quote = quote;
    }

    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Adds a field: the cell between its quotes and the cell behind them.
    void add(int field, long quoted, long tail) {
        if (count == this.field.length) {
            this.field = Arrays.copyOf(this.field, 2 * count);
            this.quoted = Arrays.copyOf(this.quoted, 2 * count);
            this.tail = Arrays.copyOf(this.tail, 2 * count);
        }
        this.field[count] = field;
        this.quoted[count] = quoted;
        this.tail[count++] = tail;
    }

    /// Sets the fields of `row`, which was just added.
    void write(Batch batch, int row, Layout layout) {
        byte[] input = batch.input();
        for (int i = 0; i < count; i++) {
            int slot = field[i] < layout.width() ? layout.slot(field[i]) : -1;
            if (slot >= 0) {
                ByteSink text = new ByteSink(Budget.unlimited());
                JsonText.undouble(input, Cell.start(quoted[i]), Cell.end(quoted[i]), quote, text);
                text.write(input, Cell.start(tail[i]), Cell.end(tail[i]));
                batch.set(row, Field.named(layout.schema().column(slot).name())).text(text.bytes(), 0, text.length());
            }
        }
    }
}
