/// The `sluice` command: parses arguments, calls the app, prints, sets the exit code. Data goes to standard output,
/// all else to standard error.
///
/// Start at [bio.sluice.cli.Main]; every command is one class of its own. Uses the app and the contracts of the API,
/// and nobody uses it.
package bio.sluice.cli;
