package bio.sluice.formats.json;

import bio.sluice.record.Schema;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The keys of a schema as the encoder copies them: eight bytes at a time. Immutable.
final class KeyLayout {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Words that [#seams] has for a column.
    static final int SEAM = 3;

    private final int[] slots;
    /// `,"name":"` of each column, then zeros up to a multiple of eight, sixteen at least.
    private final byte[][] keys;
    /// Length of `,"name":`.
    private final int[] lengths;
    private final long[] seams;

    KeyLayout(Schema schema) {
        int size = schema.size();
        slots = new int[size];
        keys = new byte[size][];
        lengths = new int[size];
        seams = new long[SEAM * size];
        for (int i = 0; i < size; i++) {
            byte[] key = schema.key(i);
            slots[i] = schema.slot(i);
            lengths[i] = key.length;
            keys[i] = new byte[Math.max(2 * Long.BYTES, key.length + 8 & -8)];
            System.arraycopy(key, 0, keys[i], 0, key.length);
            keys[i][key.length] = '"';
            seams[SEAM * i] = (long) slots[i] << Integer.SIZE | key.length + 2;
            seams[SEAM * i + 1] = (long) LONG.get(keys[i], 0) << Byte.SIZE;
            seams[SEAM * i + 2] = (long) LONG.get(keys[i], Long.BYTES - 1);
        }
    }

    /// Number of columns.
    int size() {
        return slots.length;
    }

    /// The slot of the column at `i`.
    int slot(int i) {
        return slots[i];
    }

    /// Bytes of `,"name":`.
    int length(int i) {
        return lengths[i];
    }

    /// What stands between the values of two strings, all that a loop over them needs in one array: for each column a
    /// word for [#slot(long)] and [#seamLength(long)], then the first sixteen bytes of `?,"name":"`, where the byte in
    /// place of the question mark, the last one before the key, is zero.
    long[] seams() {
        return seams;
    }

    /// The slot of the column whose first word of [#seams] this is.
    static int slot(long seam) {
        return (int) (seam >>> Integer.SIZE);
    }

    /// Bytes of `?,"name":"`.
    static int seamLength(long seam) {
        return (int) seam;
    }

    /// Writes `,"name":"` to `into` from `at` on, and up to eleven bytes more.
    void copy(int i, byte[] into, int at) {
        byte[] key = keys[i];
        LONG.set(into, at, (long) LONG.get(key, 0));
        LONG.set(into, at + 8, (long) LONG.get(key, 8));
        for (int k = 2 * Long.BYTES; k < key.length; k += 8) {
            LONG.set(into, at + k, (long) LONG.get(key, k));
        }
    }

    /// Whether `source` has `,"name":` at `at`.
    boolean standsAt(int i, byte[] source, int at) {
        byte[] key = keys[i];
        int length = lengths[i];
        int k = 0;
        for (; k + 8 <= length; k += 8) {
            if ((long) LONG.get(source, at + k) != (long) LONG.get(key, k)) {
                return false;
            }
        }
        int left = length - k;
        return left == 0 || ((long) LONG.get(source, at + k) ^ (long) LONG.get(key, k)) << 64 - 8 * left == 0;
    }
}
