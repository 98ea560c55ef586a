package bio.sluice.pattern;

import com.google.re2j.PatternSyntaxException;

/// A pattern that cannot be used; the message says what is wrong with it, and where.
public final class PatternMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PatternMistake(String message) {
        super(message);
    }

    /// What re2j found in `source`, with the place where that can be told.
    static PatternMistake of(String source, PatternSyntaxException mistake) {
        String part = mistake.getPattern();
        String what = plain(mistake.getDescription(), part);
        if (part.isEmpty() || part.equals(source) || !source.contains(part)) {
            return new PatternMistake(what);
        }
        int at = source.indexOf(part);
        // re2j names the part, not the place: of several like it any can be meant.
        boolean once = source.indexOf(part, at + 1) < 0;
        return new PatternMistake(
                (once ? "at character " + (source.codePointCount(0, at) + 1) + ", " : "at ") + part + ": " + what);
    }

    /// re2j's description, or a plainer one of what users of other expressions miss most.
    private static String plain(String description, String part) {
        if (part.startsWith("(?=") || part.startsWith("(?!") || part.startsWith("(?<=") || part.startsWith("(?<!")) {
            return "lookaround is not supported, for it has no linear-time match (patterns are those of RE2)";
        }
        if (part.length() == 2 && part.charAt(0) == '\\' && Character.isDigit(part.charAt(1))) {
            return "back-references are not supported, for they have no linear-time match (patterns are those of RE2)";
        }
        if (part.equals("stack underflow")) {
            return "there is a ) without its (";
        }
        return description;
    }
}
