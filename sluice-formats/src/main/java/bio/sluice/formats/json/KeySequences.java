package bio.sluice.formats.json;

import java.util.Set;

/// The key sequences seen lately, so that records with the same keys share one schema object. One thread.
///
/// Two generations stand in for a list of the least recently used: when the young one is full it becomes the old one,
/// and what is asked for again comes back. Memory is bounded however many kinds of records an input has.
final class KeySequences {
    private static final int TABLE = 1 << 10;
    private static final int MAX_SEQUENCES = TABLE / 2;
    private static final int MAX_KEYS = 1 << 15;

    private final Set<String> kept;
    private KeySequence[] young = new KeySequence[TABLE];
    private KeySequence[] old = new KeySequence[TABLE];
    private int sequences;
    private int keys;

    /// @param kept names of the columns to keep, or null for all
    KeySequences(Set<String> kept) {
        this.kept = kept;
    }

    /// The sequence of these keys, the same object as before if it has been seen lately; parameters as in
    /// [KeySequence].
    KeySequence of(byte[] source, int[] start, int[] end, int size) {
        int hash = KeySequence.hash(source, start, end, size);
        KeySequence found = find(young, source, start, end, size, hash);
        if (found != null) {
            return found;
        }
        found = find(old, source, start, end, size, hash);
        if (found == null) {
            found = new KeySequence(source, start, end, size, hash, kept);
        }
        add(found);
        return found;
    }

    private static KeySequence find(KeySequence[] table, byte[] source, int[] start, int[] end, int size, int hash) {
        int i = hash & TABLE - 1;
        while (table[i] != null) {
            if (table[i].matches(source, start, end, size, hash)) {
                return table[i];
            }
            i = i + 1 & TABLE - 1;
        }
        return null;
    }

    private void add(KeySequence sequence) {
        if (sequences == MAX_SEQUENCES || sequences > 0 && keys + sequence.size() > MAX_KEYS) {
            old = young;
            young = new KeySequence[TABLE];
            sequences = 0;
            keys = 0;
        }
        int i = sequence.hash() & TABLE - 1;
        while (young[i] != null) {
            i = i + 1 & TABLE - 1;
        }
        young[i] = sequence;
        sequences++;
        keys += sequence.size();
    }
}
