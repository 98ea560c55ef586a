/// The first records of a table, column by column.
///
/// [bio.sluice.app.sample.TableSample] is read before a run that asks for `auto` types, and by `sluice detect`.
package bio.sluice.app.sample;
