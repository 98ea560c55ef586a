package bio.sluice.validate;

import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;

/// What a `validate` stage notes about records for its survey, as bytes: written by [ValidateProcessor], read by
/// [ValidationSurvey]. One thread.
///
/// ```
/// note    = KEYS place:8 count:2 { rule:2 hash:8 }     the keys of a record, of all unique rules together
///         | VALUE expectation:2 hash:8                 a value whose different ones are counted
///         | EXAMPLE rule:2 record:8 length:2 bytes     a value that broke a rule
/// ```
final class ValidationNotes {
    static final byte KEYS = 1;
    static final byte VALUE = 2;
    static final byte EXAMPLE = 3;

    /// Most bytes of a value that are kept as an example.
    private static final int LONGEST = 200;
    private static final int COPY_BITS = 16;

    private final byte[] notes;
    private final int end;
    private int at;

    /// Reads `notes[start, end)`.
    ValidationNotes(byte[] notes, int start, int end) {
        this.notes = notes;
        this.at = start;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    byte kind() {
        return notes[at++];
    }

    int number() {
        at += 2;
        return (notes[at - 2] & 0xFF) << 8 | notes[at - 1] & 0xFF;
    }

    long wide() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | notes[at++] & 0xFF;
        }
        return value;
    }

    /// A value as text.
    String text() {
        int length = number();
        at += length;
        return new Slice().set(notes, at - length, at).text();
    }

    /// Where a record stands in the run: several that one was expanded to follow one another.
    static long place(long ordinal, int copy) {
        return ordinal << COPY_BITS | Math.min(copy, (1 << COPY_BITS) - 1);
    }

    static void write(long value, ByteSink out) {
        byte[] bytes = out.room(Long.BYTES);
        int at = out.length();
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> 56 - 8 * i);
        }
        out.length(at + Long.BYTES);
    }

    static void write(int number, ByteSink out) {
        out.write(number >>> 8);
        out.write(number);
    }

    static void writeExample(int rule, long record, byte[] value, ByteSink out) {
        int length = Math.min(value.length, LONGEST);
        // never between the bytes of a character
        while (length < value.length && length > 0 && (value[length] & 0xC0) == 0x80) {
            length--;
        }
        out.write(EXAMPLE);
        write(rule, out);
        write(record, out);
        write(length, out);
        out.write(value, 0, length);
    }
}
