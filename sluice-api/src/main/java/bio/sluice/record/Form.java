package bio.sluice.record;

/// How the bytes of a cell are to be read.
public enum Form {
    /// UTF-8 text as it stands.
    PLAIN,
    /// UTF-8 text of a quoted CSV field, without the outer quotes, in which the quote character is doubled.
    CSV_DOUBLED,
    /// The inside of a JSON string, escapes included; in the input buffer its quotes stand beside it.
    JSON_STRING,
    /// Any other JSON value as it stands: number, `true`, `false`, object or array.
    JSON_RAW,
    /// Present without a value: JSON `null`.
    NULL,
    /// The record does not have this column.
    ABSENT;

    private static final Form[] BY_CODE = values();

    /// The form with this ordinal.
    static Form of(int code) {
        return BY_CODE[code];
    }
}
