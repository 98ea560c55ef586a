/// What differs between two graphs. Begin with [bio.sluice.graph.diff.GraphDifference].
package bio.sluice.graph.diff;
