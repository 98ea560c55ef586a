package bio.sluice.condition;

import bio.sluice.option.Problems;
import bio.sluice.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a condition by recursive descent; the language is described at [Condition]. One thread, one use.
///
/// ```
/// or         = and { "or" and }
/// and        = not { "and" not }
/// not        = "not" not | comparison
/// comparison = term [ ("==" | "!=" | "<" | …) term | ["not"] "in" (list | term) ]
/// term       = "(" or ")" | function "(" term { "," term } ")" | field | text | number | "true" | "false" | "null"
/// ```
final class ConditionParser {
    private static final int MAX_DEPTH = 100;
    private static final List<String> FUNCTIONS = List.of("len", "startswith", "endswith", "contains", "matches");
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in");

    private final Tokens tokens;
    private final Operands operands;
    private int depth;

    ConditionParser(String source, Operands operands) {
        this.tokens = new Tokens(source);
        this.operands = operands;
    }

    Clause parse() {
        Clause clause = or().asClause();
        if (tokens.peek().kind() != Token.Kind.END) {
            throw tokens.unexpected("expected and, or, or the end");
        }
        return clause;
    }

    private Term or() {
        Term first = and();
        if (!tokens.peek().is("or")) {
            return first;
        }
        List<Clause> clauses = new ArrayList<>(List.of(first.asClause()));
        while (tokens.take("or")) {
            clauses.add(and().asClause());
        }
        return Term.of(new Clause.AnyOf(List.copyOf(clauses)), first.at());
    }

    private Term and() {
        Term first = not();
        if (!tokens.peek().is("and")) {
            return first;
        }
        List<Clause> clauses = new ArrayList<>(List.of(first.asClause()));
        while (tokens.take("and")) {
            clauses.add(not().asClause());
        }
        return Term.of(new Clause.AllOf(List.copyOf(clauses)), first.at());
    }

    private Term not() {
        Token start = tokens.peek();
        if (!start.is("not")) {
            return comparison();
        }
        boolean negated = false;
        while (tokens.take("not")) {
            negated = !negated;
        }
        Clause clause = comparison().asClause();
        return Term.of(negated ? new Clause.Not(clause) : clause, start);
    }

    private Term comparison() {
        Term left = term();
        Token operator = tokens.peek();
        Comparison.Operator compared =
                operator.kind() == Token.Kind.SYMBOL ? Comparison.Operator.of(operator.text()) : null;
        if (compared != null) {
            tokens.skip();
            Operand operand = left.asOperand();
            return Term.of(Semantics.compare(operand, operator, compared, term().asOperand()), left.at());
        }
        boolean negated = tokens.peekIs("not", "in");
        if (negated) {
            tokens.skip();
        }
        return tokens.take("in") ? Term.of(membership(left.asOperand(), !negated), left.at()) : left;
    }

    private Clause membership(Operand operand, boolean expected) {
        if (!tokens.take("[")) {
            Token at = tokens.peek();
            Operand container = term().asOperand();
            Semantics.requireTexts(at, "in", container, operand);
            return new Containment(Containment.Place.ANYWHERE, container, operand, expected);
        }
        List<String> words = new ArrayList<>();
        List<byte[]> numbers = new ArrayList<>();
        while (!tokens.take("]")) {
            Token element = tokens.peek();
            Operand.Literal literal = operands.literal(element);
            if (literal == null || literal.kind() == Value.Kind.NULL) {
                throw tokens.unexpected("expected a text or number of the list, or ]");
            }
            tokens.skip();
            if (literal.isNumber()) {
                numbers.add(literal.bytes());
            } else {
                words.add(element.text());
            }
            tokens.takeCommaBefore("]", "expected , or ] in the list");
        }
        return new Membership(operand, new Words(words), numbers.toArray(byte[][]::new), expected);
    }

    private Term term() {
        if (++depth > MAX_DEPTH) {
            throw tokens.peek().mistake("more than " + MAX_DEPTH + " parentheses inside each other", null);
        }
        Term term = termAt(tokens.peek());
        depth--;
        return term;
    }

    private Term termAt(Token token) {
        if (tokens.take("(")) {
            Term inside = or();
            tokens.expect(")");
            return new Term(inside.clause(), inside.operand(), token);
        }
        Operand literal = operands.literal(token);
        if (literal != null) {
            tokens.skip();
            return Term.of(literal, token);
        }
        boolean name = token.kind() == Token.Kind.NAME && !RESERVED.contains(token.text());
        if (!name && token.kind() != Token.Kind.QUOTED_NAME) {
            throw tokens.unexpected("expected a field, a text, a number, or a test");
        }
        tokens.skip();
        return name && tokens.peek().is("(") ? call(token) : Term.of(operands.field(token), token);
    }

    /// A call: `len(x)`, `startswith(x, y)`, or `x.startswith(y)`.
    private Term call(Token name) {
        int dot = name.text().lastIndexOf('.');
        String function = name.text().substring(dot + 1);
        if (!FUNCTIONS.contains(function)) {
            throw name.mistake("unknown function " + function, Problems.suggestion(function, FUNCTIONS));
        }
        List<Operand> arguments = new ArrayList<>();
        if (dot > 0) {
            Token subject = new Token(Token.Kind.NAME, name.text().substring(0, dot), name.position());
            arguments.add(operands.field(subject));
        }
        tokens.expect("(");
        while (!tokens.peek().is(")")) {
            arguments.add(term().asOperand());
            tokens.takeCommaBefore(")", "expected , or ) after an argument");
        }
        tokens.expect(")");
        boolean length = function.equals("len");
        if (arguments.size() != (length ? 1 : 2)) {
            throw name.mistake(
                    function + " takes " + (length ? "1 argument" : "2 arguments") + ", not " + arguments.size(),
                    length ? "len(symbol)" : function + "(symbol, \"…\")");
        }
        return length
                ? Term.of(operands.lengthOf(arguments.get(0)), name)
                : Term.of(Semantics.call(function, name, arguments.get(0), arguments.get(1)), name);
    }
}
