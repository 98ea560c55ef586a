package bio.sluice.condition;

import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternMistake;
import java.nio.charset.StandardCharsets;

/// Which operands go together, and what clause they make; refuses what could never hold. Stateless, thread-safe.
final class Semantics {
    private Semantics() {}

    /// The comparison that `operator`, which stands at `at`, makes of two operands.
    static Clause compare(Operand left, Token at, Comparison.Operator operator, Operand right) {
        boolean leftNull = isNull(left);
        if (leftNull || isNull(right)) {
            if (!operator.isEquality()) {
                throw at.mistake("null is neither smaller nor larger than anything", "use == null or != null");
            }
            return new Clause.IsNull(leftNull ? right : left, operator == Comparison.Operator.EQUAL);
        }
        if (!operator.isEquality() && (isBoolean(left) || isBoolean(right))) {
            throw at.mistake("true and false are neither smaller nor larger than anything", "use == or !=");
        }
        boolean exact = operator.isEquality()
                && (isText(left) || isText(right) || isBoolean(left) || isBoolean(right))
                && !isNumeric(left)
                && !isNumeric(right);
        return new Comparison(left, operator, right, exact, isNumeric(left) || isNumeric(right));
    }

    /// The clause that a call of `function`, which stands at `name`, makes.
    static Clause call(String function, Token name, Operand text, Operand part) {
        requireTexts(name, function, text, part);
        return switch (function) {
            case "startswith" -> new Containment(Containment.Place.START, text, part, true);
            case "endswith" -> new Containment(Containment.Place.END, text, part, true);
            case "contains" -> new Containment(Containment.Place.ANYWHERE, text, part, true);
            default -> new PatternMatch(text, pattern(name, part));
        };
    }

    /// Refuses lengths where texts are needed.
    static void requireTexts(Token at, String function, Operand text, Operand part) {
        if (text instanceof Operand.LengthOf || part instanceof Operand.LengthOf) {
            throw at.mistake(function + " takes texts, not a length", "compare lengths with == or <");
        }
    }

    private static LinearPattern pattern(Token at, Operand part) {
        if (!(part instanceof Operand.Literal literal) || literal.kind() != Value.Kind.TEXT) {
            throw at.mistake("the pattern of matches is a text in quotes", "matches(symbol, \"[A-Z0-9]+\")");
        }
        String source = new String(literal.bytes(), StandardCharsets.UTF_8);
        String halfAnchored = LinearPattern.halfAnchored(source);
        if (halfAnchored != null) {
            throw at.mistake(halfAnchored, "or use startswith, endswith, contains");
        }
        try {
            return LinearPattern.of(source);
        } catch (PatternMistake mistake) {
            throw at.mistake("the pattern \"" + source + "\" is wrong: " + mistake.getMessage(), null);
        }
    }

    private static boolean isNull(Operand operand) {
        return operand instanceof Operand.Literal literal && literal.kind() == Value.Kind.NULL;
    }

    private static boolean isText(Operand operand) {
        return operand instanceof Operand.Literal literal && literal.kind() == Value.Kind.TEXT;
    }

    static boolean isBoolean(Operand operand) {
        return operand instanceof Operand.Literal literal && literal.isBoolean();
    }

    private static boolean isNumeric(Operand operand) {
        return operand instanceof Operand.LengthOf || operand instanceof Operand.Literal literal && literal.isNumber();
    }
}
