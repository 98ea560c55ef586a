package bio.sluice.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of a record, in order. Immutable and thread-safe; compared by identity on the hot path, so whoever
/// makes schemas per row interns them.
public final class Schema {
    private final Column[] columns;
    private final int slots;
    private final Map<String, Integer> byName;
    private final byte[][] keys;

    private Schema(Column[] columns, int slots) {
        this.columns = columns;
        this.slots = slots;
        this.byName = new HashMap<>(columns.length * 2);
        this.keys = new byte[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            if (byName.put(columns[i].name(), i) != null) {
                throw new NameClash(columns[i].name());
            }
            byte[] key = new JsonKey(columns[i].name()).encoded();
            keys[i] = new byte[key.length + 1];
            keys[i][0] = ',';
            System.arraycopy(key, 0, keys[i], 1, key.length);
        }
    }

    /// A schema of an input: column `i` is in slot `i`.
    ///
    /// @throws NameClash if a name stands twice
    public static Schema of(List<String> names) {
        Column[] columns = new Column[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(names.get(i), i, null);
        }
        return new Schema(columns, columns.length);
    }

    /// A schema of an input: column `i` is in slot `i`.
    public static Schema of(String... names) {
        return of(List.of(names));
    }

    /// This schema with columns appended, each in a new slot.
    ///
    /// @throws NameClash if this schema has one of the names
    public Schema with(String... names) {
        Column[] more = Arrays.copyOf(columns, columns.length + names.length);
        for (int i = 0; i < names.length; i++) {
            more[columns.length + i] = new Column(names[i], slots + i, null);
        }
        return new Schema(more, slots + names.length);
    }

    /// This schema with those of the names appended that it does not have yet.
    public Schema withMissing(Collection<String> names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (find(name) < 0 && !missing.contains(name)) {
                missing.add(name);
            }
        }
        return missing.isEmpty() ? this : with(missing.toArray(String[]::new));
    }

    /// This schema with the column `name`, if it has one, marked as holding identifiers of `identifierType`.
    public Schema withIdentifierType(String name, String identifierType) {
        int i = find(name);
        if (i < 0) {
            return this;
        }
        Column[] marked = columns.clone();
        marked[i] = new Column(name, columns[i].slot(), identifierType);
        return new Schema(marked, slots);
    }

    /// This schema with only the columns whose names are in `names`; slots stay where they are.
    public Schema retaining(Collection<String> names) {
        Column[] kept =
                Arrays.stream(columns).filter(c -> names.contains(c.name())).toArray(Column[]::new);
        return new Schema(kept, slots);
    }

    /// Whether the columns of `other` are the first ones here, in the same order and slots.
    public boolean beginsWith(Schema other) {
        if (other.size() > size()) {
            return false;
        }
        for (int i = 0; i < other.size(); i++) {
            if (other.slot(i) != slot(i)
                    || !other.column(i).name().equals(column(i).name())) {
                return false;
            }
        }
        return true;
    }

    /// Number of columns.
    public int size() {
        return columns.length;
    }

    /// Number of cells a row of this schema has; at least [#size].
    public int slots() {
        return slots;
    }

    /// The column at `i`, from 0.
    public Column column(int i) {
        return columns[i];
    }

    /// The slot of the column at `i`.
    public int slot(int i) {
        return columns[i].slot();
    }

    /// The index of the column `name`, or -1.
    public int find(String name) {
        Integer i = byName.get(name);
        return i == null ? -1 : i;
    }

    /// The names of the columns, in order.
    public List<String> names() {
        return Arrays.stream(columns).map(Column::name).toList();
    }

    /// `,"name":` of the column at `i`, in UTF-8; do not write into it. The first column of a record starts at its
    /// second byte.
    public byte[] key(int i) {
        return keys[i];
    }

    @Override
    public String toString() {
        return names().toString();
    }
}
