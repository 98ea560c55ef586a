/// The command killed at random times, and what comes of going on.
///
/// Start at [bio.sluice.crash.KillTest]. `crash/run` in the project's folder runs it at length.
package bio.sluice.crash;
