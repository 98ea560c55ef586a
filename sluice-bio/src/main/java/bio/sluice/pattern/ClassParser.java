package bio.sluice.pattern;

import java.util.Map;

/// Reads a character class, from behind its `[`. One thread, one use.
final class ClassParser {
    /// POSIX classes, ASCII as in RE2.
    private static final Map<String, CodePointSet> POSIX = Map.of(
            "alpha", CodePointSet.of('A', 'Z', 'a', 'z'),
            "digit", CodePointSet.DIGITS,
            "alnum", CodePointSet.of('0', '9', 'A', 'Z', 'a', 'z'),
            "upper", CodePointSet.of('A', 'Z'),
            "lower", CodePointSet.of('a', 'z'),
            "space", CodePointSet.BLANKS,
            "punct", CodePointSet.of('!', '/', ':', '@', '[', '`', '{', '~'),
            "xdigit", CodePointSet.of('0', '9', 'A', 'F', 'a', 'f'));

    private final PatternText text;
    private final boolean anyCase;

    ClassParser(PatternText text, boolean anyCase) {
        this.text = text;
        this.anyCase = anyCase;
    }

    CodePointSet parse() {
        boolean complement = text.take('^');
        CodePointSet set = CodePointSet.of();
        boolean first = true;
        while (first || !text.peekIs(']')) {
            if (text.atEnd()) {
                throw text.mistake("a character class is not closed: ] expected");
            }
            first = false;
            set = set.union(member());
        }
        text.take(']');
        CodePointSet cased = anyCase ? set.inAnyCase() : set;
        return complement ? cased.complement() : cased;
    }

    private CodePointSet member() {
        if (text.take("[:")) {
            String name = text.name(':');
            CodePointSet named = POSIX.get(name);
            if (named == null || !text.take(']')) {
                throw text.mistakeBefore("unknown class [:" + name + ":]; known: alpha, digit, alnum, upper, lower, "
                        + "space, punct, xdigit");
            }
            return named;
        }
        if (text.peekIs('\\')) {
            text.next();
            CodePointSet escaped = text.takeClassEscape();
            if (escaped != null) {
                return escaped;
            }
            return range(text.literalEscape());
        }
        return range(text.next());
    }

    private CodePointSet range(int from) {
        if (!text.peekIs('-') || text.peekIs("-]")) {
            return CodePointSet.of(from, from);
        }
        text.take('-');
        if (text.atEnd()) {
            throw text.mistake("a character class is not closed: ] expected");
        }
        int to = text.take('\\') ? text.literalEscape() : text.next();
        if (to < from) {
            throw text.mistakeBefore(
                    "the range " + Character.toString(from) + "-" + Character.toString(to) + " runs backwards");
        }
        return CodePointSet.of(from, to);
    }
}
