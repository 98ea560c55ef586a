/// What a run leaves for people and machines to read: manifest, report, summary.
///
/// Start at [bio.sluice.app.report.Manifest].
package bio.sluice.app.report;
