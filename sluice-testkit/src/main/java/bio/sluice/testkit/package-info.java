/// What tests of every implementation of the API need, a stranger's too: contracts to implement, small real sources,
/// targets and storages in memory, and faulty ones that fail on cue.
///
/// Start at [bio.sluice.testkit.RunnerContract] and [bio.sluice.testkit.LineSource]. Used by tests only.
package bio.sluice.testkit;
