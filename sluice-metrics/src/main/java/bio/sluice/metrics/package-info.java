/// The metrics of a run for other programs: a page that Prometheus scrapes, and JSON lines in a file.
///
/// Both are listeners that a runner is handed; they take their numbers from [bio.sluice.stream.RunSample] and count
/// nothing themselves. Start at [bio.sluice.metrics.MetricsPort] and [bio.sluice.metrics.MetricsFile]. The names of all
/// metrics are documented in `docs/metrics.md`. Used by the command, and by whoever embeds Sluice.
package bio.sluice.metrics;
