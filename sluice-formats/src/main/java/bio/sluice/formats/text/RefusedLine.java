package bio.sluice.formats.text;

/// Why a [RecordCutter] cannot let a line pass as a record. Immutable.
///
/// @param kind machine-readable kind in snake_case
/// @param message what is wrong, in a sentence
/// @param hint what the user can do, or null
/// @param ranToLimit whether the longest record had to be scanned to find out; an input with many of these and no
///     good record between them is corrupt
public record RefusedLine(String kind, String message, String hint, boolean ranToLimit) {
    /// The refusal of a line that is longer than the longest record.
    public static RefusedLine tooLarge(int maxRecordBytes) {
        return new RefusedLine(
                "record_too_large",
                "the record is longer than " + maxRecordBytes + " bytes",
                "raise max_record_bytes if it is meant to be that long",
                false);
    }
}
