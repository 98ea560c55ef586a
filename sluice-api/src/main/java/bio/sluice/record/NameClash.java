package bio.sluice.record;

/// Two columns of one name: a processor adds a column that the record already has.
public final class NameClash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    public NameClash(String column) {
        super("the record already has a column \"" + column + "\"");
        this.column = column;
    }

    /// The name that stands twice.
    public String column() {
        return column;
    }
}
