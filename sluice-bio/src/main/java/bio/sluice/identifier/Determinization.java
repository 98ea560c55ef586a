package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of an [Automaton], by the subset construction, one step at a time. Used under a lock.
///
/// Sets of states are bits in `long`s, for commands that answer at once have no time to warm up.
final class Determinization {
    /// A pattern that needs more tells too many beginnings apart to be one of identifiers; the patterns of all types
    /// together need a tenth.
    private static final int MOST_STATES = 20_000;

    private final PatternSyntax syntax;
    private final ByteClasses classes;
    private final int width;
    /// States that bytes lead on from or in which a pattern is complete; the others only jump.
    private final int[] kept;

    private final int[] index;
    private final int words;
    /// By kept state: the classes of bytes that lead on from it; made when first needed.
    private final int[][] classesOf;
    /// By kept state: the kept states that they lead to.
    private final long[][] behind;

    private final Map<Key, Integer> rows = new HashMap<>();
    private final List<long[]> sets = new ArrayList<>();
    private final int first;
    private int[] next;

    private record Key(long[] bits) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bits, key.bits);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bits);
        }
    }

    Determinization(PatternSyntax syntax) {
        this.syntax = syntax;
        classes = new ByteClasses(syntax);
        width = classes.size() + 1;
        index = new int[syntax.size()];
        kept = new int[syntax.size()];
        int count = 0;
        for (int s = 0; s < syntax.size(); s++) {
            index[s] = -1;
            if (syntax.bytesOf(s) != null || syntax.tag(s) != 0) {
                index[s] = count;
                kept[count++] = s;
            }
        }
        words = (count + 63) >>> 6;
        classesOf = new int[count][];
        behind = new long[count][];
        next = new int[16 * width];
        // Row 0 is that of no state, so that the place of a row is none of the words of a table.
        sets.add(new long[words]);
        long[] start = new long[words];
        BitSet seen = new BitSet();
        for (int s = syntax.starts().nextSetBit(0); s >= 0; s = syntax.starts().nextSetBit(s + 1)) {
            addReachable(s, start, seen);
        }
        first = row(start);
    }

    /// The class of each byte.
    byte[] classOf() {
        return classes.byByte();
    }

    /// Columns of the table: one per class, and the tag.
    int width() {
        return width;
    }

    /// The place of the row in which every text begins.
    int first() {
        return first;
    }

    /// Row per state: by class of byte the place of the next row, [Automaton#DEAD] or [Automaton#UNKNOWN]; at last one
    /// more than the number of the pattern that is complete. A longer table takes its place as rows are added.
    int[] table() {
        return next;
    }

    /// The number of the pattern that is complete in the row at `state`, or 0.
    int tag(int state) {
        return next[state + width - 1] - 1;
    }

    /// Where bytes of a class lead from the row at `state`.
    int follow(int state, int byteClass) {
        if (next[state + byteClass] == Automaton.UNKNOWN) {
            fill(state);
        }
        return next[state + byteClass];
    }

    /// Fills the row at `state`: the sets that its classes lead to get rows as well, which stay empty for now.
    private void fill(int state) {
        long[][] reached = new long[width - 1][];
        long[] set = sets.get(state / width);
        for (int w = 0; w < words; w++) {
            for (long bits = set[w]; bits != 0; bits &= bits - 1) {
                int k = (w << 6) + Long.numberOfTrailingZeros(bits);
                if (classesOf[k] == null) {
                    lead(k);
                }
                for (int c : classesOf[k]) {
                    reached[c] = joined(reached[c], behind[k]);
                }
            }
        }
        for (int c = 0; c < reached.length; c++) {
            // Not before its row is there, which may make the table a longer one.
            int to = reached[c] == null ? Automaton.DEAD : row(reached[c]);
            next[state + c] = to;
        }
    }

    /// Makes all rows.
    void complete() {
        for (int row = 1; row < sets.size(); row++) {
            follow(row * width, 0);
        }
    }

    private static long[] joined(long[] set, long[] more) {
        if (set == null) {
            return more.clone();
        }
        for (int i = 0; i < set.length; i++) {
            set[i] |= more[i];
        }
        return set;
    }

    /// Finds out where bytes lead from the kept state `k`.
    private void lead(int k) {
        BitSet bytes = syntax.bytesOf(kept[k]);
        classesOf[k] = bytes == null ? new int[0] : classes.of(bytes);
        behind[k] = new long[words];
        if (bytes != null) {
            addReachable(syntax.target(kept[k]), behind[k], new BitSet());
        }
    }

    /// The place of the row of a set.
    private int row(long[] set) {
        Key key = new Key(set);
        Integer known = rows.get(key);
        if (known != null) {
            return known;
        }
        if (sets.size() == MOST_STATES) {
            throw new IllegalArgumentException("the pattern needs more than " + MOST_STATES + " states");
        }
        int row = sets.size() * width;
        if (row + width > next.length) {
            next = Arrays.copyOf(next, 2 * next.length);
        }
        next[row + width - 1] = firstTag(set) + 1;
        rows.put(key, row);
        sets.add(set);
        return row;
    }

    private int firstTag(long[] set) {
        int tag = 0;
        for (int w = 0; w < words; w++) {
            for (long bits = set[w]; bits != 0; bits &= bits - 1) {
                int own = syntax.tag(kept[(w << 6) + Long.numberOfTrailingZeros(bits)]);
                tag = own != 0 && (tag == 0 || own < tag) ? own : tag;
            }
        }
        return tag;
    }

    private void addReachable(int state, long[] set, BitSet seen) {
        if (seen.get(state)) {
            return;
        }
        seen.set(state);
        if (index[state] >= 0) {
            set[index[state] >>> 6] |= 1L << index[state];
        }
        for (int jump : syntax.jumps(state)) {
            addReachable(jump, set, seen);
        }
    }
}
