package bio.sluice.identifier;

import bio.sluice.stream.NotesValues;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.List;
import java.util.Map;

/// The settings of a `parse` stage, which makes its processors. Immutable.
///
/// @param types types of the user's own
/// @param disabled names of parsers that are not asked
/// @param priorities of parsers, where they are not their own
/// @param threshold the least confidence, in ten-thousandths
/// @param noting whether values that are not recognised are noted for the quality report
record ParseSettings(
        List<ParseMapping> mappings,
        List<String> emptyValues,
        List<TypeFacts> types,
        List<String> disabled,
        Map<String, Integer> priorities,
        int threshold,
        boolean noting)
        implements ProcessorFactory, ReadsFields, NotesValues {
    ParseSettings {
        mappings = List.copyOf(mappings);
        emptyValues = List.copyOf(emptyValues);
        types = List.copyOf(types);
        disabled = List.copyOf(disabled);
        priorities = Map.copyOf(priorities);
    }

    @Override
    public Processor create() {
        return new ParseProcessor(mappings, parsers(), threshold, noting);
    }

    @Override
    public ProcessorFactory notingValues() {
        return new ParseSettings(mappings, emptyValues, types, disabled, priorities, threshold, true);
    }

    IdentifierParsers parsers() {
        return IdentifierParsers.standard()
                .withTypes(types)
                .arranged(disabled, priorities)
                .withEmptyValues(emptyValues);
    }

    @Override
    public List<String> fields() {
        return mappings.stream().map(ParseMapping::sourceColumn).toList();
    }
}
