package bio.sluice.graph;

import bio.sluice.stream.DependsOnFiles;
import bio.sluice.stream.NotesValues;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The settings of a `cross_reference` stage, which makes its processors. Immutable but for the graph, which is opened
/// by the first that asks. Thread-safe.
final class CrossReferenceSettings implements ProcessorFactory, ReadsFields, DependsOnFiles, NotesValues, UsesGraph {
    private static final long serialVersionUID = 1L;

    private final String graphPath;
    private final List<IdentifierField> fields;
    private final LookupLimits limits;
    private final boolean pathPredicates;
    private final OnMultiple onMultiple;
    private final OnUnmatched onUnmatched;
    private final boolean setAside;
    private final boolean notesMappings;
    private final List<String> emptyValues;
    private final boolean noting;
    private transient Graph graph;

    /// @param noting whether values without a mapping are noted for the quality report
    CrossReferenceSettings(
            String graphPath,
            List<IdentifierField> fields,
            LookupLimits limits,
            boolean pathPredicates,
            OnMultiple onMultiple,
            OnUnmatched onUnmatched,
            boolean setAside,
            boolean notesMappings,
            List<String> emptyValues,
            boolean noting) {
        this.graphPath = graphPath;
        this.fields = List.copyOf(fields);
        this.limits = limits;
        this.pathPredicates = pathPredicates;
        this.onMultiple = onMultiple;
        this.onUnmatched = onUnmatched;
        this.setAside = setAside;
        this.notesMappings = notesMappings;
        this.emptyValues = List.copyOf(emptyValues);
        this.noting = noting;
    }

    @Override
    public Processor create() {
        return new CrossReferenceProcessor(this);
    }

    @Override
    public ProcessorFactory notingValues() {
        return new CrossReferenceSettings(
                graphPath,
                fields,
                limits,
                pathPredicates,
                onMultiple,
                onUnmatched,
                setAside,
                notesMappings,
                emptyValues,
                true);
    }

    /// Whether values without a mapping are noted for the quality report.
    boolean notes() {
        return noting;
    }

    @Override
    public List<String> fields() {
        return fields.stream().map(IdentifierField::name).distinct().toList();
    }

    @Override
    public Map<String, String> fileDigests() {
        return Map.of(graphPath, graph().digest());
    }

    @Override
    public synchronized Graph graph() {
        if (graph == null) {
            graph = Graph.open(Path.of(graphPath));
        }
        return graph;
    }

    String graphPath() {
        return graphPath;
    }

    List<IdentifierField> identifierFields() {
        return fields;
    }

    @Override
    public LookupLimits limits() {
        return limits;
    }

    /// Whether paths say their predicates.
    boolean pathPredicates() {
        return pathPredicates;
    }

    OnMultiple onMultiple() {
        return onMultiple;
    }

    OnUnmatched onUnmatched() {
        return onUnmatched;
    }

    /// Whether unmatched records go to the side file.
    boolean setsAside() {
        return setAside;
    }

    @Override
    public boolean usesOnlyBest() {
        return onMultiple == OnMultiple.BEST;
    }

    /// Whether to mark the identifiers whose mappings are used.
    boolean notesMappings() {
        return notesMappings;
    }

    List<String> emptyValues() {
        return emptyValues;
    }
}
