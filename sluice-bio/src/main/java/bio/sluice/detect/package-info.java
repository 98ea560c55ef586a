/// What a column of a table holds, judged from a sample of it, and why a single value is or is not an identifier.
///
/// Start at [bio.sluice.detect.ColumnDetector], which turns a [bio.sluice.detect.ColumnSample] into a
/// [bio.sluice.detect.ColumnVerdict]; [bio.sluice.detect.ValueReport] is about one value. Stands on
/// `bio.sluice.identifier`; nothing here reads files.
package bio.sluice.detect;
