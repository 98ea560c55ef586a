package bio.sluice.validate;

import bio.sluice.condition.Condition;
import bio.sluice.condition.ConditionMistake;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternMistake;
import bio.sluice.text.DecimalText;
import bio.sluice.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads rules out of settings and reports every mistake. One thread.
final class RuleReader {
    private static final Option<String> COLUMN =
            Option.text("column", null, "the column that the rule is about").shownAs("COLUMN");
    private static final Option<String> NAME =
            Option.text("name", null, "what it is called in findings; default: what it is about");
    private static final Option<Boolean> REQUIRED =
            Option.flag("required", false, "a value must be there; all else is demanded of values that are there");
    private static final Option<String> TYPE = Option.choice("type", null, ValueKind.words(), "what a value must be");
    private static final Option<String> MIN = Option.text("min", null, "smallest number, or first date, allowed");
    private static final Option<String> MAX = Option.text("max", null, "largest number, or last date, allowed");
    private static final Option<Long> MIN_LENGTH =
            Option.integer("min_length", null, 0, Integer.MAX_VALUE, "fewest characters allowed");
    private static final Option<Long> MAX_LENGTH =
            Option.integer("max_length", null, 0, Integer.MAX_VALUE, "most characters allowed");
    private static final Option<String> PATTERN =
            Option.text("pattern", null, "regular expression (RE2 syntax) that the whole value must match");
    private static final Option<List<String>> ALLOWED = Option.texts("allowed", null, "the values that may occur");
    private static final Option<String> IDENTIFIER_TYPE = Option.text(
                    "identifier_type",
                    null,
                    "values must be identifiers of this type, such as uniprot; cells may hold several")
            .shownAs("TYPE");
    private static final Option<List<String>> UNIQUE = Option.texts(
            "unique", null, "columns whose values together must not occur twice; the first record keeps its right");
    private static final Option<String> CHECK = Option.text(
                    "check", null, "a condition on the record's fields that must hold: start <= end")
            .shownAs("CONDITION");
    private static final Option<String> WHEN = Option.text(
                    "when", null, "for which records the rule counts; default: all")
            .shownAs("CONDITION");
    private static final Option<String> ON_INVALID = Option.choice(
            "on_invalid",
            null,
            OnInvalid.words(),
            "what becomes of records that break this rule; default: on_invalid of the step");

    private static final List<Option<?>> VALUE_OPTIONS =
            List.of(REQUIRED, TYPE, MIN, MAX, MIN_LENGTH, MAX_LENGTH, PATTERN, ALLOWED, IDENTIFIER_TYPE);

    static final OptionTable OPTIONS = OptionTable.of(
            COLUMN,
            NAME,
            REQUIRED,
            TYPE,
            MIN,
            MAX,
            MIN_LENGTH,
            MAX_LENGTH,
            PATTERN,
            ALLOWED,
            IDENTIFIER_TYPE,
            UNIQUE,
            CHECK,
            WHEN,
            ON_INVALID);

    private final IdentifierParsers parsers;
    private final String onInvalid;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    /// @param parsers know the identifier types
    /// @param onInvalid what becomes of records where a rule does not say
    RuleReader(IdentifierParsers parsers, String onInvalid, Problems problems) {
        this.parsers = parsers;
        this.onInvalid = onInvalid;
        this.problems = problems;
    }

