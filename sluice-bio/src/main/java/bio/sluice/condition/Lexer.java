package bio.sluice.condition;

import java.util.ArrayList;
import java.util.List;

/// Cuts a condition into words. One thread, one use.
final class Lexer {
    private final int[] source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String source) {
        this.source = source.codePoints().toArray();
    }

    List<Token> tokens() {
        while (true) {
            while (at < source.length && Character.isWhitespace(source[at])) {
                at++;
            }
            if (at == source.length) {
                tokens.add(new Token(Token.Kind.END, "", at + 1));
                return tokens;
            }
            int c = source[at];
            if (c == '"' || c == '\'') {
                text(c);
            } else if (c == '`') {
                quotedName();
            } else if (isDigit(c) || (c == '-' || c == '.') && isDigit(peek(1))) {
                number();
            } else if (isNameStart(c)) {
                name();
            } else {
                symbol();
            }
        }
    }

    private int peek(int ahead) {
        return at + ahead < source.length ? source[at + ahead] : -1;
    }

    private void text(int quote) {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (peek(0) != quote) {
            if (at == source.length) {
                throw new ConditionMistake(
                        start + 1,
                        "the text that begins here is not closed",
                        "end it with " + Character.toString(quote));
            }
            int c = source[at++];
            if (c == '\\' && at < source.length) {
                escape(text);
            } else {
                text.appendCodePoint(c);
            }
        }
        at++;
        tokens.add(new Token(Token.Kind.TEXT, text.toString(), start + 1));
    }

    /// Takes an escape, from behind its backslash. Others than these stay as they are, so that patterns need no
    /// doubled backslashes: `"\d+"`.
    private void escape(StringBuilder text) {
        int c = source[at++];
        switch (c) {
            case '\\', '"', '\'' -> text.appendCodePoint(c);
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'u' -> {
                int value = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(peek(i), 16);
                    if (digit < 0) {
                        throw new ConditionMistake(at - 1, "\\u needs four hexadecimal digits", null);
                    }
                    value = value << 4 | digit;
                }
                at += 4;
                text.append((char) value);
            }
            default -> text.append('\\').appendCodePoint(c);
        }
    }

    private void quotedName() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (peek(0) != '`' || peek(1) == '`') {
            if (at == source.length) {
                throw new ConditionMistake(start + 1, "the name that begins here is not closed", "end it with `");
            }
            at += peek(0) == '`' ? 1 : 0; // a doubled backtick stands for one
            name.appendCodePoint(source[at++]);
        }
        at++;
        if (name.isEmpty()) {
            throw new ConditionMistake(start + 1, "a field without a name", null);
        }
        tokens.add(new Token(Token.Kind.QUOTED_NAME, name.toString(), start + 1));
    }

    private void number() {
        int start = at;
        at++;
        while (at < source.length
                && (isNameStart(source[at])
                        || isDigit(source[at])
                        || source[at] == '.'
                        || (source[at] == '-' || source[at] == '+') && (source[at - 1] | 0x20) == 'e')) {
            at++;
        }
        tokens.add(new Token(Token.Kind.NUMBER, new String(source, start, at - start), start + 1));
    }

    private void name() {
        int start = at;
        while (at < source.length
                && (isNameStart(source[at]) || isDigit(source[at]) || source[at] == '.' && isNameStart(peek(1)))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.NAME, new String(source, start, at - start), start + 1));
    }

    private void symbol() {
        int c = source[at];
        int position = at + 1;
        boolean two = peek(1) == '=' && (c == '=' || c == '!' || c == '<' || c == '>');
        String symbol = Character.toString(c) + (two ? "=" : "");
        if (!two && "<>()[],".indexOf(c) < 0) {
            throw new ConditionMistake(position, "unexpected " + symbol, hint(c));
        }
        at += symbol.length();
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, position));
    }

    private static String hint(int c) {
        return switch (c) {
            case '=' -> "equality is ==";
            case '&' -> "write and";
            case '|' -> "write or";
            case '!' -> "write not";
            case '+', '-', '*', '/', '%' ->
                "conditions do not calculate; a name with " + Character.toString(c) + " in it stands in backticks";
            default -> "names with unusual characters stand in backticks: `Gene name`";
        };
    }

    private static boolean isNameStart(int c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
