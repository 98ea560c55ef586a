package bio.sluice.graph.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the names mean that a source has for other databases. Immutable, thread-safe; found by bytes, for a name stands
/// in every record.
final class DatabaseNames {
    /// Databases whose identifiers are left out.
    static final Meaning LEFT_OUT = new Meaning("", "", "");
    /// NCBI's taxonomy, where it says of which species the record's identifier is.
    static final Meaning SPECIES = new Meaning("", "", "");

    private final Map<String, Meaning> meanings;
    private final Meaning others;
    private final byte[][] names;
    private final Meaning[] slots;

    /// @param meanings by name; [#LEFT_OUT] for those that are left out
    /// @param others what all other names mean, whose types are the names themselves; or [#LEFT_OUT]
    DatabaseNames(Map<String, Meaning> meanings, Meaning others) {
        this.meanings = new LinkedHashMap<>(meanings);
        this.others = others;
        int size = Integer.highestOneBit(Math.max(8, 4 * meanings.size()));
        names = new byte[size][];
        slots = new Meaning[size];
        meanings.forEach((name, meaning) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            int at = hash(bytes, 0, bytes.length) & size - 1;
            while (names[at] != null) {
                at = at + 1 & size - 1;
            }
            names[at] = bytes;
            slots[at] = meaning;
        });
    }

    /// What `bytes[start, end)` means; null for a name that is not in the table and not left out, which then is itself
    /// the type: see [#others].
    Meaning find(byte[] bytes, int start, int end) {
        int mask = names.length - 1;
        int at = hash(bytes, start, end) & mask;
        while (names[at] != null) {
            if (Arrays.equals(names[at], 0, names[at].length, bytes, start, end)) {
                return slots[at];
            }
            at = at + 1 & mask;
        }
        return others == LEFT_OUT ? LEFT_OUT : null;
    }

    /// What a name means that [#find] does not know, apart from its type.
    Meaning others() {
        return others;
    }

    /// Whether one of the names tells species.
    boolean tellSpecies() {
        return meanings.containsValue(SPECIES);
    }

    /// The table, for people.
    Map<String, Meaning> meanings() {
        return meanings;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 0x811C9DC5;
        for (int i = start; i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }
}
