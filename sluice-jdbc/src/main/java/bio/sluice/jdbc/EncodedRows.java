package bio.sluice.jdbc;

import bio.sluice.fault.Faults;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The rows of a chunk as [RowEncoder] has packed them. One thread; reused. Look at one row at a time, after [#go].
final class EncodedRows {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BYTES = 0x0101_0101_0101_0101L;

    private final int columns;
    private byte[] bytes = new byte[0];
    private int[] at = new int[0];
    private int count;
    private int record;
    private int from;
    private int to;
    private final int[] kinds;
    private final int[] starts;
    private final int[] ends;

    /// @param columns cells of a row
    EncodedRows(int columns) {
        this.columns = columns;
        kinds = new int[columns];
        starts = new int[columns];
        ends = new int[columns];
    }

    /// Takes the rows in `chunk`, whose bytes must stay as they are.
    void take(ByteSink chunk) {
        bytes = chunk.bytes();
        count = 0;
        for (int next = 0; next < chunk.length(); next += Integer.BYTES + number(next)) {
            if (count == at.length) {
                at = Arrays.copyOf(at, Math.max(64, 2 * count));
            }
            at[count++] = next;
        }
    }

    /// Number of rows.
    int count() {
        return count;
    }

    /// Goes to a row, from 0.
    void go(int row) {
        int next = at[row] + Integer.BYTES;
        record = number(next);
        from = number(next + 4);
        to = number(next + 8);
        next += 3 * Integer.BYTES;
        for (int i = 0; i < columns; i++) {
            int head = number(next);
            kinds[i] = head & (1 << RowEncoder.KIND_BITS) - 1;
            starts[i] = next + Integer.BYTES;
            ends[i] = starts[i] + (head >>> RowEncoder.KIND_BITS);
            next = ends[i];
        }
    }

    private int number(int i) {
        return bytes[i] << 24 | (bytes[i + 1] & 0xFF) << 16 | (bytes[i + 2] & 0xFF) << 8 | bytes[i + 3] & 0xFF;
    }

    /// Whether the cell holds nothing for a column of this kind.
    boolean isNull(int column, CellKind kind) {
        return kinds[column] == RowEncoder.NULL || kind == CellKind.VALUE && starts[column] == ends[column];
    }

    /// Whether the cell is text that holds the character NUL, which no text of a database can.
    boolean holdsNul(int column) {
        if (kinds[column] == RowEncoder.TEXT) {
            int i = starts[column];
            for (; i + Long.BYTES <= ends[column]; i += Long.BYTES) {
                long eight = (long) LONG.get(bytes, i);
                if ((eight - BYTES & ~eight & BYTES << 7) != 0) {
                    return true;
                }
            }
            for (; i < ends[column]; i++) {
                if (bytes[i] == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The cell's text as it is, for messages; null if there is none.
    String text(int column) {
        return kinds[column] == RowEncoder.NULL
                ? null
                : new String(bytes, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
    }

    /// What cells are in, with slack behind it.
    byte[] bytes() {
        return bytes;
    }

    /// Where the cell begins in [#bytes].
    int start(int column) {
        return starts[column];
    }

    /// Where the cell ends in [#bytes].
    int end(int column) {
        return ends[column];
    }

    /// Appends the cell as a column of this kind takes it, lists as JSON; the cell is not null.
    void write(int column, CellKind kind, ByteSink out) {
        int start = starts[column];
        int end = ends[column];
        boolean isText = kinds[column] == RowEncoder.TEXT;
        switch (kind) {
            case TEXT, VALUE -> out.write(bytes, start, end);
            case JSON -> {
                if (isText) {
                    JsonText.writeString(bytes, start, end, out);
                } else {
                    out.write(bytes, start, end);
                }
            }
            default -> {
                boolean isList = !isText && bytes[start] == '[';
                if (!isList) {
                    out.write('[');
                }
                write(column, CellKind.JSON, out);
                if (!isList) {
                    out.write(']');
                }
            }
        }
    }

    /// Makes a dead letter of the row's record.
    void reject(Faults late, String kind, String column, String value, String message, String hint) {
        late.reject(record, from, to, kind, column, value, message, hint);
    }
}
