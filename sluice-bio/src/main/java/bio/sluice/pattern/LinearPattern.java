package bio.sluice.pattern;

import java.io.Serializable;
import java.util.Map;

/// A regular expression, compiled. Immutable and thread-safe; a [PatternSearch] applies it.
///
/// The syntax is that of RE2, which DuckDB, Miller and Redpanda Connect use too: literals, `.`, classes such as
/// `[^A-Z\d]`, `\d \w \s` and their opposites (ASCII), `( )`, `(?: )`, `(?<name> )`, `|`, `* + ? {n} {n,} {n,m}` and
/// their lazy forms, `^ $ \A \z \b \B`, and the flags `(?i) (?m) (?s)`. `^` and `$` stand for the whole value unless
/// `(?m)` is on. Lookaround, back-references, possessive and atomic groups do not exist, for they have no linear-time
/// match. Of several matches the leftmost counts, and there the first alternative and the longest repetition.
public final class LinearPattern implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final Program program;
    private final int groups;
    private final Map<String, Integer> names;

    private LinearPattern(String source, Program program, int groups, Map<String, Integer> names) {
        this.source = source;
        this.program = program;
        this.groups = groups;
        this.names = names;
    }

    /// Compiles `source`.
    ///
    /// @throws PatternMistake if it is none
    public static LinearPattern of(String source) {
        PatternParser parser = new PatternParser(source);
        Syntax syntax = parser.parse();
        return new LinearPattern(
                source, new PatternCompiler().compile(syntax), parser.groups(), Map.copyOf(parser.names()));
    }

    /// Number of groups that are remembered.
    public int groups() {
        return groups;
    }

    /// The number of the group called `name`, or -1.
    public int group(String name) {
        return names.getOrDefault(name, -1);
    }

    /// A warning if `source`, which is to match a whole value, is tied to one end of it only; else null. Whoever writes
    /// `^ENS` expects any value that begins so.
    public static String halfAnchored(String source) {
        boolean start = source.startsWith("^");
        boolean end = source.endsWith("$") && !source.endsWith("\\$");
        if (start == end || source.contains("|")) {
            return null;
        }
        return start
                ? "the pattern is compared with the whole value; add .* for what may follow, or $"
                : "the pattern is compared with the whole value; begin with .* for what may go before, or with ^";
    }

    Program program() {
        return program;
    }

    /// The pattern as it was written.
    @Override
    public String toString() {
        return source;
    }
}
