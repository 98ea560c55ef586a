/// A streaming job: described, planned, run, and recorded.
///
/// Start at [bio.sluice.app.job.StreamingJob], then [bio.sluice.app.job.JobRun]. Both the strategy's action and the
/// Java entry point [bio.sluice.app.Sluice] end here, so there is one way of wiring.
package bio.sluice.app.job;
