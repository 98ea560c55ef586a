package bio.sluice.pattern;

/// A pattern or replacement that cannot be used, with the place of the mistake in it.
public final class PatternMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /// @param position character of the pattern concerned, from 1
    /// @param message what is wrong there
    PatternMistake(int position, String message) {
        super("at character " + position + ": " + message);
        this.position = position;
    }

    /// The character of the pattern concerned, from 1.
    public int position() {
        return position;
    }
}
