package bio.sluice.app.graph;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.CrossReferenceType;
import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphCheck;
import bio.sluice.graph.GraphSummary;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.Lookups;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph file opened to be looked into by people. One thread.
public final class GraphReading {
    private final Graph graph;
    private Lookups lookups;

    private GraphReading(Graph graph) {
        this.graph = graph;
        this.lookups = new Lookups(graph, LookupLimits.DEFAULT);
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

    /// Checks a graph file as a whole, of whatever size.
    ///
    /// @param name a path, or `example` for the bundled graph
    /// @return what is in it, as nested maps
    /// @throws RunStopped if anything is wrong with it, with a message for the user
    public static Map<String, Object> verify(String name) {
        String file = BundledGraph.resolve(name);
        BundledGraph.prepare();
        return map(GraphCheck.check(Path.of(file)));
    }

    /// What is in the file, as nested maps.
    public Map<String, Object> summary() {
        return map(graph.summary());
    }

    private static Map<String, Object> map(GraphSummary summary) {
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
        intake.put("duplicate_edges", summary.intake().duplicateEdges());
        intake.put("disputed_edges", summary.intake().disputedEdges());
        intake.put("facts", summary.intake().facts());
        map.put("intake", intake);
        Map<String, Object> conflicts = new LinkedHashMap<>();
        conflicts.put("names", summary.conflicts().names());
        conflicts.put("statuses", summary.conflicts().statuses());
        conflicts.put("species", summary.conflicts().species());
        map.put("conflicts", conflicts);
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (GraphSummary.Input input : summary.inputs()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", input.name());
            entry.put("digest", input.digest().isEmpty() ? null : input.digest());
            entry.put("version", input.version().isEmpty() ? null : input.version());
            inputs.add(entry);
        }
        map.put("inputs", inputs);
        map.put("size", summary.bytes());
        map.put("digest", summary.digest());
        return map;
    }

    /// The graph itself.
    Graph graph() {
        return graph;
    }

    /// The file's digest.
    public String digest() {
        return graph.digest();
    }

    /// Sets which mappings look-ups may find, by params of `cross_reference`.
    ///
    /// @throws RunStopped telling all mistakes
    public void limit(Map<String, ConfigNode> params) {
        Problems problems = new Problems();
        OptionValues values = CrossReferenceType.LIMITS.read(SettingsTree.of(params, "look-up"), "", problems);
        LookupLimits limits = problems.isEmpty() ? CrossReferenceType.limits(values, "", problems) : null;
        Mistakes.refuse(problems);
        limit(limits);
    }

    void limit(LookupLimits limits) {
        limits.targetTypes().forEach(this::requireType);
        lookups = new Lookups(graph, limits);
    }

    /// Looks up one identifier.
    ///
    /// @param text the identifier as somebody wrote it
    /// @param typeName its type, by any name; null if it is not known. A CURIE brings its own.
    /// @throws RunStopped if the type is unknown
    public LookupAnswer lookup(String text, String typeName) {
        if (typeName != null) {
            requireType(typeName);
        }
        return LookupAnswer.of(typeName == null ? lookups.find(text) : lookups.find(typeName, text));
    }

    /// Looks up what a cell holds: one identifier, or several with signs between them.
    List<LookupAnswer> cell(String text, String typeName) {
        return lookups.findCell(typeName, text).stream().map(LookupAnswer::of).toList();
    }

    /// Makes sure that this graph or another knows a type.
    void requireTypeOfEither(String name, GraphReading other) {
        if (!Lookups.isType(other.graph, name)) {
            requireType(name);
        }
    }

    /// Looks up the identifiers that map to one.
    ///
    /// @param typeName its type; may be null if the graph knows it under one only
    /// @throws RunStopped if the type is unknown, or not given and in doubt
    public LookupAnswer reverse(String text, String typeName) {
        List<String> types = typeName == null ? lookups.typesOf(text) : List.of(typeName);
        if (types.size() != 1) {
            throw new RunStopped(
                    Reason.USAGE,
                    "\"" + text + "\" is "
                            + (types.isEmpty() ? "not in the graph" : "known as " + String.join(", ", types))
                            + "; say with --type what it is");
        }
        requireType(types.get(0));
        return LookupAnswer.of(lookups.reverse(types.get(0), text));
    }

    private void requireType(String name) {
        if (!Lookups.isType(graph, name)) {
            List<String> known = new ArrayList<>(IdentifierParsers.standard().types().names());
            known.addAll(graph.types());
            throw new RunStopped(
                    Reason.USAGE,
                    "unknown type \"" + name + "\""
                            + Problems.nearest(name, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; sluice types lists what is known"));
        }
    }
}
