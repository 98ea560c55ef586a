package bio.sluice.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// What is in a graph file. Immutable.
///
/// @param nodes identifiers
/// @param edges different edges, each counted once whichever way it is walked
/// @param nodesByType identifiers by type
/// @param edgesByPredicate edges by predicate
/// @param edgesBySource edges by where they are from; the empty text stands for unknown
/// @param unknownRelations edges by relation, for relations that are not known and walked as `xref`
/// @param inputs what it was built from
/// @param intake what the builder was given
/// @param conflicts what sources disagree on
/// @param bytes length of the file
/// @param digest digest of the file's content with its algorithm, such as `crc32c:0a1b2c3d`
public record GraphSummary(
        long nodes,
        long edges,
        Map<String, Long> nodesByType,
        Map<String, Long> edgesByPredicate,
        Map<String, Long> edgesBySource,
        Map<String, Long> unknownRelations,
        List<Input> inputs,
        Intake intake,
        Conflicts conflicts,
        long bytes,
        String digest) {

    /// A file that edges are from.
    ///
    /// @param name its name
    /// @param digest its digest with the algorithm, or empty
    /// @param version the version or date that the file states of itself, as it states it, or empty; never the time of
    ///     the file or of the build
    /// @param terms what was said of how it is read, a line for each, `key=value`; or empty
    public record Input(String name, String digest, String version, String terms) {
        /// A file that states no version, and of which nothing is said.
        public Input(String name, String digest) {
            this(name, digest, "", "");
        }
    }

    /// Identifiers of which sources say different things; see [NodeStatus] and [NodeParser] for what counts then.
    ///
    /// @param names identifiers with several names
    /// @param statuses identifiers with several statuses
    /// @param species identifiers with several species
    public record Conflicts(long names, long statuses, long species) {}

    /// What a builder was given. Equal edges and such of confidence 0 are in here and not in the graph.
    ///
    /// @param edges edges taken
    /// @param malformedIds identifiers of known types that are not well-formed, kept as they were written
    /// @param roundedConfidences confidences with more than nine decimals
    /// @param impossibleEdges edges of confidence 0, which nothing walks
    /// @param duplicateEdges edges between the same identifiers with the same predicate as another
    /// @param disputedEdges edges of the graph that were given with several confidences; the highest counts
    /// @param facts facts about single identifiers taken
    public record Intake(
            long edges,
            long malformedIds,
            long roundedConfidences,
            long impossibleEdges,
            long duplicateEdges,
            long disputedEdges,
            long facts) {
        Intake withDisputes(long[] edgesByKind, long disputed) {
            long kept = LongStream.of(edgesByKind).sum();
            return new Intake(
                    edges,
                    malformedIds,
                    roundedConfidences,
                    impossibleEdges,
                    edges - impossibleEdges - kept,
                    disputed,
                    facts);
        }
    }
}
