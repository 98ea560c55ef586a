package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Patterns as the type table writes them, as one nondeterministic automaton. One thread; used while a type is made.
///
/// The syntax is that of usual regular expressions without anchors, look-around and references: ASCII letters and
/// signs, `[A-Z0-9]`, `(a|b)`, `?`, `+`, `*`, `{3}`, `{1,5}`, `\d`, `\w`, and `\` before a sign that is meant
/// literally.
final class PatternSyntax {
    private static final int UNBOUNDED = -1;
    private static final int MOST_REPEATS = 64;

    /// Bytes that lead from a state to the one in [#targets]; null for a state with jumps only.
    private final List<BitSet> on = new ArrayList<>();

    private final List<Integer> targets = new ArrayList<>();
    private final List<List<Integer>> jumps = new ArrayList<>();
    private final List<Integer> tags = new ArrayList<>();
    private final BitSet starts = new BitSet();
    private int patterns;

    private String text = "";
    private int at;

    /// Adds a pattern; its tag is its number, from 1.
    ///
    /// @throws IllegalArgumentException if it is not well-formed
    void add(String pattern) {
        text = pattern;
        at = 0;
        int start = state();
        starts.set(start);
        int end = alternatives(start);
        if (at < text.length()) {
            throw malformed("unexpected \"" + text.charAt(at) + "\"");
        }
        tags.set(end, ++patterns);
    }

    /// Number of states.
    int size() {
        return on.size();
    }

    /// The states in which the patterns begin.
    BitSet starts() {
        return starts;
    }

    /// The bytes that lead on from `state`; null if only jumps do.
    BitSet bytesOf(int state) {
        return on.get(state);
    }

    /// Where they lead.
    int target(int state) {
        return targets.get(state);
    }

    /// The states that `state` stands for as well.
    List<Integer> jumps(int state) {
        return jumps.get(state);
    }

    /// The number of the pattern that is complete in `state`, or 0.
    int tag(int state) {
        return tags.get(state);
    }

    private int state() {
        on.add(null);
        targets.add(-1);
        jumps.add(new ArrayList<>());
        tags.add(0);
        return on.size() - 1;
    }

    private int alternatives(int start) {
        int end = state();
        do {
            int branch = state();
            jumps.get(start).add(branch);
            jumps.get(sequence(branch)).add(end);
        } while (accept('|'));
        return end;
    }

    private int sequence(int start) {
        int state = start;
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            state = repeated(state);
        }
        return state;
    }

    /// An atom with what is behind it; the atom is read anew for every repetition.
    private int repeated(int start) {
        int atomAt = at;
        int end = atom(start);
        int behindAtom = at;
        int least = 1;
        int most = 1;
        if (accept('?')) {
            least = 0;
        } else if (accept('+')) {
            most = UNBOUNDED;
        } else if (accept('*')) {
            least = 0;
            most = UNBOUNDED;
        } else if (accept('{')) {
            least = number();
            most = accept(',') ? (at < text.length() && text.charAt(at) == '}' ? UNBOUNDED : number()) : least;
            expect('}');
        } else {
            return end;
        }
        if (most > MOST_REPEATS || least > MOST_REPEATS || most != UNBOUNDED && most < Math.max(1, least)) {
            throw malformed("impossible repetition");
        }
        int behind = at;
        int from = start;
        int done = 1;
        List<Integer> exits = new ArrayList<>();
        if (least == 0) {
            exits.add(start);
        }
        while (done < least || most != UNBOUNDED && done < most) {
            if (done >= least) {
                exits.add(end);
            }
            from = state();
            jumps.get(end).add(from);
            at = atomAt;
            end = atom(from);
            done++;
        }
        if (most == UNBOUNDED) {
            jumps.get(end).add(from);
        }
        at = Math.max(behind, behindAtom);
        int exit = state();
        jumps.get(end).add(exit);
        for (int early : exits) {
            jumps.get(early).add(exit);
        }
        return exit;
    }

    private int atom(int start) {
        if (accept('(')) {
            if (accept('?')) {
                expect(':');
            }
            int inner = state();
            jumps.get(start).add(inner);
            int end = alternatives(inner);
            expect(')');
            return end;
        }
        BitSet set = new BitSet();
        if (accept('[')) {
            while (!accept(']')) {
                if (!named(set)) {
                    char low = literal();
                    char high = accept('-') ? literal() : low;
                    if (high < low) {
                        throw malformed("a range that ends before it begins");
                    }
                    set.set(low, high + 1);
                }
            }
        } else if (!named(set)) {
            if (at < text.length() && ".^$".indexOf(text.charAt(at)) >= 0) {
                throw malformed("\"" + text.charAt(at) + "\" has no meaning here; write \"\\" + text.charAt(at)
                        + "\" for the sign itself");
            }
            set.set(literal());
        }
        // A state of its own for the step, so that two atoms may begin at one place.
        int step = state();
        int end = state();
        jumps.get(start).add(step);
        on.set(step, set);
        targets.set(step, end);
        return end;
    }

    /// Adds the digits for `\d`, and letters, digits and `_` for `\w`; false if neither stands there.
    private boolean named(BitSet set) {
        if (!text.startsWith("\\d", at) && !text.startsWith("\\w", at)) {
            return false;
        }
        set.set('0', '9' + 1);
        if (text.charAt(at + 1) == 'w') {
            set.set('A', 'Z' + 1);
            set.set('a', 'z' + 1);
            set.set('_');
        }
        at += 2;
        return true;
    }

    private char literal() {
        accept('\\');
        if (at == text.length() || text.charAt(at) > 126) {
            throw malformed("expected an ASCII character");
        }
        return text.charAt(at++);
    }

    private int number() {
        int value = 0;
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - begin < 4) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at == begin) {
            throw malformed("expected a number");
        }
        return value;
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw malformed("expected \"" + c + "\"");
        }
    }

    private IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("pattern " + text + ", character " + (at + 1) + ": " + what);
    }
}
