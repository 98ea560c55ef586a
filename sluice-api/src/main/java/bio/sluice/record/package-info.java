/// Records as the engine sees them: byte cells in a [bio.sluice.record.Batch], decoded only when asked.
///
/// Start at [bio.sluice.record.Batch], then [bio.sluice.record.Cell] for the layout of a cell and
/// [bio.sluice.record.Schema] for the columns. Nothing here allocates per cell or per row, and every growing buffer
/// is a [bio.sluice.record.ByteSink] with a [bio.sluice.record.Budget], so the memory of a batch is bounded by
/// construction. Stands on `bio.sluice.fault` only.
package bio.sluice.record;
