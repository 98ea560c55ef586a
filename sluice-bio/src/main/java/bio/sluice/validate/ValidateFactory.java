package bio.sluice.validate;

import bio.sluice.identifier.OwnTypes;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes processors that validate. Immutable.
final class ValidateFactory implements ProcessorFactory, ReadsFields {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ValidationRule> rules;
    private final ArrayList<Expectation> expectations;
    private final OwnTypes types;
    private final ArrayList<String> emptyValues;
    private final long uniqueBytes;

    /// @param uniqueBytes memory for the keys of each unique rule, a power of two
    ValidateFactory(
            List<ValidationRule> rules,
            List<Expectation> expectations,
            OwnTypes types,
            List<String> emptyValues,
            long uniqueBytes) {
        this.rules = new ArrayList<>(rules);
        this.expectations = new ArrayList<>(expectations);
        this.types = types;
        this.emptyValues = new ArrayList<>(emptyValues);
        this.uniqueBytes = uniqueBytes;
    }

    @Override
    public Processor create() {
        return new ValidateProcessor(this);
    }

    @Override
    public List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        rules.forEach(rule -> fields.addAll(rule.fields()));
        expectations.stream()
                .map(Expectation::column)
                .filter(column -> column != null)
                .forEach(fields::add);
        return List.copyOf(fields);
    }

    List<ValidationRule> rules() {
        return rules;
    }

    List<Expectation> expectations() {
        return expectations;
    }

    OwnTypes types() {
        return types;
    }

    List<String> emptyValues() {
        return emptyValues;
    }

    long uniqueBytes() {
        return uniqueBytes;
    }
}
