package bio.sluice.condition;

import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.List;

/// Makes processors that keep the records for which `where` holds. Immutable.
public record FilterFactory(Condition where) implements ProcessorFactory, ReadsFields {
    @Override
    public Processor create() {
        return new FilterProcessor(where.bind());
    }

    @Override
    public List<String> fields() {
        return where.fields();
    }
}
