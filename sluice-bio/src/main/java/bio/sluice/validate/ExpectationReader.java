package bio.sluice.validate;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.validate.Expectation.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads expectations out of settings and reports every mistake. One thread.
final class ExpectationReader {
    private static final String FAIL = "fail";

    private static final Option<String> COLUMN = Option.text(
                    "column", null, "the column whose nulls or different values are counted")
            .shownAs("COLUMN");
    private static final Option<String> NAME =
            Option.text("name", null, "what it is called in findings; default: what is measured");
    private static final Option<Long> MIN_ROWS =
            Option.integer("min_rows", null, 0, Long.MAX_VALUE, "fewest records expected");
    private static final Option<Long> MAX_ROWS =
            Option.integer("max_rows", null, 0, Long.MAX_VALUE, "most records expected");
    private static final Option<BigDecimal> MIN_NULL_SHARE = share("min_null_share", "least share without a value");
    private static final Option<BigDecimal> MAX_NULL_SHARE = share("max_null_share", "largest share without a value");
    private static final Option<BigDecimal> MIN_DISTINCT_SHARE =
            share("min_distinct_share", "least share of different values among the values");
    private static final Option<BigDecimal> MAX_DISTINCT_SHARE =
            share("max_distinct_share", "largest share of different values among the values");
    private static final Option<Long> MIN_DISTINCT =
            Option.integer("min_distinct", null, 0, Long.MAX_VALUE, "fewest different values expected");
    private static final Option<Long> MAX_DISTINCT =
            Option.integer("max_distinct", null, 0, Long.MAX_VALUE, "most different values expected");
    private static final Option<BigDecimal> MIN_VALID_SHARE =
            share("min_valid_share", "least share of records that break no rule");
    private static final Option<String> SEVERITY = Option.choice(
            "severity",
            FAIL,
            List.of(FAIL, "warn"),
            "what it means if it is not met: the run fails (exit 3), or a warning");

    static final OptionTable OPTIONS = OptionTable.of(
            COLUMN,
            NAME,
            MIN_ROWS,
            MAX_ROWS,
            MIN_NULL_SHARE,
            MAX_NULL_SHARE,
            MIN_DISTINCT_SHARE,
            MAX_DISTINCT_SHARE,
            MIN_DISTINCT,
            MAX_DISTINCT,
            MIN_VALID_SHARE,
            SEVERITY);

    private final Problems problems;
    private final List<Expectation> expectations = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ExpectationReader(Problems problems) {
        this.problems = problems;
    }

    private static Option<BigDecimal> share(String name, String meaning) {
        return Option.decimal(name, null, "0", "1", meaning);
    }

    /// The expectations that are written; what has a mistake is reported.
    List<Expectation> read(List<OptionValues> written, String path) {
        for (int i = 0; i < written.size(); i++) {
            OptionValues values = written.get(i);
            String at = path + "[" + i + "]";
            int before = expectations.size();
            whole(values, MIN_ROWS, MAX_ROWS, Measure.ROWS, false, at);
            shares(values, MIN_NULL_SHARE, MAX_NULL_SHARE, Measure.NULL_SHARE, true, at);
            shares(values, MIN_DISTINCT_SHARE, MAX_DISTINCT_SHARE, Measure.DISTINCT_SHARE, true, at);
            whole(values, MIN_DISTINCT, MAX_DISTINCT, Measure.DISTINCT, true, at);
            shares(values, MIN_VALID_SHARE, null, Measure.VALID_SHARE, false, at);
            if (expectations.size() == before) {
                problems.add(
                        values.location(),
                        at,
                        "nothing is expected",
                        "give one of min_rows, max_rows, min_null_share, max_null_share, min_distinct_share,"
                                + " max_distinct_share, min_distinct, max_distinct, min_valid_share");
            } else if (values.isSet(COLUMN)
                    && expectations.subList(before, expectations.size()).stream()
                            .allMatch(expectation -> expectation.column() == null)) {
                problems.add(values.origin(COLUMN), at + ".column", "what is expected is not about a column");
            }
        }
        return List.copyOf(expectations);
    }

    private void whole(
            OptionValues values, Option<Long> min, Option<Long> max, Measure measure, boolean ofColumn, String path) {
        BigDecimal least = values.isSet(min) ? BigDecimal.valueOf(values.get(min)) : null;
        BigDecimal most = values.isSet(max) ? BigDecimal.valueOf(values.get(max)) : null;
        add(values, min, max, least, most, measure, ofColumn, path);
    }

    private void shares(
            OptionValues values,
            Option<BigDecimal> min,
            Option<BigDecimal> max,
            Measure measure,
            boolean ofColumn,
            String path) {
        add(values, min, max, values.get(min), max == null ? null : values.get(max), measure, ofColumn, path);
    }

    private void add(
            OptionValues values,
            Option<?> min,
            Option<?> max,
            BigDecimal least,
            BigDecimal most,
            Measure measure,
            boolean ofColumn,
            String path) {
        if (least == null && most == null) {
            return;
        }
        Option<?> given = least != null ? min : max;
        if (ofColumn && values.get(COLUMN) == null) {
            problems.add(values.origin(given), path + "." + given.name(), "of which column?", "name it with column");
        }
        if (least != null && most != null && least.compareTo(most) > 0) {
            problems.add(values.origin(max), path + "." + max.name(), "is smaller than " + min.name());
        }
        String about = (ofColumn ? values.get(COLUMN) + ": " : "") + measure.words();
        String name = values.isSet(NAME) ? values.get(NAME) : about;
        String base = name;
        for (int i = 2; !names.add(name); i++) {
            name = base + " (" + i + ")";
        }
        boolean fails = values.get(SEVERITY).equals(FAIL);
        expectations.add(new Expectation(name, measure, ofColumn ? values.get(COLUMN) : null, least, most, fails));
    }
}
