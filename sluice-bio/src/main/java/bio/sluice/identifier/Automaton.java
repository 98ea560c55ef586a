package bio.sluice.identifier;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A deterministic automaton over bytes that recognises several patterns at once and tells which. Thread-safe.
///
/// Two table look-ups per byte and no backtracking: the time to judge a value depends on its length only. Its states
/// are made as values lead to them, so that it costs little before the first value, and the table holds side by side
/// what is needed.
///
/// Threads share the table without a lock. Whatever of it another thread has written and this one does not see yet
/// reads
/// as zero, which stands for "not known": it is then looked up under the lock.
final class Automaton {
    /// What stands in the table where nobody has looked yet.
    static final int UNKNOWN = 0;
    /// Where no pattern goes on.
    static final int DEAD = 1;

    private final byte[] classOf;
    private final int width;
    private final int first;
    private final Determinization states;
    /// See [Determinization#table].
    private int[] next;

    private Automaton(Determinization states) {
        this.states = states;
        classOf = states.classOf();
        width = states.width();
        first = states.first();
        next = states.table();
    }

    /// An automaton for these patterns; where several match, the first counts. Syntax: [PatternSyntax].
    static Automaton of(List<String> patterns) {
        PatternSyntax syntax = new PatternSyntax();
        for (String pattern : patterns) {
            syntax.add(pattern);
        }
        return new Automaton(new Determinization(syntax));
    }

    /// Makes all states.
    ///
    /// @throws IllegalArgumentException if there are too many
    Automaton complete() {
        synchronized (states) {
            states.complete();
            next = states.table();
        }
        return this;
    }

    /// The whole of `bytes[start, end)`: the number of the pattern that matches it, from 1, or 0.
    int match(byte[] bytes, int start, int end) {
        int[] next = this.next;
        int state = first;
        for (int i = start; i < end; i++) {
            int to = next[state + classOf[bytes[i] & 0xFF]];
            if (to <= DEAD) {
                return to == DEAD ? 0 : (int) (walk(state, bytes, i, end, true) >>> 32);
            }
            state = to;
        }
        int tag = next[state + width - 1];
        return tag == UNKNOWN ? (int) (walk(state, bytes, end, end, true) >>> 32) : tag - 1;
    }

    /// As far into `bytes[start, end)` as any pattern goes: the number of the pattern that matches up to there in the
    /// upper half and the place in the lower half, or 0 if none does. Does not go back to a shorter match.
    long longest(byte[] bytes, int start, int end) {
        int[] next = this.next;
        int state = first;
        int i = start;
        while (i < end) {
            int to = next[state + classOf[bytes[i] & 0xFF]];
            if (to <= DEAD) {
                if (to == UNKNOWN) {
                    return walk(state, bytes, i, end, false);
                }
                break;
            }
            state = to;
            i++;
        }
        int tag = next[state + width - 1];
        if (tag == UNKNOWN) {
            return walk(state, bytes, i, i, false);
        }
        return tag == 1 ? 0 : (long) (tag - 1) << 32 | i;
    }

    /// Goes on from `state` at `at`, making states where need be.
    ///
    /// @param whole whether it counts only if the end is reached
    /// @return the number of the pattern that matches and the place as [#longest] tells them, or 0
    private long walk(int from, byte[] bytes, int at, int end, boolean whole) {
        synchronized (states) {
            int state = from;
            int i = at;
            while (i < end) {
                int to = states.follow(state, classOf[bytes[i] & 0xFF]);
                if (to == DEAD) {
                    break;
                }
                state = to;
                i++;
            }
            next = states.table();
            int tag = states.tag(state);
            return tag == 0 || whole && i < end ? 0 : (long) tag << 32 | i;
        }
    }

    /// Whether any pattern has this ASCII sign.
    boolean has(char sign) {
        return classOf[sign] != 0;
    }

    /// How far into `bytes[start, end)` some pattern still goes: the first byte that none allows, or `end`.
    int reach(byte[] bytes, int start, int end) {
        synchronized (states) {
            int state = first;
            for (int i = start; i < end; i++) {
                state = states.follow(state, classOf[bytes[i] & 0xFF]);
                if (state == DEAD) {
                    return i;
                }
            }
            return end;
        }
    }

    /// The bytes that some pattern allows behind `bytes[start, end)`, which [#reach] must have got through.
    BitSet following(byte[] bytes, int start, int end) {
        synchronized (states) {
            int state = first;
            for (int i = start; i < end; i++) {
                state = states.follow(state, classOf[bytes[i] & 0xFF]);
            }
            BitSet allowed = new BitSet();
            for (int b = 0; b < classOf.length; b++) {
                if (states.follow(state, classOf[b]) != DEAD) {
                    allowed.set(b);
                }
            }
            return allowed;
        }
    }

    /// How many texts of `length` signs of `alphabet` match; an estimate where there are very many.
    double count(int length, byte[] alphabet) {
        synchronized (states) {
            // By number of the state.
            double[] texts = new double[first / width + 1];
            texts[first / width] = 1;
            for (int i = 0; i < length; i++) {
                double[] longer = new double[texts.length];
                for (int row = 0; row < texts.length; row++) {
                    for (int a = 0; a < alphabet.length && texts[row] > 0; a++) {
                        int to = states.follow(row * width, classOf[alphabet[a] & 0xFF]);
                        if (to != DEAD) {
                            if (to / width >= longer.length) {
                                longer = Arrays.copyOf(longer, 2 * (to / width));
                            }
                            longer[to / width] += texts[row];
                        }
                    }
                }
                texts = longer;
            }
            double matching = 0;
            for (int row = 0; row < texts.length; row++) {
                if (texts[row] > 0 && states.tag(row * width) != 0) {
                    matching += texts[row];
                }
            }
            return matching;
        }
    }
}
