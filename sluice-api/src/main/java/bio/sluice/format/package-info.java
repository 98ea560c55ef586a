/// Record formats as plugins.
///
/// Start at [bio.sluice.format.Format]. Stands on `stream`, `io`, `option`, `fault` and `record`.
package bio.sluice.format;
