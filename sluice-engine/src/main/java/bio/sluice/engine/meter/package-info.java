/// What the time of a run goes into: a stopwatch for each of its threads, and samples of all of them.
///
/// Threads write their own counts without locks, a few times per chunk and never per record; whoever takes a sample
/// reads them from outside. Start at [bio.sluice.engine.meter.RunMeter]. Used by the engine only.
package bio.sluice.engine.meter;
