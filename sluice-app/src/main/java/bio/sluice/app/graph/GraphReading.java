package bio.sluice.app.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphSummary;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.LookupStatus;
import bio.sluice.graph.Resolver;
import bio.sluice.graph.TypeSet;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.option.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A graph file opened to be looked into by people. One thread.
public final class GraphReading {
    private static final int CONFIDENCE_DECIMALS = 4;

    private final Graph graph;

    private GraphReading(Graph graph) {
        this.graph = graph;
    }

    /// Opens a graph.
    ///
    /// @param name a path, or `example` for the bundled graph
    /// @throws RunStopped if it cannot be opened, with a message for the user
    public static GraphReading open(String name) {
        String file = BundledGraph.resolve(name);
        BundledGraph.prepare();
        return new GraphReading(Graph.open(Path.of(file)));
    }

    /// What is in the file, as nested maps.
    public Map<String, Object> summary() {
        GraphSummary summary = graph.summary();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("identifiers", summary.nodes());
        map.put("edges", summary.edges());
        map.put("identifiers_by_type", summary.nodesByType());
        map.put("edges_by_predicate", summary.edgesByPredicate());
        map.put("edges_by_source", summary.edgesBySource());
        map.put("unknown_relations", summary.unknownRelations());
        Map<String, Object> intake = new LinkedHashMap<>();
        intake.put("edges", summary.intake().edges());
        intake.put("malformed_ids", summary.intake().malformedIds());
        intake.put("rounded_confidences", summary.intake().roundedConfidences());
        intake.put("impossible_edges", summary.intake().impossibleEdges());
        map.put("intake", intake);
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (GraphSummary.Input input : summary.inputs()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", input.name());
            entry.put("digest", input.digest().isEmpty() ? null : input.digest());
            inputs.add(entry);
        }
        map.put("inputs", inputs);
        map.put("size", summary.bytes());
        map.put("digest", summary.digest());
        return map;
    }

    /// The file's digest.
    public String digest() {
        return graph.digest();
    }

    /// Looks up one identifier.
    ///
    /// @param text the identifier as somebody wrote it
    /// @param typeName its type, by any name; null if it is not known. A CURIE brings its own.
    /// @param targetNames types that mappings may have, by any name; empty for all
    /// @throws RunStopped if a type is unknown
    public LookupAnswer lookup(String text, String typeName, List<String> targetNames, int maxHops) {
        targetNames.forEach(this::requireType);
        Resolver resolver =
                new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(maxHops).withTargetTypes(targetNames));
        byte[] raw = text.strip().getBytes(StandardCharsets.UTF_8);
        if (typeName == null) {
            LookupStatus status = resolver.resolve(null, raw, 0, raw.length);
            String prefix = prefix(text);
            return status == LookupStatus.NOT_IN_GRAPH && prefix != null
                    ? lookup(text, prefix, targetNames, maxHops)
                    : answer(text, text.strip(), null, status, resolver);
        }
        requireType(typeName);
        TypeSet types = graph.typesRelatedTo(typeName);
        IdentifierType type = IdentifierParsers.standard().types().find(typeName);
        if (type == null) { // a type of this graph only: its identifiers stand there as they were written
            return answer(text, text.strip(), typeName, resolver.resolve(types, raw, 0, raw.length), resolver);
        }
        ParsedIdentifier parsed = new ParsedIdentifier();
        IdentifierParsers.standard().parse(raw, 0, raw.length, type, parsed);
        if (!parsed.found()) {
            return new LookupAnswer(text, null, type.name(), LookupStatus.SKIPPED.word(), List.of(), List.of(), false);
        }
        LookupStatus status = resolver.resolve(types, parsed.bytes(), parsed.start(), parsed.end());
        return answer(text, parsed.text(), parsed.type().name(), status, resolver);
    }

    /// The type that a CURIE begins with, or null.
    private static String prefix(String text) {
        int colon = text.indexOf(':');
        String prefix = colon <= 0 ? null : text.substring(0, colon);
        return prefix == null || IdentifierParsers.standard().types().find(prefix) == null ? null : prefix;
    }

    private void requireType(String name) {
        if (IdentifierParsers.standard().types().find(name) == null
                && graph.typesRelatedTo(name).isEmpty()) {
            List<String> known =
                    new ArrayList<>(IdentifierParsers.standard().types().names());
            known.addAll(graph.types());
            throw new RunStopped(
                    Reason.USAGE,
                    "unknown type \"" + name + "\""
                            + Problems.nearest(name, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; sluice types lists what is known"));
        }
    }

    private LookupAnswer answer(String text, String looked, String type, LookupStatus status, Resolver resolver) {
        List<String> candidates = IntStream.range(0, resolver.candidates())
                .mapToObj(i -> graph.curie(resolver.candidate(i)))
                .toList();
        List<LookupAnswer.Mapping> mappings = new ArrayList<>();
        for (int i = 0; i < resolver.mappings(); i++) {
            int mapping = i;
            int node = resolver.node(mapping);
            List<String> path = IntStream.range(0, resolver.pathLength(mapping))
                    .mapToObj(at -> graph.curie(resolver.pathNode(mapping, at)))
                    .toList();
            mappings.add(new LookupAnswer.Mapping(
                    graph.id(node),
                    graph.curie(node),
                    graph.type(node),
                    resolver.hops(mapping),
                    BigDecimal.valueOf(resolver.confidence(mapping), CONFIDENCE_DECIMALS),
                    resolver.predicate(mapping).text(),
                    resolver.source(mapping),
                    path));
        }
        return new LookupAnswer(text, looked, type, status.word(), candidates, mappings, resolver.isTruncated());
    }
}
