/// Dead letters laid over the inputs they came from: each record that is named in a file of dead letters is read as its
/// `raw` says there.
///
/// Start at [bio.sluice.app.repair.Repairs]. Below the formats and above decompression, so that a run over repaired
/// inputs is a run like any other.
package bio.sluice.app.repair;
