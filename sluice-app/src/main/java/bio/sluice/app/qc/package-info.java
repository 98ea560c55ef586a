/// The quality report of a run: one HTML page for people, and a file for MultiQC.
///
/// Start at [bio.sluice.app.qc.QcPage]; [bio.sluice.app.qc.QcSubject] is what it tells of. Everything that comes from
/// data goes through [bio.sluice.app.qc.Html]. Stands on `report`; `job` writes the files.
package bio.sluice.app.qc;
