package bio.sluice.identifier;

import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.List;

/// The settings of a `parse` stage, which makes its processors. Immutable.
record ParseSettings(List<ParseMapping> mappings, List<String> emptyValues) implements ProcessorFactory, ReadsFields {
    ParseSettings {
        mappings = List.copyOf(mappings);
        emptyValues = List.copyOf(emptyValues);
    }

    @Override
    public Processor create() {
        return new ParseProcessor(mappings, IdentifierParsers.standard().withEmptyValues(emptyValues));
    }

    @Override
    public List<String> fields() {
        return mappings.stream().map(ParseMapping::sourceColumn).toList();
    }
}
