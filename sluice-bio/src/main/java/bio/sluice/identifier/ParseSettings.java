package bio.sluice.identifier;

import bio.sluice.stream.NotesValues;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.List;
import java.util.Map;

/// The settings of a `parse` stage, which makes its processors. Immutable, thread-safe.
final class ParseSettings implements ProcessorFactory, ReadsFields, ParsesIdentifiers, NotesValues {
    private static final long serialVersionUID = 1L;

    private final List<ParseMapping> mappings;
    private final List<String> emptyValues;
    private final List<TypeFacts> types;
    private final List<String> disabled;
    private final Map<String, Integer> priorities;
    private final int threshold;
    private final boolean noting;
    /// Made when first asked for; threads may at worst make the same ones twice.
    private transient volatile IdentifierParsers parsers;

    /// @param types types of the user's own
    /// @param disabled names of parsers that are not asked
    /// @param priorities of parsers, where they are not their own
    /// @param threshold the least confidence, in ten-thousandths
    /// @param noting whether values that are not recognised are noted for the quality report
    ParseSettings(
            List<ParseMapping> mappings,
            List<String> emptyValues,
            List<TypeFacts> types,
            List<String> disabled,
            Map<String, Integer> priorities,
            int threshold,
            boolean noting) {
        this.mappings = List.copyOf(mappings);
        this.emptyValues = List.copyOf(emptyValues);
        this.types = List.copyOf(types);
        this.disabled = List.copyOf(disabled);
        this.priorities = Map.copyOf(priorities);
        this.threshold = threshold;
        this.noting = noting;
    }

    @Override
    public Processor create() {
        return new ParseProcessor(mappings, parsers(), threshold, noting);
    }

    @Override
    public ProcessorFactory notingValues() {
        return new ParseSettings(mappings, emptyValues, types, disabled, priorities, threshold, true);
    }

    @Override
    public IdentifierParsers parsers() {
        IdentifierParsers made = parsers;
        if (made == null) {
            made = IdentifierParsers.standard()
                    .withTypes(types)
                    .arranged(disabled, priorities)
                    .withEmptyValues(emptyValues);
            parsers = made;
        }
        return made;
    }

    List<ParseMapping> mappings() {
        return mappings;
    }

    @Override
    public List<String> fields() {
        return mappings.stream().map(ParseMapping::sourceColumn).toList();
    }
}
