package bio.sluice.identifier;

import java.util.BitSet;
import java.util.List;

/// A deterministic automaton over bytes that recognises several patterns at once and tells which. Immutable,
/// thread-safe.
///
/// Two table look-ups per byte and no backtracking: the time to judge a value depends on its length only.
final class Automaton {
    private final byte[] classOf;
    /// Row per state: the next state (as the index of its row) by class of byte, and at last the tag. Row 0 is dead.
    private final int[] next;
    private final int width;

    Automaton(byte[] classOf, int[] next, int width) {
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
        return new Determinization(syntax).automaton();
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

    /// How far into `bytes[start, end)` some pattern still goes: the first byte that none allows, or `end`.
    int reach(byte[] bytes, int start, int end) {
        int state = width;
        for (int i = start; i < end; i++) {
            state = next[state + classOf[bytes[i] & 0xFF]];
            if (state == 0) {
                return i;
            }
        }
        return end;
    }

    /// The bytes that some pattern allows behind `bytes[start, end)`, which [#reach] must have got through.
    BitSet following(byte[] bytes, int start, int end) {
        int state = width;
        for (int i = start; i < end; i++) {
            state = next[state + classOf[bytes[i] & 0xFF]];
        }
        BitSet allowed = new BitSet();
        for (int b = 0; b < classOf.length; b++) {
            if (next[state + classOf[b]] != 0) {
                allowed.set(b);
            }
        }
        return allowed;
    }

    /// How many texts of `length` signs of `alphabet` match; an estimate where there are very many.
    double count(int length, byte[] alphabet) {
        double[] texts = new double[next.length / width];
        texts[1] = 1;
        for (int i = 0; i < length; i++) {
            double[] longer = new double[texts.length];
            for (int row = 1; row < texts.length; row++) {
                if (texts[row] == 0) {
                    continue;
                }
                for (byte sign : alphabet) {
                    longer[next[row * width + classOf[sign & 0xFF]] / width] += texts[row];
                }
            }
            longer[0] = 0;
            texts = longer;
        }
        double matching = 0;
        for (int row = 1; row < texts.length; row++) {
            if (next[row * width + width - 1] != 0) {
                matching += texts[row];
            }
        }
        return matching;
    }
}
