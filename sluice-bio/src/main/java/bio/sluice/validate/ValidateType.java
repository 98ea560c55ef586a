package bio.sluice.validate;

import bio.sluice.identifier.OwnTypes;
import bio.sluice.identifier.ParseType;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.util.List;

/// The processor `validate`: finds the records that break a rule, and says whether the table as a whole is as expected.
/// Immutable.
///
/// A rule is about the values of a column, about columns whose values together must not occur twice, or about a
/// condition: `{column: age, type: integer, min: 0}`, `{unique: [patient, gene]}`, `{check: "start <= end"}`. An
/// expectation is about the table and judged at its end: `{min_rows: 1000}`, `{column: gene, max_null_share: 0.01}`.
public final class ValidateType implements ProcessorType {
    private static final Option<List<OptionValues>> RULES =
            Option.tables("rules", RuleReader.OPTIONS, "what every record must be like");
    private static final Option<List<OptionValues>> EXPECTATIONS = Option.tables(
            "expectations", ExpectationReader.OPTIONS, "what the table as a whole must be like, judged at its end");
    private static final Option<String> ON_INVALID = Option.choice(
            "on_invalid",
            OnInvalid.DEAD_LETTER.word(),
            OnInvalid.words(),
            "what becomes of records that break a rule: they go on with validation_errors, become dead letters, or the"
                    + " first of them stops the run (exit 3)");
    private static final Option<Long> UNIQUE_MEMORY_MB = Option.integer(
            "unique_memory_mb",
            32L,
            1,
            1024,
            "memory for the keys of each unique rule; 32 keeps 1.5 million for certain, and later ones in a filter");

    private static final OptionTable OPTIONS =
            OptionTable.of(RULES, EXPECTATIONS, ON_INVALID, UNIQUE_MEMORY_MB, ParseType.EMPTY_VALUES, ParseType.TYPES);

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "checks records by rules, and the table by expectations";
    }

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ProcessorFactory configure(OptionValues values, String path, Problems problems) {
        OwnTypes types = OwnTypes.read(values, path, problems);
        String stem = path.isEmpty() ? "" : path + ".";
        List<String> emptyValues = values.get(ParseType.EMPTY_VALUES);
        List<ValidationRule> rules = new RuleReader(types.parsers(emptyValues), values.get(ON_INVALID), problems)
                .read(values.get(RULES), stem + "rules");
        List<Expectation> expectations =
                new ExpectationReader(problems).read(values.get(EXPECTATIONS), stem + "expectations");
        if (rules.isEmpty() && expectations.isEmpty()) {
            problems.add(values.location(), path, "nothing to validate", "give rules, expectations, or both");
        }
        long memory = Long.highestOneBit(values.get(UNIQUE_MEMORY_MB)) << 20;
        return new ValidateFactory(rules, expectations, types, emptyValues, memory);
    }
}
