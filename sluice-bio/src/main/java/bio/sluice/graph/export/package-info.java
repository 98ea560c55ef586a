/// A graph as tables for others: the edge table that builds it again, and SSSOM. Begin with
/// [bio.sluice.graph.export.EdgeTable] and [bio.sluice.graph.export.SssomTable].
package bio.sluice.graph.export;
