package bio.sluice.pattern;

import bio.sluice.text.Utf8;
import java.util.Arrays;

/// Applies patterns to values, one at a time, and remembers what the last match was. One thread; reused.
///
/// Takes time and memory linear in pattern × value: a choice that has failed at one place is marked in a bit table and
/// never tried there again, neither in this match nor in later ones of the same value.
public final class PatternSearch {
    /// Most bits of the table, and most entries of the stack: 4 MiB and 16 MiB.
    private static final long MAX_BITS = 1L << 25;

    private static final int MAX_STACK = 1 << 22;
    /// A table or stack larger than this is given back after the value.
    private static final int KEPT = 1 << 16;

    private LinearPattern pattern;
    private Program program;
    private byte[] bytes;
    private int start;
    private int end;
    private int next;
    private boolean whole;

    private long[] tried = new long[64];
    private int[] stack = new int[128];
    private int depth;
    private int[] places = new int[2];

    /// Whether `pattern` matches all of `value[start, end)`.
    public boolean matches(LinearPattern pattern, byte[] value, int start, int end) {
        begin(pattern, value, start, end);
        whole = true;
        return run(start);
    }

    /// Starts to look for `pattern` in `value[start, end)`; [#find] then gives the matches one by one.
    public void begin(LinearPattern pattern, byte[] value, int start, int end) {
        this.pattern = pattern;
        this.program = pattern.program();
        this.bytes = value;
        this.start = start;
        this.end = end;
        this.next = start;
        this.whole = false;
        int slots = 2 * (pattern.groups() + 1);
        if (places.length < slots) {
            places = new int[slots];
        }
        long bits = (long) program.splits() * (end - start + 1);
        if (bits > MAX_BITS) {
            throw new TooLargeForPattern(end - start);
        }
        int words = (int) (bits + 63 >>> 6);
        if (tried.length < words || tried.length > KEPT && words <= KEPT) {
            tried = new long[Math.max(64, words)];
        } else {
            Arrays.fill(tried, 0, words, 0);
        }
        if (stack.length > KEPT) {
            stack = new int[128];
        }
    }

    /// Goes to the next match, behind the last one.
    public boolean find() {
        for (int at = next; at <= end; at += at < end ? Utf8.length(bytes, at, end) : 1) {
            if (program.firstBytes() != null && (at == end || !program.mayBeginWith(bytes[at]))) {
                continue;
            }
            if (run(at)) {
                int matchEnd = places[1];
                if (matchEnd > at) {
                    next = matchEnd;
                    forget(matchEnd);
                } else {
                    next = at < end ? at + Utf8.length(bytes, at, end) : end + 1;
                }
                return true;
            }
        }
        next = end + 1;
        return false;
    }

    /// First byte of what a group matched; group 0 is the whole match; -1 if the group took no part.
    public int start(int group) {
        return places[2 * group];
    }

    /// Byte after what a group matched; -1 if the group took no part.
    public int end(int group) {
        return places[2 * group + 1];
    }

    /// Forgets what was tried at `at`: the last match ended there, so choices there may have succeeded. All others
    /// that are marked behind it have failed and will fail again.
    private void forget(int at) {
        int splits = program.splits();
        long first = (long) (at - start) * splits;
        for (long bit = first; bit < first + splits; bit++) {
            tried[(int) (bit >>> 6)] &= ~(1L << bit);
        }
    }

    private boolean run(int from) {
        Arrays.fill(places, -1);
        depth = 0;
        push(0, from);
        while (depth > 0) {
            int at = stack[--depth];
            int pc = stack[--depth];
            if (pc < 0) {
                places[~pc] = at;
            } else if (follow(pc, at)) {
                places[0] = from;
                return true;
            }
        }
        return false;
    }

    /// Follows one way until it matches or fails; ways not taken go onto the stack.
    private boolean follow(int pc, int at) {
        byte[] op = program.op();
        int[] x = program.x();
        while (true) {
            switch (op[pc]) {
                case Program.BYTE -> {
                    if (at == end || bytes[at] != (byte) x[pc]) {
                        return false;
                    }
                    at++;
                    pc++;
                }
                case Program.SET -> {
                    if (at == end || !program.sets()[x[pc]].contains(Utf8.codePoint(bytes, at, end))) {
                        return false;
                    }
                    at += Utf8.length(bytes, at, end);
                    pc++;
                }
                case Program.SPLIT -> {
                    long bit = (long) (at - start) * program.splits() + program.split()[pc];
                    int word = (int) (bit >>> 6);
                    if ((tried[word] >>> bit & 1) != 0) {
                        return false;
                    }
                    tried[word] |= 1L << bit;
                    push(program.y()[pc], at);
                    pc = x[pc];
                }
                case Program.JUMP -> pc = x[pc];
                case Program.SAVE -> {
                    push(~x[pc], places[x[pc]]);
                    places[x[pc]] = at;
                    pc++;
                }
                case Program.ASSERT -> {
                    if (!holds(x[pc], at)) {
                        return false;
                    }
                    pc++;
                }
                default -> {
                    if (whole && at != end) {
                        return false;
                    }
                    places[1] = at;
                    return true;
                }
            }
        }
    }

    private boolean holds(int assertion, int at) {
        return switch (assertion) {
            case Program.TEXT_START -> at == start;
            case Program.TEXT_END -> at == end;
            case Program.LINE_START -> at == start || bytes[at - 1] == '\n';
            case Program.LINE_END -> at == end || bytes[at] == '\n';
            case Program.WORD_EDGE -> isWord(at - 1) != isWord(at);
            default -> isWord(at - 1) == isWord(at);
        };
    }

    private boolean isWord(int at) {
        return at >= start && at < end && bytes[at] >= 0 && CodePointSet.WORD.contains(bytes[at]);
    }

    private void push(int pc, int at) {
        if (depth + 2 > stack.length) {
            if (stack.length >= MAX_STACK) {
                throw new TooLargeForPattern(end - start);
            }
            stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[depth++] = pc;
        stack[depth++] = at;
    }

    @Override
    public String toString() {
        return "search for " + pattern;
    }
}
