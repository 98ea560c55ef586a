package bio.sluice.record;

/// The layout of a cell: one `long` that holds where its bytes are and how to read them.
///
/// From the low end: 3 bits form, 2 bits buffer, 28 bits length, 31 bits start. A cell is therefore at most 256 MiB
/// and a buffer at most 2 GiB. Cells live in the `long[]` of a [Batch]; decoders write them and encoders read them
/// without a call per cell.
public final class Cell {
    /// Code of [Form#PLAIN]; the others follow in the order of the enum.
    public static final int PLAIN = 0;

    public static final int CSV_DOUBLED = 1;
    public static final int JSON_STRING = 2;
    public static final int JSON_RAW = 3;
    public static final int NULL = 4;
    public static final int ABSENT = 5;

    /// Buffer code: the chunk as it was read.
    public static final int INPUT = 0;
    /// Buffer code: what processors wrote.
    public static final int SIDE = 1;

    /// A cell whose form is [Form#ABSENT].
    public static final long ABSENT_CELL = ABSENT;
    /// A cell whose form is [Form#NULL].
    public static final long NULL_CELL = NULL;
    /// Longest cell in bytes.
    public static final int MAX_LENGTH = (1 << 28) - 1;

    private Cell() {}

    /// A cell of the input buffer.
    public static long input(int start, int end, int form) {
        return ((long) start << 33) | ((long) (end - start) << 5) | form;
    }

    /// A cell of the side buffer.
    public static long side(int start, int end, int form) {
        return ((long) start << 33) | ((long) (end - start) << 5) | (SIDE << 3) | form;
    }

    /// A cell of either buffer.
    static long in(int buffer, int start, int end, int form) {
        return input(start, end, form) | (long) buffer << 3;
    }

    /// The form code of a cell.
    public static int form(long cell) {
        return (int) cell & 7;
    }

    /// The buffer code of a cell.
    public static int buffer(long cell) {
        return (int) (cell >>> 3) & 3;
    }

    /// First byte of the cell in its buffer.
    public static int start(long cell) {
        return (int) (cell >>> 33);
    }

    /// Byte after the cell in its buffer.
    public static int end(long cell) {
        return (int) (cell >>> 33) + ((int) (cell >>> 5) & MAX_LENGTH);
    }

    /// Length of the cell in bytes.
    public static int length(long cell) {
        return (int) (cell >>> 5) & MAX_LENGTH;
    }
}
