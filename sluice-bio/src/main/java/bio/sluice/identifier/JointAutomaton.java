package bio.sluice.identifier;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Recognises many patterns at once and tells all that match. One thread.
///
/// Its states are made as values lead to them, for those of a hundred types are many and a table needs few. Should
/// values lead to too many, all are forgotten and made anew.
final class JointAutomaton {
    private static final int MOST_STATES = 8_192;
    private static final int UNKNOWN = -1;
    private static final int DEAD = 0;
    private static final int START = 1;

    private final byte[] classOf;
    private final int width;
    /// By state of the syntax: where its byte leads, without jumps; null where none does.
    private final int[][] reached;
    private final int[][] classesOf;
    private final int[] tagOf;
    private final int[] startSet;
    private final int[] none = {};

    private final Map<Key, Integer> numbers = new HashMap<>();
    private int[][] sets = new int[256][];
    /// By state: the patterns that match there, from 1.
    private int[][] tags = new int[256][];
    private int[] next;
    private int states;

    private record Key(int[] set) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(set, key.set);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(set);
        }
    }

    JointAutomaton(List<String> patterns) {
        PatternSyntax syntax = new PatternSyntax();
        patterns.forEach(syntax::add);
        ByteClasses classes = new ByteClasses(syntax);
        classOf = classes.byByte();
        width = classes.size();
        int size = syntax.size();
        reached = new int[size][];
        classesOf = new int[size][];
        tagOf = new int[size];
        Map<BitSet, int[]> known = new HashMap<>();
        for (int s = 0; s < size; s++) {
            tagOf[s] = syntax.tag(s);
            BitSet bytes = syntax.bytesOf(s);
            if (bytes != null) {
                classesOf[s] = known.computeIfAbsent(bytes, classes::of);
            }
        }
        for (int s = 0; s < size; s++) {
            if (classesOf[s] != null) {
                reached[s] = closure(syntax, one(syntax.target(s)));
            }
        }
        startSet = closure(syntax, syntax.starts());
        next = new int[256 * width];
        forget();
    }

    /// The numbers of the patterns, from 1, that match the whole of `bytes[start, end)`; often none.
    int[] match(byte[] bytes, int start, int end) {
        int state = START;
        for (int i = start; i < end && state != DEAD; i++) {
            int at = state * width + (classOf[bytes[i] & 0xFF] & 0xFF);
            int to = next[at];
            state = to == UNKNOWN ? follow(state, classOf[bytes[i] & 0xFF] & 0xFF) : to;
        }
        return tags[state];
    }

    private int follow(int state, int byteClass) {
        BitSet set = new BitSet();
        for (int s : sets[state]) {
            if (classesOf[s] != null && Arrays.binarySearch(classesOf[s], byteClass) >= 0) {
                for (int to : reached[s]) {
                    set.set(to);
                }
            }
        }
        if (states == MOST_STATES) {
            forget();
            return number(array(set));
        }
        int to = number(array(set));
        next[state * width + byteClass] = to;
        return to;
    }

    private void forget() {
        numbers.clear();
        states = 0;
        number(none);
        number(startSet);
    }

    /// The number of the state for this set.
    private int number(int[] set) {
        Key key = new Key(set);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        if (states == sets.length) {
            sets = Arrays.copyOf(sets, 2 * states);
            tags = Arrays.copyOf(tags, 2 * states);
            next = Arrays.copyOf(next, 2 * states * width);
        }
        sets[states] = set;
        tags[states] = Arrays.stream(set)
                .map(s -> tagOf[s])
                .filter(tag -> tag != 0)
                .sorted()
                .distinct()
                .toArray();
        Arrays.fill(next, states * width, (states + 1) * width, UNKNOWN);
        numbers.put(key, states);
        return states++;
    }

    /// The states reached by jumps that bytes lead on from or in which a pattern is complete.
    private int[] closure(PatternSyntax syntax, BitSet from) {
        BitSet seen = new BitSet();
        BitSet kept = new BitSet();
        int[] stack = new int[64];
        int depth = 0;
        for (int s = from.nextSetBit(0); s >= 0; s = from.nextSetBit(s + 1)) {
            seen.set(s);
            stack = push(stack, depth++, s);
        }
        while (depth > 0) {
            int state = stack[--depth];
            if (classesOf[state] != null || tagOf[state] != 0) {
                kept.set(state);
            }
            for (int jump : syntax.jumps(state)) {
                if (!seen.get(jump)) {
                    seen.set(jump);
                    stack = push(stack, depth++, jump);
                }
            }
        }
        return array(kept);
    }

    private static int[] push(int[] stack, int depth, int state) {
        int[] room = depth == stack.length ? Arrays.copyOf(stack, 2 * depth) : stack;
        room[depth] = state;
        return room;
    }

    private static BitSet one(int state) {
        BitSet set = new BitSet();
        set.set(state);
        return set;
    }

    private static int[] array(BitSet set) {
        return set.stream().toArray();
    }
}
