package bio.sluice.graph;

/// What a hop means. The order of the constants decides between parallel edges of equal confidence.
public enum Predicate {
    /// Both identifiers name the same thing.
    SAME("same"),
    /// They name nearly the same thing.
    CLOSE("close"),
    /// The source codes for the target: a gene and its product. Walked both ways.
    ENCODES("encodes"),
    /// The target is the more general one.
    BROADER("broader"),
    /// The target is the more special one.
    NARROWER("narrower"),
    /// One record mentions the other, for whatever reason.
    XREF("xref"),
    /// The target has replaced the source. Walked forward only.
    PREVIOUS("previous");

    private static final Predicate[] ALL = values();

    private final String text;

    Predicate(String text) {
        this.text = text;
    }

    /// The word in params and output.
    public String text() {
        return text;
    }

    /// What the same edge means from its other end, or null if it is not walked from there.
    Predicate backwards() {
        return switch (this) {
            case BROADER -> NARROWER;
            case NARROWER -> BROADER;
            case PREVIOUS -> null;
            default -> this;
        };
    }

    /// The predicate of this word, or null.
    public static Predicate find(String text) {
        for (Predicate predicate : ALL) {
            if (predicate.text.equals(text)) {
                return predicate;
            }
        }
        return null;
    }

    static Predicate of(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}
