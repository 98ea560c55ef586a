package bio.sluice.identifier;

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
}
