package bio.sluice.condition;

/// A condition that cannot be understood, with the place of the mistake in it.
public final class ConditionMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String suggestion;

    ConditionMistake(int position, String message, String suggestion) {
        super("at character " + position + ": " + message);
        this.position = position;
        this.suggestion = suggestion;
    }

    /// The character of the condition concerned, from 1; one more than its length at the end.
    public int position() {
        return position;
    }

    /// What was probably meant or can be done, or null.
    public String suggestion() {
        return suggestion;
    }
}
