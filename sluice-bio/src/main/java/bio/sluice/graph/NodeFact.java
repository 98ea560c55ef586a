package bio.sluice.graph;

import java.util.Arrays;

/// What sources say of one node, put together in any order: name, status, species. One thread; reused.
///
/// Where they disagree, of names the first in byte order counts, of statuses the first constant of [NodeStatus], and a
/// node of several species has none, since nobody can tell it apart by that.
final class NodeFact {
    static final int NAMES_DIFFER = 1;
    static final int STATUSES_DIFFER = 2;
    static final int SPECIES_DIFFER = 4;

    private static final int SPECIES_MASK = (1 << GraphFormat.STATUS_SHIFT) - 1;
    /// Stands for several species until all has been said; more than any number of a taxon.
    private static final int SEVERAL = SPECIES_MASK;

    /// Whether anything was said.
    boolean said;
    /// Species and status, the latter as its ordinal plus one.
    int word;
    /// What sources disagree on.
    int conflicts;

    byte[] name = new byte[64];
    int nameLength;

    void clear() {
        said = false;
        word = 0;
        conflicts = 0;
        nameLength = 0;
    }

    static int word(int species, int status) {
        return status << GraphFormat.STATUS_SHIFT | species;
    }

    /// Puts two words together. The conflict between them is in [#conflicts(int, int)].
    static int merge(int a, int b) {
        int status = least(a >>> GraphFormat.STATUS_SHIFT, b >>> GraphFormat.STATUS_SHIFT);
        int one = a & SPECIES_MASK;
        int other = b & SPECIES_MASK;
        return word(one == 0 || other == 0 || one == other ? one | other : SEVERAL, status);
    }

    private static int least(int a, int b) {
        return a == 0 || b == 0 ? a + b : Math.min(a, b);
    }

    /// What two words disagree on.
    static int conflicts(int a, int b) {
        int one = a >>> GraphFormat.STATUS_SHIFT;
        int other = b >>> GraphFormat.STATUS_SHIFT;
        return (one != 0 && other != 0 && one != other ? STATUSES_DIFFER : 0)
                | ((merge(a, b) & SPECIES_MASK) == SEVERAL ? SPECIES_DIFFER : 0);
    }

    /// Takes in what was said before.
    void add(int moreWord, int moreConflicts, byte[] bytes, int start, int end) {
        said = true;
        conflicts |= moreConflicts | conflicts(word, moreWord);
        word = merge(word, moreWord);
        if (start == end) {
            return;
        }
        int order = nameLength == 0 ? 1 : Arrays.compareUnsigned(name, 0, nameLength, bytes, start, end);
        conflicts |= nameLength > 0 && order != 0 ? NAMES_DIFFER : 0;
        if (order > 0) {
            nameLength = end - start;
            if (name.length < nameLength) {
                name = new byte[nameLength * 2];
            }
            System.arraycopy(bytes, start, name, 0, nameLength);
        }
    }

    /// Species and status as the file has them.
    int settled() {
        return (word & SPECIES_MASK) == SEVERAL ? word & ~SPECIES_MASK : word;
    }
}
