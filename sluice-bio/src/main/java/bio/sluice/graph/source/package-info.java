/// The tables that mapping graphs are built from, as their providers publish them: how each is recognised, and what a
/// record of it comes to as edges and facts.
///
/// Start at [bio.sluice.graph.source.SourceFormats]; what is known of each format stands in `graph-sources.txt`. Stands
/// on [bio.sluice.graph], which knows nothing of it; the app reads the files and hands their records over in batches.
package bio.sluice.graph.source;
