package bio.sluice.condition;

import java.io.Serializable;
import java.util.List;

/// A condition on a record, compiled. Immutable and thread-safe; each worker tries it through a [BoundCondition].
///
/// **What it may hold.** Comparisons `== != < <= > >=`, `in` and `not in`, `and`, `or`, `not`, parentheses; the tests
/// `startswith(x, y)`, `endswith(x, y)`, `contains(x, y)` and `matches(x, "pattern")`, also written `x.startswith(y)`;
/// `len(x)`. An operand is a field by its name (`symbol`, `a.b`, in backticks if the name has blanks: `` `Gene name`
/// ``),
/// `value` in a rule (the field that the rule is about), a text in `'…'` or `"…"`, a number, `true`, `false`, `null`.
/// `in` takes a list `["a", "b"]`, or an operand: a JSON list that may have the element, or a text that may hold the
/// other.
///
/// **Null.** A field that is absent or null is `== null`. Every other comparison and test of it is false, also `!=` and
/// `not in`; its `len` is 0. An empty text is a text, not null.
///
/// **Numbers.** `<` and its kin compare as numbers if both sides look like numbers (exactly, no rounding), else as
/// texts, code point by code point. `==` and `!=` do too, except that a text in quotes is a text: `id == "007"` is not
/// true of `7`, `score == 1.50` is true of `1.5`. Compared with a number, what is no number is unequal and neither
/// smaller nor larger.
///
/// **Lists.** `len` of a JSON list or object is the number of its elements, `contains` on a list looks for an element;
/// otherwise they are the text of their JSON. `len` of anything else counts code points.
///
/// `matches` compares the whole value with a [bio.sluice.pattern.LinearPattern].
public final class Condition implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final Clause clause;
    private final List<String> fields;
    private final int operands;

    private Condition(String source, Clause clause, List<String> fields, int operands) {
        this.source = source;
        this.clause = clause;
        this.fields = List.copyOf(fields);
        this.operands = operands;
    }

    /// A condition on a record.
    ///
    /// @throws ConditionMistake if `source` is none
    public static Condition of(String source) {
        return parse(source, false);
    }

    /// A condition of a rule: `value` stands for the field that the rule is about.
    ///
    /// @throws ConditionMistake if `source` is none
    public static Condition ofRule(String source) {
        return parse(source, true);
    }

    private static Condition parse(String source, boolean inRule) {
        Operands operands = new Operands(inRule);
        Clause clause = new ConditionParser(source, operands).parse();
        return new Condition(source, clause, operands.fields(), operands.count());
    }

    /// The names of the fields it reads, in order of first use; `value` of a rule is not among them.
    public List<String> fields() {
        return fields.stream().filter(name -> !name.isEmpty()).toList();
    }

    /// This condition for one worker.
    public BoundCondition bind() {
        return bind(null);
    }

    /// This condition for one worker and a rule about the field `valueField`.
    public BoundCondition bind(String valueField) {
        return new BoundCondition(clause, fields, valueField, operands);
    }

    /// The condition as it was written.
    @Override
    public String toString() {
        return source;
    }
}
