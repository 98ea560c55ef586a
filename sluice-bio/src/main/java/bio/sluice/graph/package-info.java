/// Cross-references: a graph of identifiers, built from edge tables into one file that look-ups map into memory.
///
/// Start at [bio.sluice.graph.GraphBuilder] (edges in, file out), [bio.sluice.graph.Graph] (the open file),
/// [bio.sluice.graph.Resolver] (one identifier in, mappings out) and [bio.sluice.graph.CrossReferenceProcessor] (the
/// same for records). Stands on `identifier` and the contracts of the API.
package bio.sluice.graph;
