package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;

/// Finds types by name on bytes. Letter case, blanks, `_` and `-` make no difference. Filled by one thread, then
/// thread-safe.
final class NameTable {
    private static final int LONGEST = 40;

    private byte[][] keys = new byte[2048][];
    private IdentifierType[] values = new IdentifierType[2048];
    private int size;

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
        }
    }

    /// The type named `bytes[start, end)`, or null.
    IdentifierType find(byte[] bytes, int start, int end) {
        return end - start > LONGEST ? null : values[slot(bytes, start, end)];
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
