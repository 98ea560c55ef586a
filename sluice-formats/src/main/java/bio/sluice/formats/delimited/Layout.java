package bio.sluice.formats.delimited;

import bio.sluice.record.Schema;
import java.util.List;

/// How the fields of one input become columns. Immutable.
///
/// @param schema the columns that records get
/// @param names of all fields of a record, for messages
/// @param slots which column each field goes to, -1 for none; null if each goes to the column of its own number
record Layout(Schema schema, List<String> names, int[] slots) {
    /// Number of fields of a record.
    int width() {
        return names.size();
    }

    /// The slot of field `i`, or -1.
    int slot(int field) {
        return slots == null ? field : slots[field];
    }
}
