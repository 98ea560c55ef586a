/// Conditions on records, `len(symbol) > 0 and species in ["human", "mouse"]`, and the `filter` processor, which keeps
/// the records for which one holds.
///
/// Start at [bio.sluice.condition.Condition] (the language), then [bio.sluice.condition.BoundCondition] (how one is
/// tried on a row). A condition can compare and combine values and nothing else: no loops, no assignments, no code.
/// Stands on `text` and `pattern`; rules use it too.
package bio.sluice.condition;
