/// Typed options of every component: one table gives parsing, lint with line and column, help, JSON Schema and the
/// effective values.
///
/// Start at [bio.sluice.option.OptionTable]; a component declares one, and gets its values as
/// [bio.sluice.option.OptionValues]. Values come from a tree of [bio.sluice.option.ConfigNode]s, whether they were
/// written in YAML, given as flags or in Java. Stands on nothing.
package bio.sluice.option;
