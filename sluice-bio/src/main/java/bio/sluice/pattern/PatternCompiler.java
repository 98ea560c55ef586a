package bio.sluice.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Turns a [Syntax] tree into a [Program]. One thread, one use.
final class PatternCompiler {
    /// Most instructions of a program; `{n,m}` copies what it repeats.
    private static final int MAX_INSTRUCTIONS = 10_000;

    private byte[] op = new byte[64];
    private int[] x = new int[64];
    private int[] y = new int[64];
    private int[] split = new int[64];
    private final List<CodePointSet> sets = new ArrayList<>();
    private int size;
    private int splits;

    Program compile(Syntax syntax) {
        add(syntax);
        emit(Program.MATCH, 0);
        long[] first = new long[4];
        boolean mayBeEmpty = collectFirst(first);
        return new Program(
                Arrays.copyOf(op, size),
                Arrays.copyOf(x, size),
                Arrays.copyOf(y, size),
                Arrays.copyOf(split, size),
                sets.toArray(CodePointSet[]::new),
                splits,
                mayBeEmpty ? null : first);
    }

    private void add(Syntax syntax) {
        if (syntax instanceof Syntax.Literal literal) {
            for (byte b : Character.toString(literal.codePoint()).getBytes(StandardCharsets.UTF_8)) {
                emit(Program.BYTE, b);
            }
        } else if (syntax instanceof Syntax.OneOf oneOf) {
            sets.add(oneOf.set());
            emit(Program.SET, sets.size() - 1);
        } else if (syntax instanceof Syntax.Assertion assertion) {
            emit(Program.ASSERT, assertion.kind());
        } else if (syntax instanceof Syntax.Sequence sequence) {
            sequence.parts().forEach(this::add);
        } else if (syntax instanceof Syntax.Choice choice) {
            addChoice(choice.branches());
        } else if (syntax instanceof Syntax.Repeat repeat) {
            addRepeat(repeat);
        } else if (syntax instanceof Syntax.Group group) {
            emit(Program.SAVE, 2 * group.number());
            add(group.part());
            emit(Program.SAVE, 2 * group.number() + 1);
        }
    }

    private void addChoice(List<Syntax> branches) {
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < branches.size() - 1; i++) {
            int fork = emitSplit();
            x[fork] = size;
            add(branches.get(i));
            jumps.add(emit(Program.JUMP, 0));
            y[fork] = size;
        }
        add(branches.get(branches.size() - 1));
        jumps.forEach(jump -> x[jump] = size);
    }

    private void addRepeat(Syntax.Repeat repeat) {
        int before = size;
        for (int i = 0; i < repeat.least(); i++) {
            add(repeat.part());
            if (size == before) {
                return; // what matches nothing but emptiness need not be repeated
            }
        }
        if (repeat.most() < 0) {
            int fork = emitSplit();
            int body = size;
            add(repeat.part());
            emit(Program.JUMP, fork);
            aim(fork, body, size, repeat.greedy());
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            int fork = emitSplit();
            forks.add(fork);
            x[fork] = size;
            add(repeat.part());
        }
        forks.forEach(fork -> aim(fork, x[fork], size, repeat.greedy()));
    }

    private void aim(int fork, int body, int exit, boolean greedy) {
        x[fork] = greedy ? body : exit;
        y[fork] = greedy ? exit : body;
    }

    private int emitSplit() {
        int at = emit(Program.SPLIT, 0);
        split[at] = splits++;
        return at;
    }

    private int emit(byte operation, int operand) {
        if (size == MAX_INSTRUCTIONS) {
            throw new PatternMistake(1, "the pattern is too large; are there large {n} repetitions inside each other?");
        }
        if (size == op.length) {
            op = Arrays.copyOf(op, 2 * size);
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            split = Arrays.copyOf(split, 2 * size);
        }
        op[size] = operation;
        x[size] = operand;
        return size++;
    }

    /// Adds the bytes that a match can begin with.
    ///
    /// @return whether a match may be empty
    private boolean collectFirst(long[] first) {
        boolean mayBeEmpty = false;
        boolean[] seen = new boolean[size];
        Deque<Integer> open = new ArrayDeque<>();
        open.push(0);
        while (!open.isEmpty()) {
            int pc = open.pop();
            if (seen[pc]) {
                continue;
            }
            seen[pc] = true;
            switch (op[pc]) {
                case Program.BYTE -> first[(x[pc] & 0xFF) >> 6] |= 1L << (x[pc] & 63);
                case Program.SET -> addFirst(sets.get(x[pc]), first);
                case Program.SPLIT -> {
                    open.push(x[pc]);
                    open.push(y[pc]);
                }
                case Program.JUMP -> open.push(x[pc]);
                case Program.MATCH -> mayBeEmpty = true;
                default -> open.push(pc + 1);
            }
        }
        return mayBeEmpty;
    }

    private static void addFirst(CodePointSet set, long[] first) {
        for (int c = 0; c < 128; c++) {
            if (set.contains(c)) {
                first[c >> 6] |= 1L << (c & 63);
            }
        }
        if (set.exceedsAscii()) {
            first[3] = -1L; // lead bytes of UTF-8 sequences are C2 to F4 (RFC 3629 §4)
        }
    }
}
