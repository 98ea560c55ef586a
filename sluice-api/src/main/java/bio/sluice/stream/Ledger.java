package bio.sluice.stream;

/// Where the records went. Immutable. Balanced if written = read − dead − filtered + expanded.
///
/// @param read records cut from the input
/// @param written records handed to the target
/// @param dead records in the dead-letter file
/// @param filtered records taken out on purpose
/// @param expanded records added by processors beyond the one they came from
/// @param blank blank lines, which are no records
public record Ledger(long read, long written, long dead, long filtered, long expanded, long blank) {
    /// Nothing read.
    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0);

    /// The sum of two ledgers.
    public Ledger plus(Ledger other) {
        return new Ledger(
                read + other.read,
                written + other.written,
                dead + other.dead,
                filtered + other.filtered,
                expanded + other.expanded,
                blank + other.blank);
    }

    /// Whether every record is accounted for.
    public boolean isBalanced() {
        return written == read - dead - filtered + expanded;
    }

    /// Whether it counts nothing. Asked for every chunk, where `equals` would first have the JVM spin classes.
    public boolean isEmpty() {
        return (read | written | dead | filtered | expanded | blank) == 0;
    }

    @Override
    public String toString() {
        return written + " written = " + read + " read - " + dead + " dead - " + filtered + " filtered + " + expanded
                + " expanded";
    }
}
