package bio.sluice.normalize;

import bio.sluice.condition.BoundCondition;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import bio.sluice.stream.OutputShape;

/// A [Rule] in the hands of one worker. One thread. It is tried on a row first ([#tryOn]), and what came out is written
/// then ([#write]), so that the caller can save the row in between.
final class BoundRule {
    /// What came out of trying a rule on a row.
    enum Verdict {
        /// The row stays as it is.
        NOTHING,
        /// There is a value to write.
        CHANGE,
        /// The rule failed and is skipped.
        SKIP,
        /// The rule failed; there is a default to write.
        DEFAULT,
        /// The rule failed, and so the record gets an error.
        RAISE
    }

    private static final int SHOWN = 100;

    private final Rule rule;
    private final Transform transform;
    private final BoundCondition condition;
    private final RuleInput input;
    private final NewValue value = new NewValue();
    private final Slice outerValue = new Slice();
    private final Field target;
    private final boolean inPlace;
    /// Whether a value that its transformation leaves as it is stays so whatever the rest of the row is.
    private final boolean unconditional;
    /// The targets `a.b`, `a` of a target `a.b.c`; none for a plain name.
    private final Field[] outerTargets;

    /// Whether it looks at the same field as the rule before it.
    private final boolean follows;

    /// @param before the rule before it, or null
    BoundRule(Rule rule, BoundRule before, OutputShape shape) {
        this.rule = rule;
        this.transform = rule.transform();
        this.condition = rule.condition() == null ? null : rule.condition().bind(rule.field());
        this.follows = before != null
                && before.rule.field().equals(rule.field())
                && before.transform.reads().isEmpty()
                && transform.reads().isEmpty();
        this.input = follows ? before.input : new RuleInput(rule.field(), transform.reads(), shape);
        this.inPlace = rule.target().equals(rule.field());
        this.unconditional = inPlace && condition == null;
        this.target = inPlace ? input.field() : Field.named(rule.target());
        this.outerTargets =
                DottedName.outer(rule.target()).stream().map(Field::named).toArray(Field[]::new);
    }

    /// Whether the rule can give a row an error.
    boolean mayRaise() {
        return rule.onError() == OnError.RAISE
                && (transform.mayFail() || !transform.takesNested() || rule.required() || outerTargets.length > 0);
    }

    /// Tries the rule on a row and changes nothing.
    ///
    /// @param untouched whether no rule has written to the row yet: what the rule before it read still stands
    Verdict tryOn(Batch batch, int row, boolean untouched) {
        if (!untouched || !follows) {
            input.read(batch, row);
        }
        if (unconditional && input.isPlain() && transform.leaves(input.bytes(), input.start(), input.end())) {
            return Verdict.NOTHING; // by far the most values
        }
        if (rule.required() && input.isMissing()) {
            value.fail("is missing");
        } else if (condition != null && !condition.holds(batch, row) || input.isNull() && !transform.fills()) {
            return Verdict.NOTHING;
        } else if (!transform.takesNested() && input.isNested()) {
            value.fail(input.isList() ? "is a list; join it first" : "is an object; name a field in it");
        } else {
            transform.apply(input, value);
        }
        if (value.isUnchanged()) {
            if (inPlace || input.form() == Form.ABSENT) {
                return Verdict.NOTHING;
            }
            value.beValueOf(input.field());
        }
        if (!value.hasFailed() && outerTargets.length > 0) {
            failIfBlocked(batch, row);
        }
        return value.hasFailed() ? failed() : Verdict.CHANGE;
    }

    private Verdict failed() {
        return switch (rule.onError()) {
            case RAISE -> Verdict.RAISE;
            case SKIP -> Verdict.SKIP;
            case DEFAULT -> {
                rule.otherwise().writeTo(value);
                yield Verdict.DEFAULT;
            }
        };
    }

    /// A target `a.b` that is no column is a member of an object; whatever stands there instead must not be lost.
    private void failIfBlocked(Batch batch, int row) {
        Schema schema = batch.schema(row);
        if (schema.find(rule.target()) >= 0) {
            return;
        }
        for (Field outer : outerTargets) {
            Form form = batch.read(row, outer, outerValue);
            if (form != Form.ABSENT && form != Form.NULL) {
                if (form != Form.JSON_RAW || outerValue.bytes()[outerValue.start()] != '{') {
                    value.fail("cannot go to \"" + rule.target() + "\", for \"" + outer.name() + "\" is no object");
                    return;
                }
            }
            if (schema.find(outer.name()) >= 0) {
                return;
            }
        }
    }

    /// The value that the rule was tried on; void when another one is read.
    Slice before() {
        return input.value();
    }

    /// Writes what came out of [#tryOn].
    void write(Batch batch, int row) {
        value.write(batch, row, target);
    }

    /// Why the rule failed, as `normalization_error` says it.
    String error() {
        String text = input.value().text();
        String shown = text.length() <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SHOWN))) + "…";
        return "rule " + rule.number() + " (" + rule.kind().word() + " of \"" + rule.field() + "\"): "
                + (input.isMissing() ? "the value " : "\"" + shown + "\" ")
                + value.reason();
    }
}
