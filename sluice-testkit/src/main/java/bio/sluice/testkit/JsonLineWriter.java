package bio.sluice.testkit;

import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.Schema;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The smallest real output format: a JSON object per line, absent fields left out. Refuses a record that holds the
/// text `unwritable`. Immutable.
public final class JsonLineWriter implements RecordWriter {
    private static final String UNWRITABLE = "unwritable";

    private final String head;

    /// A writer of nothing but records.
    public JsonLineWriter() {
        this("");
    }

    /// @param head what stands before the first record
    public JsonLineWriter(String head) {
        this.head = head;
    }

    @Override
    public boolean hasFixedColumns() {
        return false;
    }

    @Override
    public byte[] head(List<String> columns) {
        return head.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Encoder encoder(List<String> columns) {
        return JsonLineWriter::encode;
    }

    @Override
    public OutputShape shape() {
        return OutputShape.NESTED;
    }

    private static void encode(Batch batch, Encoder.Rows which, ByteSink out) {
        for (int row = 0; row < batch.rows(); row++) {
            if (which == Encoder.Rows.LIVE ? batch.live(row) : batch.isAside(row)) {
                int before = out.length();
                if (!encodeRow(batch, row, out)) {
                    out.length(before);
                    batch.fail(row, "unwritable_value", null, UNWRITABLE, "this text cannot be written", null);
                }
            }
        }
    }

    private static boolean encodeRow(Batch batch, int row, ByteSink out) {
        Schema schema = batch.schema(row);
        out.write('{');
        boolean first = true;
        for (int i = 0; i < schema.size(); i++) {
            long cell = batch.cells()[batch.base(row) + schema.slot(i)];
            if (Cell.form(cell) == Cell.ABSENT) {
                continue;
            }
            byte[] key = schema.key(i);
            out.write(key, first ? 1 : 0, key.length);
            int from = out.length();
            batch.writeJson(cell, out);
            if (out.length() - from == UNWRITABLE.length() + 2
                    && new String(out.bytes(), from + 1, UNWRITABLE.length(), StandardCharsets.UTF_8)
                            .equals(UNWRITABLE)) {
                return false;
            }
            first = false;
        }
        out.write("}\n");
        return true;
    }
}
