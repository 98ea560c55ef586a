package bio.sluice.pattern;

/// A pattern being read, with the escapes that mean the same inside and outside of classes. One thread.
final class PatternText {
    private static final String META = "\\.+*?()|[]{}^$-/&~#\"'`<>,:;=!@%_ ";

    private final int[] characters;
    private int at;

    PatternText(String source) {
        this.characters = source.codePoints().toArray();
    }

    boolean atEnd() {
        return at == characters.length;
    }

    int peek() {
        return characters[at];
    }

    String peekText() {
        return Character.toString(peek());
    }

    int next() {
        return characters[at++];
    }

    boolean peekIs(int codePoint) {
        return at < characters.length && characters[at] == codePoint;
    }

    boolean peekIs(String ahead) {
        for (int i = 0; i < ahead.length(); i++) {
            if (at + i >= characters.length || characters[at + i] != ahead.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean take(int codePoint) {
        if (peekIs(codePoint)) {
            at++;
            return true;
        }
        return false;
    }

    boolean take(String ahead) {
        if (peekIs(ahead)) {
            at += ahead.length();
            return true;
        }
        return false;
    }

    /// Whether `{n}`, `{n,}` or `{n,m}` stands here; any other brace is a character like others.
    boolean looksLikeBounds() {
        int i = at + 1;
        int digits = 0;
        while (i < characters.length && characters[i] >= '0' && characters[i] <= '9') {
            i++;
            digits++;
        }
        if (digits > 0 && i < characters.length && characters[i] == ',') {
            i++;
            while (i < characters.length && characters[i] >= '0' && characters[i] <= '9') {
                i++;
            }
        }
        return digits > 0 && i < characters.length && characters[i] == '}';
    }

    /// Reads digits; more than any bound allows come as a large number.
    int number() {
        long value = 0;
        while (at < characters.length && characters[at] >= '0' && characters[at] <= '9') {
            value = Math.min(10 * value + characters[at++] - '0', Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /// Reads a name of ASCII letters, digits and `_` up to `close`.
    String name(int close) {
        StringBuilder name = new StringBuilder();
        while (at < characters.length && CodePointSet.WORD.contains(characters[at])) {
            name.appendCodePoint(characters[at++]);
        }
        if (name.isEmpty() || !take(close)) {
            throw mistake("expected a name of letters and digits, then " + Character.toString(close));
        }
        return name.toString();
    }

    /// Reads the letter of `\d`, `\w`, `\s` or their opposites, from behind the backslash; null if it is another.
    CodePointSet takeClassEscape() {
        if (atEnd()) {
            return null;
        }
        CodePointSet set = switch (peek()) {
            case 'd' -> CodePointSet.DIGITS;
            case 'D' -> CodePointSet.DIGITS.complement();
            case 'w' -> CodePointSet.WORD;
            case 'W' -> CodePointSet.WORD.complement();
            case 's' -> CodePointSet.BLANKS;
            case 'S' -> CodePointSet.BLANKS.complement();
            default -> null;
        };
        if (set != null) {
            at++;
        }
        return set;
    }

    /// Reads an escape that stands for one character, from behind the backslash.
    int literalEscape() {
        if (atEnd()) {
            throw mistakeBefore("a backslash at the end; write \\\\ for the character itself");
        }
        int c = next();
        switch (c) {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'v':
                return 0x0B;
            case 'a':
                return 0x07;
            case 'x':
                return take('{') ? hexUpTo() : hex(2);
            case 'u':
                return hex(4);
            default:
                break;
        }
        if (c >= '1' && c <= '9') {
            throw mistakeBefore("back-references are not supported, for they have no linear-time match");
        }
        if (c == 'p' || c == 'P') {
            throw mistakeBefore("Unicode classes are not supported; write a range such as [α-ω]");
        }
        if (c > 127 || META.indexOf(c) >= 0) {
            return c;
        }
        throw mistakeBefore("unknown escape \\" + Character.toString(c));
    }

    private int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = atEnd() ? -1 : Character.digit(next(), 16);
            if (digit < 0) {
                throw mistakeBefore("expected " + digits + " hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        return codePoint(value);
    }

    private int codePoint(int value) {
        if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw mistakeBefore("half a surrogate pair; write \\x{…} with the whole code point");
        }
        return value;
    }

    private int hexUpTo() {
        int value = 0;
        while (!take('}')) {
            int digit = atEnd() ? -1 : Character.digit(next(), 16);
            value = value << 4 | digit;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                throw mistakeBefore("expected a hexadecimal code point and }");
            }
        }
        return codePoint(value);
    }

    /// A mistake at the next character.
    PatternMistake mistake(String message) {
        return new PatternMistake(at + 1, message);
    }

    /// A mistake at the last character read.
    PatternMistake mistakeBefore(String message) {
        return new PatternMistake(Math.max(1, at), message);
    }
}
