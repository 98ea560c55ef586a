package bio.sluice.condition;

import bio.sluice.option.Problems;
import bio.sluice.text.DecimalText;
import bio.sluice.text.Words;
import java.nio.charset.StandardCharsets;
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
    /// The name under which `value` of a rule stands among the fields.
    private static final String RULE_VALUE = "";

    private final boolean inRule;
    private final List<Token> tokens;
    private final List<String> fields = new ArrayList<>();
    private int at;
    private int operands;
    private int depth;

    ConditionParser(String source, boolean inRule) {
        this.inRule = inRule;
        this.tokens = new Lexer(source).tokens();
    }

    /// What a term can turn out to be: one of the two is null.
    private record Term(Test test, Operand operand, Token at) {}

    Test parse() {
        Test test = testOf(or());
        if (peek().kind() != Token.Kind.END) {
            throw mistake(peek(), "expected and, or, or the end, not " + peek().shown(), null);
        }
        return test;
    }

    List<String> fields() {
        return fields;
    }

    int operands() {
        return operands;
    }

    private Term or() {
        Term first = and();
        List<Test> tests = new ArrayList<>();
        while (take("or")) {
            if (tests.isEmpty()) {
                tests.add(testOf(first));
            }
            tests.add(testOf(and()));
        }
        return tests.isEmpty() ? first : new Term(new Test.AnyOf(List.copyOf(tests)), null, first.at());
    }

    private Term and() {
        Term first = not();
        List<Test> tests = new ArrayList<>();
        while (take("and")) {
            if (tests.isEmpty()) {
                tests.add(testOf(first));
            }
            tests.add(testOf(not()));
        }
        return tests.isEmpty() ? first : new Term(new Test.AllOf(List.copyOf(tests)), null, first.at());
    }

    private Term not() {
        Token start = peek();
        boolean negated = false;
        boolean any = false;
        while (take("not")) {
            negated = !negated;
            any = true;
        }
        Term term = comparison();
        if (!any) {
            return term;
        }
        Test test = testOf(term);
        return new Term(negated ? new Test.Not(test) : test, null, start);
    }

    private Term comparison() {
        Term left = term();
        Token operator = peek();
        Comparison.Operator compared =
                operator.kind() == Token.Kind.SYMBOL ? Comparison.Operator.of(operator.text()) : null;
        if (compared != null) {
            at++;
            return new Term(Semantics.compare(operandOf(left), operator, compared, operandOf(term())), null, left.at());
        }
        boolean negated = operator.is("not") && tokens.get(at + 1).is("in");
        if (negated || operator.is("in")) {
            at += negated ? 2 : 1;
            return new Term(membership(operandOf(left), !negated), null, left.at());
        }
        return left;
    }

    private Test membership(Operand operand, boolean expected) {
        if (!take("[")) {
            Token at = peek();
            Operand container = operandOf(term());
            Semantics.requireTexts(at, "in", container, operand);
            return new TextTest(TextTest.Place.ANYWHERE, container, operand, expected);
        }
        List<String> words = new ArrayList<>();
        List<byte[]> numbers = new ArrayList<>();
        while (!take("]")) {
            Token element = peek();
            Operand.Literal literal = literal(element);
            if (literal == null || literal.kind() == Value.Kind.NULL) {
                throw mistake(element, "expected a text or number of the list, or ], not " + element.shown(), null);
            }
            at++;
            if (literal.isNumber()) {
                numbers.add(literal.bytes());
            } else {
                words.add(element.text());
            }
            if (!take(",") && !peek().is("]")) {
                throw mistake(peek(), "expected , or ] in the list, not " + peek().shown(), null);
            }
        }
        return new Membership(operand, new Words(words), numbers.toArray(byte[][]::new), expected);
    }

    private Term term() {
        if (++depth > MAX_DEPTH) {
            throw mistake(peek(), "more than " + MAX_DEPTH + " parentheses inside each other", null);
        }
        Term term = termAt(peek());
        depth--;
        return term;
    }

    private Term termAt(Token token) {
        if (take("(")) {
            Term inside = or();
            expect(")");
            return new Term(inside.test(), inside.operand(), token);
        }
        Operand.Literal literal = literal(token);
        if (literal != null) {
            at++;
            return new Term(null, literal, token);
        }
        boolean name = token.kind() == Token.Kind.NAME && !RESERVED.contains(token.text());
        if (!name && token.kind() != Token.Kind.QUOTED_NAME) {
            throw mistake(token, "expected a field, a text, a number, or a test, not " + token.shown(), null);
        }
        at++;
        return name && peek().is("(") ? function(token) : new Term(null, field(token), token);
    }

    private Operand field(Token token) {
        String name =
                inRule && token.kind() == Token.Kind.NAME && token.text().equals("value") ? RULE_VALUE : token.text();
        if (!fields.contains(name)) {
            fields.add(name);
        }
        return new Operand.OfField(fields.indexOf(name), operands++);
    }

    /// The literal that a token is, or null if it is none.
    private Operand.Literal literal(Token token) {
        Value.Kind kind = switch (token.kind()) {
            case TEXT -> Value.Kind.TEXT;
            case NUMBER -> Value.Kind.SCALAR;
            case NAME ->
                token.text().equals("null")
                        ? Value.Kind.NULL
                        : token.text().equals("true") || token.text().equals("false") ? Value.Kind.SCALAR : null;
            default -> null;
        };
        if (kind == null) {
            return null;
        }
        byte[] bytes = token.text().getBytes(StandardCharsets.UTF_8);
        if (token.kind() == Token.Kind.NUMBER && !DecimalText.isNumber(bytes, 0, bytes.length)) {
            throw mistake(token, token.text() + " is not a number", "texts stand in quotes");
        }
        return new Operand.Literal(kind, bytes, operands++);
    }

    /// A call: `len(x)`, `startswith(x, y)`, or `x.startswith(y)`.
    private Term function(Token name) {
        int dot = name.text().lastIndexOf('.');
        String function = name.text().substring(dot + 1);
        if (!FUNCTIONS.contains(function)) {
            throw mistake(name, "unknown function " + function, Problems.suggestion(function, FUNCTIONS));
        }
        List<Operand> arguments = new ArrayList<>();
        if (dot > 0) {
            arguments.add(field(new Token(Token.Kind.NAME, name.text().substring(0, dot), name.position())));
        }
        expect("(");
        while (!peek().is(")")) {
            arguments.add(operandOf(term()));
            if (!take(",") && !peek().is(")")) {
                throw mistake(peek(), "expected , or ) after an argument, not " + peek().shown(), null);
            }
        }
        expect(")");
        int wanted = function.equals("len") ? 1 : 2;
        if (arguments.size() != wanted) {
            throw mistake(
                    name,
                    function + " takes " + wanted + " argument" + (wanted == 1 ? "" : "s") + ", not "
                            + arguments.size(),
                    wanted == 1 ? "len(symbol)" : function + "(symbol, \"…\")");
        }
        if (wanted == 1) {
            return new Term(null, new Operand.LengthOf(arguments.get(0), operands++), name);
        }
        return new Term(Semantics.test(function, name, arguments.get(0), arguments.get(1)), null, name);
    }

    private static Test testOf(Term term) {
        if (term.test() != null) {
            return term.test();
        }
        if (Semantics.isBoolean(term.operand())) {
            return new Test.Constant(((Operand.Literal) term.operand()).bytes()[0] == 't');
        }
        String shown = term.at().text();
        throw mistake(
                term.at(),
                "expected a comparison or test, not a value alone",
                term.operand() instanceof Operand.OfField
                        ? "compare it: " + shown + " == \"…\", len(" + shown + ") > 0"
                        : "compare it with something");
    }

    private static Operand operandOf(Term term) {
        if (term.operand() == null) {
            throw mistake(term.at(), "a test is not a value", "combine tests with and, or, not");
        }
        return term.operand();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean take(String word) {
        if (peek().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw mistake(peek(), "expected " + symbol + ", not " + peek().shown(), null);
        }
    }

    private static ConditionMistake mistake(Token at, String message, String suggestion) {
        return new ConditionMistake(at.position(), message, suggestion);
    }
}
