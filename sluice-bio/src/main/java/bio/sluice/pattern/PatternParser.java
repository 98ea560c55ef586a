package bio.sluice.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a pattern; see [LinearPattern] for the syntax. One thread, one use.
final class PatternParser {
    private static final int MAX_REPEAT = 1_000;
    private static final int MAX_DEPTH = 200;
    private static final int ANY = -1;

    private final PatternText text;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int groups;
    private int depth;
    private boolean anyCase;
    private boolean lines;
    private boolean dotAll;

    PatternParser(String source) {
        this.text = new PatternText(source);
    }

    Syntax parse() {
        Syntax syntax = choice();
        if (!text.atEnd()) {
            throw text.mistake("there is no ( for this )");
        }
        return syntax;
    }

    int groups() {
        return groups;
    }

    Map<String, Integer> names() {
        return names;
    }

    private Syntax choice() {
        if (++depth > MAX_DEPTH) {
            throw text.mistake("more than " + MAX_DEPTH + " groups inside each other");
        }
        List<Syntax> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (text.take('|'));
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Syntax.Choice(branches);
    }

    private Syntax sequence() {
        List<Syntax> parts = new ArrayList<>();
        while (!text.atEnd() && text.peek() != '|' && text.peek() != ')') {
            Syntax atom = atom();
            if (atom != null) {
                parts.add(repeated(atom));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Sequence(parts);
    }

    private Syntax repeated(Syntax atom) {
        int least;
        int most;
        if (text.take('*')) {
            least = 0;
            most = ANY;
        } else if (text.take('+')) {
            least = 1;
            most = ANY;
        } else if (text.take('?')) {
            least = 0;
            most = 1;
        } else if (text.atEnd() || text.peek() != '{' || !text.looksLikeBounds()) {
            return atom;
        } else {
            text.take('{');
            least = bound();
            most = least;
            if (text.take(',')) {
                most = text.peek() == '}' ? ANY : bound();
            }
            text.take('}');
            if (most != ANY && most < least) {
                throw text.mistakeBefore("{" + least + "," + most + "} asks for at most fewer than at least");
            }
        }
        boolean greedy = !text.take('?');
        if (!text.atEnd() && (text.peek() == '*' || text.peek() == '+' || text.peek() == '?')) {
            throw text.mistake(
                    text.peek() == '+'
                            ? "possessive repetition is not supported; patterns never backtrack for long here, so it is not needed"
                            : "a repetition of a repetition; put ( ) around the first");
        }
        return new Syntax.Repeat(atom, least, most, greedy);
    }

    private int bound() {
        int value = text.number();
        if (value > MAX_REPEAT) {
            throw text.mistakeBefore("repetitions are limited to " + MAX_REPEAT);
        }
        return value;
    }

    /// The next atom; null for flags such as `(?i)`, which match nothing.
    private Syntax atom() {
        if (text.take('(')) {
            return group();
        }
        if (text.take('[')) {
            return new Syntax.OneOf(new ClassParser(text, anyCase).parse());
        }
        if (text.take('.')) {
            return new Syntax.OneOf(dotAll ? CodePointSet.ALL : CodePointSet.NO_LINE_FEED);
        }
        if (text.take('^')) {
            return new Syntax.Assertion(lines ? Program.LINE_START : Program.TEXT_START);
        }
        if (text.take('$')) {
            return new Syntax.Assertion(lines ? Program.LINE_END : Program.TEXT_END);
        }
        if (text.take('\\')) {
            return escape();
        }
        if (text.peek() == '*' || text.peek() == '+' || text.peek() == '?') {
            throw text.mistake("there is nothing to repeat before " + text.peekText() + "; write \\" + text.peekText()
                    + " for the character itself");
        }
        return literal(text.next());
    }

    private Syntax escape() {
        if (text.atEnd()) {
            throw text.mistakeBefore("a backslash at the end; write \\\\ for the character itself");
        }
        CodePointSet set = text.takeClassEscape();
        if (set != null) {
            return new Syntax.OneOf(set);
        }
        switch (text.peek()) {
            case 'A':
                text.next();
                return new Syntax.Assertion(Program.TEXT_START);
            case 'z':
                text.next();
                return new Syntax.Assertion(Program.TEXT_END);
            case 'b':
                text.next();
                return new Syntax.Assertion(Program.WORD_EDGE);
            case 'B':
                text.next();
                return new Syntax.Assertion(Program.NO_WORD_EDGE);
            default:
                return literal(text.literalEscape());
        }
    }

    private Syntax literal(int codePoint) {
        if (anyCase) {
            CodePointSet both = CodePointSet.of(codePoint, codePoint).inAnyCase();
            return new Syntax.OneOf(both);
        }
        return new Syntax.Literal(codePoint);
    }

    private Syntax group() {
        boolean outerAnyCase = anyCase;
        boolean outerLines = lines;
        boolean outerDotAll = dotAll;
        int number = 0;
        if (text.take('?')) {
            if (text.take("P<") || text.peekIs('<') && !text.peekIs("<=") && !text.peekIs("<!") && text.take('<')) {
                number = ++groups;
                String name = text.name('>');
                if (names.put(name, number) != null) {
                    throw text.mistakeBefore("two groups called " + name);
                }
            } else if (!flags()) {
                return null; // flags hold until the end of the group around them
            }
        } else {
            number = ++groups;
        }
        Syntax inside = choice();
        if (!text.take(')')) {
            throw text.mistake("a group is not closed: ) expected");
        }
        anyCase = outerAnyCase;
        lines = outerLines;
        dotAll = outerDotAll;
        return number == 0 ? inside : new Syntax.Group(inside, number);
    }

    /// Reads flags up to `:` or `)`.
    ///
    /// @return whether a group follows
    private boolean flags() {
        boolean on = true;
        while (true) {
            if (text.atEnd()) {
                throw text.mistake("a group is not closed: ) expected");
            }
            int flag = text.next();
            switch (flag) {
                case ':':
                    return true;
                case ')':
                    return false;
                case '-':
                    on = false;
                    break;
                case 'i':
                    anyCase = on;
                    break;
                case 'm':
                    lines = on;
                    break;
                case 's':
                    dotAll = on;
                    break;
                case '=', '!', '<':
                    throw text.mistakeBefore(
                            "lookaround is not supported, for it has no linear-time match (patterns are those of RE2)");
                case '>':
                    throw text.mistakeBefore("atomic groups are not supported (patterns are those of RE2)");
                default:
                    throw text.mistakeBefore("unknown flag " + Character.toString(flag) + "; known: i, m, s");
            }
        }
    }
}
