/// Where the output of a run is kept: files that appear under their final names only when they are complete.
///
/// Start at [bio.sluice.engine.target.FileTarget]. Stands on `sluice-api` only.
package bio.sluice.engine.target;
