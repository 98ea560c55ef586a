/// What tests of Sluice and of its plugins share.
///
/// Start at [bio.sluice.testkit.SharedFiles]. Tests of every module may use this package; no program code does.
package bio.sluice.testkit;
