package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;

/// Finds types by name on bytes. Letter case, blanks, `_` and `-` make no difference. Filled by one thread, then
/// thread-safe.
final class NameTable {
    private static final int LONGEST = 40;
    private static final int SHORTEST_WORD = 4;

    private byte[][] keys = new byte[2048][];
    private IdentifierType[] values = new IdentifierType[2048];
    private int size;

    /// A table with the same names, to which more can be added.
    NameTable copy() {
        NameTable copy = new NameTable();
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.size = size;
        return copy;
    }

    /// Adds a name.
    ///
    /// @throws IllegalArgumentException if it stands for another type already
    void add(String name, IdentifierType type) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        int at = slot(key, 0, key.length);
        if (values[at] != null && values[at] != type) {
            throw new IllegalArgumentException("\"" + name + "\" names both " + values[at] + " and " + type);
        }
        if (values[at] == null) {
            keys[at] = key;
            values[at] = type;
            size++;
        } else if (separators(key) > separators(keys[at])) {
            keys[at] = key; // of two spellings the one that has them
        }
    }

    /// The type named `bytes[start, end)`, or null.
    IdentifierType find(byte[] bytes, int start, int end) {
        return end - start > LONGEST ? null : values[slot(bytes, start, end)];
    }

    /// The type named `bytes[start, end)` where that is part of a value: `NCBI_Gene` is ncbigene, `CH-EBI` nothing.
    /// Blanks,
    /// `_` and `-` stand where the name has such a sign, or between words. Null if there is none.
    IdentifierType findWritten(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return null;
        }
        int at = slot(bytes, start, end);
        return values[at] != null && isSeparatedAlike(keys[at], bytes, start, end) ? values[at] : null;
    }

    private static boolean isSeparatedAlike(byte[] key, byte[] bytes, int start, int end) {
        int k = 0;
        for (int i = start; i < end; i++) {
            if (!ignored(bytes[i])) {
                while (ignored(key[k])) {
                    k++;
                }
                k++;
            } else if (k == 0 || k == key.length || !ignored(key[k]) && !isBetweenWords(bytes, i, start, end)) {
                return false;
            }
        }
        return true;
    }

    /// Whether there are letters enough for a word on both sides of `at`.
    private static boolean isBetweenWords(byte[] bytes, int at, int start, int end) {
        for (int i = at - SHORTEST_WORD; i <= at + SHORTEST_WORD; i++) {
            if (i != at && (i < start || i >= end || ignored(bytes[i]))) {
                return false;
            }
        }
        return true;
    }

    private static int separators(byte[] key) {
        int count = 0;
        for (byte b : key) {
            count += ignored(b) ? 1 : 0;
        }
        return count;
    }

    private int slot(byte[] bytes, int start, int end) {
        int hash = 17;
        for (int i = start; i < end; i++) {
            if (!ignored(bytes[i])) {
                hash = hash * 31 + lower(bytes[i]);
            }
        }
        int at = (hash ^ hash >>> 15) & keys.length - 1;
        while (keys[at] != null && !same(keys[at], bytes, start, end)) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private static boolean same(byte[] key, byte[] bytes, int start, int end) {
        int k = 0;
        int i = start;
        while (true) {
            while (k < key.length && ignored(key[k])) {
                k++;
            }
            while (i < end && ignored(bytes[i])) {
                i++;
            }
            if (k == key.length || i == end) {
                return k == key.length && i == end;
            }
            if (lower(key[k++]) != lower(bytes[i++])) {
                return false;
            }
        }
    }

    private static boolean ignored(byte b) {
        return b == ' ' || b == '_' || b == '-';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        IdentifierType[] oldValues = values;
        keys = new byte[2 * oldKeys.length][];
        values = new IdentifierType[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int at = slot(oldKeys[i], 0, oldKeys[i].length);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
