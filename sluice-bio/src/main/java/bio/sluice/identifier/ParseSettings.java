package bio.sluice.identifier;

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
record ParseSettings(
        List<ParseMapping> mappings,
        List<String> emptyValues,
        List<TypeFacts> types,
        List<String> disabled,
        Map<String, Integer> priorities,
        int threshold)
        implements ProcessorFactory, ReadsFields {
    ParseSettings {
        mappings = List.copyOf(mappings);
        emptyValues = List.copyOf(emptyValues);
        types = List.copyOf(types);
        disabled = List.copyOf(disabled);
        priorities = Map.copyOf(priorities);
    }

    @Override
    public Processor create() {
        return new ParseProcessor(mappings, parsers(), threshold);
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
