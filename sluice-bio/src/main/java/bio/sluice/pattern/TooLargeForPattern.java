package bio.sluice.pattern;

/// A value so long that a pattern with many choices would need too much memory on it. Costs that value only.
public final class TooLargeForPattern extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeForPattern(int length) {
        super("a value of " + length + " bytes is too long for a pattern with so many choices", null, false, false);
    }
}
