package bio.sluice.detect;

/// What the sample of a column consists of. Immutable.
///
/// @param values values that stand for something; the elements of a JSON list count one by one
/// @param empty values that are empty or stand for nothing
/// @param absent records that do not have the column
/// @param distinct different values
/// @param matching values of the best candidate's form; of those, and as the best candidate sees them:
/// @param normalized values that are not canonical as they stand
/// @param versions values with a version
/// @param isoforms values with an isoform
/// @param composites cells with several identifiers
/// @param excelDamaged values that a spreadsheet has damaged, which do not match
/// @param unread values that were too long or too many to be looked at
public record ColumnCounts(
        long values,
        long empty,
        long absent,
        long distinct,
        long matching,
        long normalized,
        long versions,
        long isoforms,
        long composites,
        long excelDamaged,
        long unread) {
    /// Values that have occurred before.
    public long duplicates() {
        return values - unread - distinct;
    }
}
