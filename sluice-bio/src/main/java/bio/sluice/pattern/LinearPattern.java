package bio.sluice.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.Serializable;

/// A regular expression, compiled. Immutable and thread-safe; a [PatternSearch] applies it.
///
/// The syntax is that of [RE2](https://github.com/google/re2/wiki/Syntax), which DuckDB, Miller and Redpanda Connect
/// use too: literals, `.`, classes such as `[^A-Z\d]` and `\p{Greek}`, `\d \w \s` and their opposites (ASCII), `( )`,
/// `(?: )`, `(?<name> )`, `|`, `* + ? {n} {n,} {n,m}` and their lazy forms, `^ $ \A \z \b \B`, and the flags
/// `(?i) (?m) (?s)`. `^` and `$` stand for the whole value unless `(?m)` is on. Lookaround, back-references, possessive
/// and atomic groups do not exist, for they have no linear-time match. Of several matches the leftmost counts, and
/// there
/// the first alternative and the longest repetition.
///
/// **Limits.** [#MAX_LENGTH] characters; 1,000 repetitions in `{n,m}`; [#MAX_INSTRUCTIONS] instructions once compiled,
/// which `{n,m}` needs most of, for it copies what it repeats: memory and the depth of the stack grow with them.
public final class LinearPattern implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Longest pattern.
    public static final int MAX_LENGTH = 1_000;
    /// Largest compiled pattern. With these `(a?){600}` is matched on a stack of 512 KiB, half of what a thread has.
    public static final int MAX_INSTRUCTIONS = 2_500;

    private final Pattern pattern;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Compiles `source`.
    ///
    /// @throws PatternMistake if it is none, or beyond the limits
    public static LinearPattern of(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new PatternMistake("it is longer than " + MAX_LENGTH + " characters");
        }
        if (!Repetitions.areBounded(source)) {
            throw tooLarge();
        }
        if (!CaseFolding.ends(source)) {
            throw new PatternMistake("with (?i) it cannot hold the letters U+1C80 to U+1C88 or a range across them; "
                    + "leave them out of the range, as in [a-\\x{1C7F}\\x{1C89}-\\x{FFFF}]");
        }
        try {
            Pattern pattern = Pattern.compile(source);
            if (pattern.programSize() > MAX_INSTRUCTIONS) {
                throw tooLarge();
            }
            return new LinearPattern(pattern);
        } catch (PatternSyntaxException mistake) {
            throw PatternMistake.of(source, mistake);
        }
    }

    private static PatternMistake tooLarge() {
        return new PatternMistake("it is too large; are there large {n} repetitions, perhaps inside each other?");
    }

    /// Number of groups that are remembered.
    public int groups() {
        return pattern.groupCount();
    }

    /// The number of the group called `name`, or -1.
    public int group(String name) {
        return pattern.namedGroups().getOrDefault(name, -1);
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

    Matcher matcher(CharSequence text) {
        return pattern.matcher(text);
    }

    /// The pattern as it was written.
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
