package bio.sluice.condition;

/// A word of a condition. Immutable.
///
/// @param text the word; of texts and names what they stand for, without quotes and escapes
/// @param position its first character, from 1
record Token(Kind kind, String text, int position) {
    /// What a word is.
    enum Kind {
        NAME,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String word) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(word);
    }

    /// How it is called in a message.
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "the text \"" + text + "\"";
            case QUOTED_NAME -> "`" + text + "`";
            default -> "\"" + text + "\"";
        };
    }

    /// A mistake at this word; `suggestion` may be null.
    ConditionMistake mistake(String message, String suggestion) {
        return new ConditionMistake(position, message, suggestion);
    }
}
