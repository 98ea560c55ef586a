package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns patterns into an [Automaton] by the subset construction. One thread.
///
/// Sets of states are bits in `long`s, for commands that answer at once have no time to warm up.
final class Determinization {
    /// A pattern that needs more tells too many beginnings apart to be one of identifiers; the patterns of all types
    /// together need a tenth.
    private static final int MOST_STATES = 20_000;

    private final PatternSyntax syntax;
    private final ByteClasses classes;
    /// States that bytes lead on from or in which a pattern is complete; the others only jump.
    private final int[] kept;

    private final int words;
    /// By kept state: the classes of bytes that lead on from it.
    private final int[][] classesOf;
    /// By kept state: the kept states that they lead to.
    private final long[][] behind;
    private final long[] start;

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
        int[] index = new int[syntax.size()];
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
        for (int k = 0; k < count; k++) {
            BitSet bytes = syntax.bytesOf(kept[k]);
            classesOf[k] = bytes == null ? new int[0] : classes.of(bytes);
            behind[k] = new long[words];
            if (bytes != null) {
                addReachable(syntax.target(kept[k]), index, behind[k], new BitSet());
            }
        }
        start = new long[words];
        for (int s = syntax.starts().nextSetBit(0); s >= 0; s = syntax.starts().nextSetBit(s + 1)) {
            addReachable(s, index, start, new BitSet());
        }
    }

    Automaton automaton() {
        int width = classes.size() + 1;
        Map<Key, Integer> rows = new HashMap<>();
        List<long[]> sets = new ArrayList<>();
        int[] next = new int[64 * width];
        rows.put(new Key(new long[words]), 0);
        sets.add(new long[words]);
        rows.put(new Key(start), width);
        sets.add(start);
        for (int s = 1; s < sets.size(); s++) {
            if ((s + 1) * width > next.length) {
                next = Arrays.copyOf(next, 2 * next.length);
            }
            long[][] reached = new long[classes.size()][];
            next[s * width + width - 1] = follow(sets.get(s), reached);
            for (int c = 0; c < reached.length; c++) {
                if (reached[c] != null) {
                    Key key = new Key(reached[c]);
                    Integer row = rows.get(key);
                    if (row == null) {
                        if (sets.size() == MOST_STATES) {
                            throw new IllegalArgumentException(
                                    "the pattern needs more than " + MOST_STATES + " states");
                        }
                        row = sets.size() * width;
                        rows.put(key, row);
                        sets.add(reached[c]);
                    }
                    next[s * width + c] = row;
                }
            }
        }
        return new Automaton(classes.byByte(), Arrays.copyOf(next, sets.size() * width), width);
    }

    /// Gathers what each class of bytes leads to from `set`, and returns the first tag in it.
    private int follow(long[] set, long[][] reached) {
        int tag = 0;
        for (int w = 0; w < words; w++) {
            for (long bits = set[w]; bits != 0; bits &= bits - 1) {
                int k = (w << 6) + Long.numberOfTrailingZeros(bits);
                int own = syntax.tag(kept[k]);
                tag = own != 0 && (tag == 0 || own < tag) ? own : tag;
                for (int c : classesOf[k]) {
                    if (reached[c] == null) {
                        reached[c] = behind[k].clone();
                    } else {
                        for (int i = 0; i < words; i++) {
                            reached[c][i] |= behind[k][i];
                        }
                    }
                }
            }
        }
        return tag;
    }

    private void addReachable(int state, int[] index, long[] set, BitSet seen) {
        if (seen.get(state)) {
            return;
        }
        seen.set(state);
        if (index[state] >= 0) {
            set[index[state] >>> 6] |= 1L << index[state];
        }
        for (int jump : syntax.jumps(state)) {
            addReachable(jump, index, set, seen);
        }
    }
}
