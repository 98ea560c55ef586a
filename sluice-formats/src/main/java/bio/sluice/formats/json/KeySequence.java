package bio.sluice.formats.json;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys of an object as they stand in the input, in order, with the schema they come to. Immutable.
///
/// A key that stands twice is one column, at its first place; [#slot] then sends both values there, and the later one
/// stays.
final class KeySequence {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int size;
    private final int hash;
    /// `"key"` of all keys, eight bytes a word; each key begins a word.
    private final long[] words;
    private final int[] firstWord;
    private final int[] length;
    private final Schema schema;
    private final int[] slot;
    private final String duplicate;
    private final boolean canonical;

    /// @param source where the keys stand
    /// @param start first bytes of the keys, behind their opening quotes
    /// @param end positions of their closing quotes
    /// @param size number of keys
    /// @param hash what [#hash] gives for them
    /// @param kept names of the columns to keep, or null for all
    KeySequence(byte[] source, int[] start, int[] end, int size, int hash, Set<String> kept) {
        this.size = size;
        this.hash = hash;
        this.firstWord = new int[size];
        this.length = new int[size];
        this.slot = new int[size];
        int total = 0;
        for (int i = 0; i < size; i++) {
            firstWord[i] = total;
            length[i] = end[i] - start[i] + 2;
            total += length[i] + 7 >>> 3;
        }
        words = new long[total];
        Map<String, Integer> slots = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        String twice = null;
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < length[i]; k++) {
                words[firstWord[i] + (k >>> 3)] |= (source[start[i] - 1 + k] & 0xFFL) << 8 * k;
            }
            String name = name(source, start[i], end[i]);
            Integer earlier = slots.putIfAbsent(name, names.size());
            if (earlier == null) {
                slot[i] = names.size();
                names.add(name);
            } else {
                slot[i] = earlier;
                twice = twice == null ? name : twice;
            }
        }
        Schema all = Schema.of(names);
        schema = kept == null ? all : all.retaining(kept);
        duplicate = twice;
        canonical = twice == null && schema == all && isCanonical(source, start, end);
    }

    private boolean isCanonical(byte[] source, int[] start, int[] end) {
        for (int i = 0; i < size; i++) {
            byte[] key = schema.key(i); // ,"name":
            if (!Arrays.equals(key, 1, key.length - 1, source, start[i] - 1, end[i] + 1)) {
                return false;
            }
        }
        return true;
    }

    /// The text of a key.
    static String name(byte[] source, int start, int end) {
        ByteSink name = new ByteSink(Budget.unlimited());
        JsonText.unescape(source, start, end, name);
        return name.toString();
    }

    /// A hash of keys as they stand in `source`; parameters as in the constructor.
    static int hash(byte[] source, int[] start, int[] end, int size) {
        long hash = size;
        for (int i = 0; i < size; i++) {
            int from = start[i];
            int left = end[i] - from;
            while (left >= 8) {
                hash = mix(hash, (long) LONG.get(source, from));
                from += 8;
                left -= 8;
            }
            // The closing quote belongs to the last word, so that keys are told apart from their prefixes.
            hash = mix(hash, (long) LONG.get(source, from) << 56 - 8 * left);
        }
        return (int) (hash >>> 32);
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio
        return mixed ^ mixed >>> 29;
    }

    /// Whether the key `i`, with its quotes, stands at `source[at, to)`.
    boolean matches(int i, byte[] source, int at, int to) {
        int left = length[i];
        if (at + left > to) {
            return false;
        }
        int word = firstWord[i];
        int from = at;
        while (left >= 8) {
            if ((long) LONG.get(source, from) != words[word]) {
                return false;
            }
            word++;
            from += 8;
            left -= 8;
        }
        return left == 0 || ((long) LONG.get(source, from) ^ words[word]) << 64 - 8 * left == 0;
    }

    /// Whether these are the keys; parameters as in the constructor.
    boolean matches(byte[] source, int[] start, int[] end, int size, int hash) {
        if (size != this.size || hash != this.hash) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (end[i] - start[i] + 2 != length[i] || !matches(i, source, start[i] - 1, end[i] + 1)) {
                return false;
            }
        }
        return true;
    }

    /// Number of keys.
    int size() {
        return size;
    }

    /// What [#hash(byte[], int[], int[], int)] gives for these keys.
    int hash() {
        return hash;
    }

    /// Bytes of the key `i` with its quotes.
    int length(int i) {
        return length[i];
    }

    /// The columns.
    Schema schema() {
        return schema;
    }

    /// Where the value of the key `i` belongs.
    int slot(int i) {
        return slot[i];
    }

    /// The first key that stands more than once, or null.
    String duplicate() {
        return duplicate;
    }

    /// Whether each key is a column of its own and stands as it would be written.
    boolean isCanonical() {
        return canonical;
    }
}
