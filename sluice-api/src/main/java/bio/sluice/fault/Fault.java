package bio.sluice.fault;

/// One record that cannot go on: it becomes one line of the dead-letter file. Immutable.
///
/// Offsets are relative to the chunk that was being worked on; the engine turns them into a [Position] when it
/// writes the dead letter.
///
/// @param record index of the record in its chunk, from 0
/// @param start first byte of the record in the chunk
/// @param end byte after the record in the chunk, without its line end
/// @param stage what was at work: `read`, the name of a processor, or `write`
/// @param kind machine-readable kind in snake_case, such as `ragged_row`
/// @param column the column concerned, or null
/// @param value the offending value, cut at [#MAX_VALUE] characters, or null
/// @param message what is wrong, in a sentence without position
/// @param hint what the user can do, or null
/// @param stops whether the run is to stop at this record
public record Fault(
        int record,
        int start,
        int end,
        String stage,
        String kind,
        String column,
        String value,
        String message,
        String hint,
        boolean stops) {
    /// Longest value kept in a fault, in characters; the record's own text stands in the dead letter's `raw`.
    public static final int MAX_VALUE = 1_000;

    /// A fault that stops nothing by itself.
    public Fault(
            int record,
            int start,
            int end,
            String stage,
            String kind,
            String column,
            String value,
            String message,
            String hint) {
        this(record, start, end, stage, kind, column, value, message, hint, false);
    }

    public Fault {
        if (value != null && value.length() > MAX_VALUE) {
            // never between the two halves of a character
            int cut = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
            value = value.substring(0, cut);
        }
    }
}
