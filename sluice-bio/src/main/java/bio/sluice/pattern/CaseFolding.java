package bio.sluice.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds patterns that re2j 1.8 never finishes to compile: those that ignore case and hold one of the letters U+1C80 to
/// U+1C88, by itself or in a range. re2j follows the cases of a letter until it comes back to it
/// (`CharClass.appendFoldedRange`), and from these nine, which are younger than its tables, it never does. Letters in
/// *values* do no harm. Stateless, thread-safe.
final class CaseFolding {
    /// The letters concerned, with JDK 17 and with JDK 25: the only ones whose `Unicode.simpleFold` runs into a circle
    /// that they are not on.
    static final int FIRST = 0x1C80;

    static final int LAST = 0x1C88;

    /// Ranges from the first to the last letter that has cases are taken as they are (`Unicode.MIN_FOLD`, `MAX_FOLD`).
    private static final int FIRST_WITH_CASES = 0x41;

    private static final int LAST_WITH_CASES = 0x1044F;

    private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[msU]*i");

    /// A character as a pattern writes it: `\x{1C80}`, `\x7F`, any other escape, or itself.
    private static final Pattern CHARACTER =
            Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})}|\\\\x([0-9A-Fa-f]{2})|\\\\.|.", Pattern.DOTALL);

    private CaseFolding() {}

    /// Whether a pattern can be compiled. May be false for one that could be, if it looks like one that cannot.
    static boolean ends(String source) {
        if (!IGNORES_CASE.matcher(source).find()) {
            return true;
        }
        Matcher character = CHARACTER.matcher(source);
        int before = 0;
        boolean range = false;
        boolean inClass = false;
        while (character.find()) {
            int c = codePoint(character);
            if (c >= FIRST && c <= LAST || range && inClass && isEndless(before, c)) {
                return false;
            }
            range = character.group().equals("-");
            if (!range) {
                before = c;
                // Where a class ends is hard to tell, []-x] and [[:alpha:]-x] being classes; so it is taken not to.
                inClass |= character.group().equals("[");
            }
        }
        return true;
    }

    private static boolean isEndless(int from, int to) {
        return from < FIRST && to > LAST && !(from <= FIRST_WITH_CASES && to >= LAST_WITH_CASES);
    }

    /// The character that was matched; of an escape of another kind, which never stands for one beyond U+01FF, its
    /// letter.
    private static int codePoint(Matcher character) {
        if (character.group(1) != null || character.group(2) != null) {
            return Integer.parseInt(character.group(1) != null ? character.group(1) : character.group(2), 16);
        }
        String text = character.group();
        return text.charAt(0) == '\\' && text.length() > 1 ? text.codePointAt(1) : text.codePointAt(0);
    }
}
