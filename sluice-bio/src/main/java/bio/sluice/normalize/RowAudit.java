package bio.sluice.normalize;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import bio.sluice.stream.OutputShape;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Notes what rules do to the fields of a record: `[{"rule":1,"transform":"uppercase","from":"tp53"}]` in
/// `symbol_changes`, or `1 uppercase|3 strip` where cells are flat. One thread; reused from row to row.
final class RowAudit {
    private static final int KEPT = 1 << 14;

    private final List<String> targets;
    private final Field[] columns;
    private final ByteSink[] notes;
    private final boolean flat;

    /// @param targets the fields that rules may change
    RowAudit(List<String> targets, OutputShape shape) {
        this.targets = List.copyOf(targets);
        this.flat = shape.flat();
        columns = targets.stream().map(target -> Field.named(column(target))).toArray(Field[]::new);
        notes = new ByteSink[columns.length];
        for (int i = 0; i < notes.length; i++) {
            notes[i] = new ByteSink(Budget.unlimited());
        }
    }

    private static String column(String target) {
        return target + Auditable.SUFFIX;
    }

    /// The schema with the columns for notes.
    static Schema with(Schema in, List<String> targets) {
        return in.with(targets.stream().map(RowAudit::column).toArray(String[]::new));
    }

    /// Forgets the row before.
    void begin() {
        for (ByteSink note : notes) {
            note.clear(KEPT);
        }
    }

    /// Notes that a rule is about to change its target, whose value it makes of `from`.
    void add(Rule rule, Slice from) {
        ByteSink note = notes[targets.indexOf(rule.target())];
        if (flat) {
            write(
                    note,
                    (note.length() == 0 ? "" : "|") + rule.number() + " "
                            + rule.kind().word());
            return;
        }
        write(
                note,
                (note.length() == 0 ? "[" : ",") + "{\"rule\":" + rule.number() + ",\"transform\":\""
                        + rule.kind().word() + "\",\"from\":");
        JsonText.writeString(from.bytes(), from.start(), from.end(), note);
        note.write('}');
    }

    private static void write(ByteSink note, String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        note.write(bytes, 0, bytes.length);
    }

    /// Writes the notes into the row; a field that did not change gets none.
    void write(Batch batch, int row) {
        for (int i = 0; i < notes.length; i++) {
            ByteSink note = notes[i];
            if (note.length() == 0) {
                continue;
            }
            if (flat) {
                batch.set(row, columns[i]).text(note.bytes(), 0, note.length());
            } else {
                note.write(']');
                batch.set(row, columns[i]).json(note.bytes(), 0, note.length());
            }
        }
    }
}
