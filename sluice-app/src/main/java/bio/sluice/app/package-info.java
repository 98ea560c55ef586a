/// Sluice as a library and as what the command calls: strategies, jobs, and the short way in Java.
///
/// Start at [bio.sluice.app.Sluice] to stream a table from Java, or at [bio.sluice.app.StrategyRun] to run a strategy.
package bio.sluice.app;
