package bio.sluice.stream;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;

/// Edits records, a batch at a time. Every worker has its own instance, made by a [ProcessorFactory] and used by one
/// thread. Keeps no state between batches, for a batch may be run again, whole or in parts.
public interface Processor {
    /// Called once, before anything else.
    default void initialize(ProcessorContext context) {}

    /// The columns that records have after this processor. Pure; called once per schema and worker, so it may be slow.
    ///
    /// @throws bio.sluice.record.NameClash if records already have a column that this processor adds; such records
    ///     become dead letters
    Schema outputSchema(Schema in);

    /// Edits the live rows of a batch: [Batch#set], [Batch#drop], [Batch#expand], [Batch#fail]. An exception makes the
    /// engine run the batch again in halves until the record at fault is found; only that record becomes a dead letter.
    ///
    /// @param faults for warnings
    /// @param tally counts of this attempt
    void process(Batch batch, Faults faults, Tally tally);

    /// Called once, after the last batch, also when the run fails.
    default void finish() {}
}
