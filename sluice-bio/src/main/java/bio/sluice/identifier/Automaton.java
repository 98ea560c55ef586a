package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A deterministic automaton over bytes that recognises several patterns at once and tells which. Immutable,
/// thread-safe.
///
/// Two table look-ups per byte and no backtracking: the time to judge a value depends on its length only.
final class Automaton {
    private final byte[] classOf;
    /// Row per state: the next state (as the index of its row) by class of byte, and at last the tag. Row 0 is dead.
    private final int[] next;
    private final int width;

    private Automaton(byte[] classOf, int[] next, int width) {
        this.classOf = classOf;
        this.next = next;
        this.width = width;
    }

    /// An automaton for these patterns; where several match, the first counts. Syntax: [PatternSyntax].
    static Automaton of(List<String> patterns) {
        PatternSyntax syntax = new PatternSyntax();
        for (String pattern : patterns) {
            syntax.add(pattern);
        }
        return determinize(syntax);
    }

    /// The whole of `bytes[start, end)`: the number of the pattern that matches it, from 1, or 0.
    int match(byte[] bytes, int start, int end) {
        int state = width;
        for (int i = start; i < end && state != 0; i++) {
            state = next[state + classOf[bytes[i] & 0xFF]];
        }
        return next[state + width - 1];
    }

    /// As far into `bytes[start, end)` as any pattern goes: the number of the pattern that matches up to there in the
    /// upper half and the place in the lower half, or 0 if none does. Does not go back to a shorter match.
    long longest(byte[] bytes, int start, int end) {
        int state = width;
        int i = start;
        while (i < end) {
            int to = next[state + classOf[bytes[i] & 0xFF]];
            if (to == 0) {
                break;
            }
            state = to;
            i++;
        }
        int tag = next[state + width - 1];
        return tag == 0 ? 0 : (long) tag << 32 | i;
    }

    private static Automaton determinize(PatternSyntax syntax) {
        List<BitSet> classes = byteClasses(syntax);
        byte[] classOf = new byte[256];
        for (int c = 0; c < classes.size(); c++) {
            for (int b = classes.get(c).nextSetBit(0); b >= 0; b = classes.get(c).nextSetBit(b + 1)) {
                classOf[b] = (byte) c;
            }
        }
        int width = classes.size() + 1;
        Map<BitSet, Integer> rows = new HashMap<>();
        List<BitSet> order = new ArrayList<>();
        List<int[]> table = new ArrayList<>();
        BitSet dead = new BitSet();
        BitSet start = syntax.closure(syntax.starts());
        for (BitSet set : List.of(dead, start)) {
            rows.put(set, order.size() * width);
            order.add(set);
        }
        for (int s = 0; s < order.size(); s++) {
            int[] row = new int[width];
            for (int c = 0; c < classes.size(); c++) {
                BitSet to = syntax.step(order.get(s), classes.get(c).nextSetBit(0));
                Integer known = rows.get(to);
                if (known == null) {
                    known = order.size() * width;
                    rows.put(to, known);
                    order.add(to);
                }
                row[c] = known;
            }
            row[width - 1] = syntax.tag(order.get(s));
            table.add(row);
        }
        int[] next = new int[table.size() * width];
        for (int s = 0; s < table.size(); s++) {
            System.arraycopy(table.get(s), 0, next, s * width, width);
        }
        return new Automaton(classOf, next, width);
    }

    /// Bytes that no pattern tells apart are one class.
    private static List<BitSet> byteClasses(PatternSyntax syntax) {
        BitSet all = new BitSet();
        all.set(0, 256);
        List<BitSet> classes = new ArrayList<>(List.of(all));
        for (BitSet set : syntax.byteSets()) {
            List<BitSet> finer = new ArrayList<>();
            for (BitSet old : classes) {
                BitSet inside = (BitSet) old.clone();
                inside.and(set);
                BitSet outside = (BitSet) old.clone();
                outside.andNot(set);
                for (BitSet part : Arrays.asList(inside, outside)) {
                    if (!part.isEmpty()) {
                        finer.add(part);
                    }
                }
            }
            classes = finer;
        }
        return classes;
    }
}
