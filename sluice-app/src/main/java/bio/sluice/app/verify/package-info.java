/// Proves a finished run again from what it left: digests of its files, and records counted anew.
///
/// Start at [bio.sluice.app.verify.Verification].
package bio.sluice.app.verify;
