package bio.sluice.formats.delimited;

import bio.sluice.record.Schema;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The plans for the schemas seen lately, for records of a JSONL input differ. One thread.
final class ColumnPlans {
    private static final int MOST = 1_024;

    private final List<String> columns;
    private final int extra;
    private final Map<Schema, ColumnPlan> bySchema = new IdentityHashMap<>();
    private ColumnPlan last;

    /// @param columns of the output
    /// @param extra the one that takes fields without a column, or -1; a field of that name has none either
    ColumnPlans(List<String> columns, int extra) {
        this.columns = List.copyOf(columns);
        this.extra = extra;
    }

    /// The plan for records of this schema.
    ColumnPlan of(Schema schema) {
        if (last == null || last.schema() != schema) {
            if (bySchema.size() >= MOST) {
                bySchema.clear();
            }
            last = bySchema.computeIfAbsent(schema, this::make);
        }
        return last;
    }

    private ColumnPlan make(Schema schema) {
        int[] slots = new int[columns.size()];
        for (int i = 0; i < slots.length; i++) {
            int at = i == extra ? -1 : schema.find(columns.get(i));
            slots[i] = at < 0 ? -1 : schema.slot(at);
        }
        int[] others = IntStream.range(0, schema.size())
                .filter(i -> {
                    int at = columns.indexOf(schema.column(i).name());
                    return at < 0 || at == extra;
                })
                .toArray();
        return new ColumnPlan(slots, others, schema);
    }
}
