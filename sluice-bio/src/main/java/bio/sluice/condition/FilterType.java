package bio.sluice.condition;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;

/// The processor `filter`: keeps the records for which a condition holds. Immutable.
public final class FilterType implements ProcessorType {
    private static final Option<String> WHERE = Option.text(
                    "where",
                    null,
                    "Condition on the fields of a record: comparisons, and/or/not, in, len, startswith, endswith, "
                            + "contains, matches; records for which it does not hold are left out")
            .mandatory()
            .shownAs("CONDITION");

    private static final OptionTable OPTIONS = OptionTable.of(WHERE);

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String summary() {
        return "keeps the records for which a condition holds";
    }

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ProcessorFactory configure(OptionValues values, String path, Problems problems) {
        String where = values.get(WHERE);
        if (where == null) {
            return null; // the table has reported it
        }
        try {
            return new FilterFactory(Condition.of(where));
        } catch (ConditionMistake mistake) {
            problems.add(values.origin(WHERE), path + ".where", mistake.getMessage(), mistake.suggestion());
            return null;
        }
    }
}
