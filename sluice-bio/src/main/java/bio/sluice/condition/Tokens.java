package bio.sluice.condition;

import java.util.List;

/// The words of a condition, taken one after the other. One thread.
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(String source) {
        tokens = new Lexer(source).tokens();
    }

    /// The next word; the last, again and again, is the end.
    Token peek() {
        return tokens.get(at);
    }

    /// Whether the next words are these two.
    boolean peekIs(String first, String second) {
        return peek().is(first) && tokens.get(at + 1).is(second);
    }

    void skip() {
        at++;
    }

    /// Takes the next word if it is this one.
    boolean take(String word) {
        boolean taken = peek().is(word);
        at += taken ? 1 : 0;
        return taken;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected("expected " + symbol);
        }
    }

    /// Takes the comma behind a member of a list, unless the list ends here.
    void takeCommaBefore(String close, String expected) {
        if (!take(",") && !peek().is(close)) {
            throw unexpected(expected);
        }
    }

    /// The next word is not what it should be.
    ConditionMistake unexpected(String expected) {
        return peek().mistake(expected + ", not " + peek().shown(), null);
    }
}
