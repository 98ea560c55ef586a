package bio.sluice.stream;

/// How processors shape what they add. Immutable.
///
/// @param flat whether values must be single texts, one column each (CSV, TSV), rather than JSON
/// @param full whether a flat output also gets the JSON
/// @param listSeparator what stands between the parts of a list in a flat column
public record OutputShape(boolean flat, boolean full, String listSeparator) {
    /// JSON values, for JSONL and the like.
    public static final OutputShape NESTED = new OutputShape(false, false, "|");
}
