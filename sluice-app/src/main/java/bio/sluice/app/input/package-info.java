/// From what a user names to what a format can read: storages, globs, compression, signatures, digests.
///
/// Start at [bio.sluice.app.input.Inputs].
package bio.sluice.app.input;