    /// The rules that are written; what has a mistake is reported.
    List<ValidationRule> read(List<OptionValues> written, String path) {
        List<ValidationRule> rules = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            rules.add(read(written.get(i), path + "[" + i + "]"));
        }
        return rules;
    }

    private ValidationRule read(OptionValues values, String path) {
        List<String> unique = values.isSet(UNIQUE) ? values.get(UNIQUE) : List.of();
        int subjects = (values.isSet(COLUMN) ? 1 : 0) + (values.isSet(UNIQUE) ? 1 : 0) + (values.isSet(CHECK) ? 1 : 0);
        if (subjects != 1) {
            problems.add(
                    values.location(),
                    path,
                    subjects == 0 ? "the rule says nothing to look at" : "the rule is about several things",
                    "give one of column, unique and check");
        }
        Condition check = condition(values, CHECK, path);
        Condition when = condition(values, WHEN, path);
        boolean anyValueOption = VALUE_OPTIONS.stream().anyMatch(values::isSet);
        if (subjects == 1 && values.isSet(COLUMN) && !anyValueOption) {
            problems.add(
                    values.location(),
                    path,
                    "the rule demands nothing of the column",
                    "give one of required, type, min, max, min_length, max_length, pattern, allowed, identifier_type");
        }
        for (Option<?> option : VALUE_OPTIONS) {
            if (!values.isSet(COLUMN) && values.isSet(option)) {
                problems.add(
                        values.origin(option),
                        path + "." + option.name(),
                        "\"" + option.name() + "\" is about the values of a column",
                        "name it with column, in a rule of its own");
            }
        }
        if (values.isSet(UNIQUE) && (unique.isEmpty() || new HashSet<>(unique).size() < unique.size())) {
            problems.add(values.origin(UNIQUE), path + ".unique", "names no column, or one twice");
        }
        if ("".equals(values.get(COLUMN))) {
            problems.add(values.origin(COLUMN), path + ".column", "a column without a name");
        }
        boolean valuesDemanded = VALUE_OPTIONS.stream().anyMatch(option -> option != REQUIRED && values.isSet(option));
        return new ValidationRule(
                name(values, unique, path),
                values.get(COLUMN),
                values.get(REQUIRED),
                valuesDemanded ? check(values, path) : null,
                unique,
                check,
                when,
                OnInvalid.of(values.isSet(ON_INVALID) ? values.get(ON_INVALID) : onInvalid));
    }

    private String name(OptionValues values, List<String> unique, String path) {
        String about = values.isSet(COLUMN)
                ? values.get(COLUMN)
                : values.isSet(CHECK) ? values.get(CHECK) : "unique " + String.join(", ", unique);
        if (values.isSet(NAME)) {
            String name = values.get(NAME);
            if (name.isBlank() || !names.add(name)) {
                problems.add(
                        values.origin(NAME),
                        path + ".name",
                        name.isBlank() ? "an empty name" : "another rule is called \"" + name + "\" too");
            }
            return name;
        }
        String name = about;
        for (int i = 2; !names.add(name); i++) {
            name = about + " (" + i + ")";
        }
        return name;
    }

    private Condition condition(OptionValues values, Option<String> option, String path) {
        String source = values.get(option);
        try {
            return source == null ? null : Condition.of(source);
        } catch (ConditionMistake mistake) {
            problems.add(values.origin(option), path + "." + option.name(), mistake.getMessage(), mistake.suggestion());
            return null;
        }
    }

    private ValueCheck check(OptionValues values, String path) {
        ValueKind kind = values.get(TYPE) == null ? null : ValueKind.of(values.get(TYPE));
        boolean dates = kind == ValueKind.DATE;
        if (kind == ValueKind.BOOLEAN || kind == ValueKind.DATETIME) {
            for (Option<String> limit : List.of(MIN, MAX)) {
                if (values.isSet(limit)) {
                    problems.add(
                            values.origin(limit),
                            path + "." + limit.name(),
                            "has no meaning for values of type " + kind.word(),
                            "numbers and dates have a range; of anything else a check can speak");
                }
            }
        }
        byte[] min = limit(values, MIN, dates, path);
        byte[] max = limit(values, MAX, dates, path);
        if (min != null && max != null && isBefore(max, min, dates)) {
            problems.add(values.origin(MAX), path + ".max", "is smaller than min, so that no value would do");
        }
        return new ValueCheck(
                kind,
                min,
                max,
                dates,
                values.isSet(MIN_LENGTH) ? values.get(MIN_LENGTH) : 0,
                values.isSet(MAX_LENGTH) ? values.get(MAX_LENGTH) : Long.MAX_VALUE,
                pattern(values, path),
                values.isSet(ALLOWED) ? new Words(values.get(ALLOWED)) : null,
                values.isSet(ALLOWED) ? new ArrayList<>(values.get(ALLOWED)) : null,
                identifierType(values, path));
    }

    private static boolean isBefore(byte[] a, byte[] b, boolean dates) {
        return dates ? Arrays.compare(a, b) < 0 : DecimalText.compare(a, 0, a.length, b, 0, b.length) < 0;
    }

    private byte[] limit(OptionValues values, Option<String> option, boolean dates, String path) {
        String text = values.get(option);
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean fits = dates ? ValueKind.isDate(bytes, 0, bytes.length) : DecimalText.isNumber(bytes, 0, bytes.length);
        if (!fits) {
            problems.add(
                    values.origin(option),
                    path + "." + option.name(),
                    "expected " + (dates ? "a date (YYYY-MM-DD)" : "a number") + ", not \"" + text + "\"",
                    !dates && ValueKind.isDate(bytes, 0, bytes.length) ? "for dates add type: date" : null);
            return null;
        }
        return bytes;
    }

    private LinearPattern pattern(OptionValues values, String path) {
        String source = values.get(PATTERN);
        if (source == null) {
            return null;
        }
        String halfAnchored = LinearPattern.halfAnchored(source);
        if (halfAnchored != null) {
            problems.add(values.origin(PATTERN), path + ".pattern", halfAnchored);
            return null;
        }
        try {
            return LinearPattern.of(source);
        } catch (PatternMistake mistake) {
            problems.add(values.origin(PATTERN), path + ".pattern", mistake.getMessage());
            return null;
        }
    }

    private String identifierType(OptionValues values, String path) {
        String name = values.get(IDENTIFIER_TYPE);
        if (name == null) {
            return null;
        }
        IdentifierType type = parsers.types().find(name);
        if (type == null) {
            problems.add(
                    values.origin(IDENTIFIER_TYPE),
                    path + ".identifier_type",
                    "unknown identifier type \"" + name + "\"",
                    Problems.suggestion(name, parsers.types().names()));
            return null;
        }
        return type.name();
    }
}
