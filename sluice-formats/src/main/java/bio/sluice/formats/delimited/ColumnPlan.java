package bio.sluice.formats.delimited;

import bio.sluice.record.Schema;

/// Where the output's columns are found in records of one schema. Immutable.
///
/// @param slots for each column of the output the slot of its cell, -1 if such records do not have it
/// @param others columns of the schema that the output does not have
/// @param schema the records' schema
record ColumnPlan(int[] slots, int[] others, Schema schema) {
    /// The slot of a column of the schema.
    int slotOf(int column) {
        return schema.slot(column);
    }
}
