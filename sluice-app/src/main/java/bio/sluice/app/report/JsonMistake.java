package bio.sluice.app.report;

/// Text that is not the JSON that was expected. The message says what was expected.
public final class JsonMistake extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonMistake(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /// The byte at which the mistake stands, from the beginning of the array that was read.
    public int offset() {
        return offset;
    }
}
