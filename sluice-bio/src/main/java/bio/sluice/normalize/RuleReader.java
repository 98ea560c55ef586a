package bio.sluice.normalize;

import bio.sluice.condition.Condition;
import bio.sluice.condition.ConditionMistake;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.util.Map;

/// Reads rules out of settings and reports every mistake. One thread.
final class RuleReader {
    private static final Option<String> FIELD =
            Option.text("field", null, "The field that the rule is about").mandatory();
    private static final Option<String> TRANSFORM = Option.choice(
                    "transform", null, TransformKind.words(), "What it does to the value")
            .mandatory();
    private static final Option<ConfigNode> PARAMS =
            Option.tree("params", "Settings of the transform; also default, the value for on_error: default");
    private static final Option<String> CONDITION = Option.text(
                    "condition", null, "When it applies; sees value and the record's fields: len(value) > 0")
            .shownAs("CONDITION");
    private static final Option<String> TARGET_FIELD =
            Option.text("target_field", null, "The field that gets the new value; default: the field itself");
    private static final Option<String> ON_ERROR = Option.choice(
            "on_error",
            OnError.RAISE.word(),
            OnError.words(),
            "When it cannot be done: note a normalization_error and leave the record as it was, skip the rule, or set "
                    + "params.default");
    private static final Option<Boolean> REQUIRED = Option.flag(
            "required", false, "Whether a field that is missing, null or empty is an error, whatever the condition");

    static final OptionTable OPTIONS =
            OptionTable.of(FIELD, TRANSFORM, PARAMS, CONDITION, TARGET_FIELD, ON_ERROR, REQUIRED);

    private static final Option<ConfigNode> DEFAULT =
            Option.tree("default", "The value for on_error: default; of map, also for values not in the mapping");
    private static final OptionTable DEFAULT_OPTIONS = OptionTable.of(DEFAULT);

    private final Problems problems;

    RuleReader(Problems problems) {
        this.problems = problems;
    }

    /// The rule that `values` describe, or null after reporting what is wrong.
    Rule read(int number, OptionValues values, String path) {
        String field = values.get(FIELD);
        Condition condition = condition(values, path);
        if (values.get(TRANSFORM) == null) {
            return null;
        }
        TransformKind kind = TransformKind.of(values.get(TRANSFORM));
        OnError onError = OnError.of(values.get(ON_ERROR));
        String paramsPath = path + ".params";
        OptionValues params = kind.options().and(DEFAULT_OPTIONS).read(node(values), paramsPath, problems);
        ParamMistakes mistakes = new ParamMistakes(params, paramsPath, problems);
        Constant otherwise = otherwise(kind, onError, mistakes);
        Transform transform = kind.transform(params, otherwise, mistakes);
        if (field == null || transform == null) {
            return null;
        }
        if (field.isEmpty() || "".equals(values.get(TARGET_FIELD))) {
            problems.add(values.location(), path, "a field without a name", "name the field");
            return null;
        }
        boolean required = values.get(REQUIRED);
        if (required && transform.fills()) {
            problems.add(
                    values.origin(REQUIRED),
                    path + ".required",
                    "has no meaning for " + kind.word() + ", which gives a value to a field without one",
                    "leave it out, or add a rule with validate behind this one");
        }
        String target = values.isSet(TARGET_FIELD) ? values.get(TARGET_FIELD) : field;
        return new Rule(number, field, target, kind, transform, condition, onError, otherwise, required);
    }

    private static ConfigNode node(OptionValues values) {
        ConfigNode params = values.get(PARAMS);
        return params != null ? params : new ConfigNode.Mapping(Map.of(), Map.of(), values.location());
    }

    private Condition condition(OptionValues values, String path) {
        String source = values.get(CONDITION);
        try {
            return source == null ? null : Condition.ofRule(source);
        } catch (ConditionMistake mistake) {
            problems.add(values.origin(CONDITION), path + ".condition", mistake.getMessage(), mistake.suggestion());
            return null;
        }
    }

    private static Constant otherwise(TransformKind kind, OnError onError, ParamMistakes mistakes) {
        if (mistakes.params().isSet(DEFAULT)) {
            if (onError != OnError.DEFAULT && kind != TransformKind.MAP) {
                mistakes.add(DEFAULT, "is used with on_error: default only", "add on_error: default, or leave it out");
            }
            return mistakes.constant(DEFAULT);
        }
        if (onError == OnError.DEFAULT) {
            mistakes.add(DEFAULT, "on_error: default needs a value", "params: {default: …}");
        }
        return null;
    }
}
