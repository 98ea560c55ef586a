package bio.sluice.graph;

import java.math.BigInteger;
import java.util.Arrays;

/// The paths of one look-up, as a tree: each state is a node, how it was reached, and the product of the confidences up
/// to it. One thread; reused.
///
/// A state is spread over four arrays and no more, for every look-up writes dozens of them.
final class PathStates {
    private static final int HOPS = 7;
    private static final int CURRENT = 8;
    private static final int WANTED = 16;
    private static final int DEPTH_SHIFT = 8;

    private long[] products = new long[128];
    /// Node in the low half, parent in the high half.
    private long[] places = new long[128];

    private int[] kinds = new int[128];
    /// Hops, flags, and from [#DEPTH_SHIFT] on the number of nodes before this one.
    private int[] marks = new int[128];
    /// The products where they do not fit in a long; else unused.
    private BigInteger[] wideProducts = new BigInteger[0];

    private int size;

    private final CurieOrder curies;
    private int[] path = new int[16];
    private int[] otherPath = new int[16];

    PathStates(CurieOrder curies) {
        this.curies = curies;
    }

    int size() {
        return size;
    }

    /// Forgets all states but the first `count`.
    void cutTo(int count) {
        size = count;
    }

    /// Adds a state that is the best for its node, and is not wanted.
    ///
    /// @param parent the state before; -1 at a start
    /// @param kind kind of the edge that leads here; -1 at a start
    int add(int node, int parent, int kind, int hops) {
        if (size == products.length) {
            grow();
        }
        int state = size++;
        place(state, node, parent, kind, CURRENT | hops);
        return state;
    }

    /// Leads a state that has just been added along another path of as many hops.
    void redirect(int state, int parent, int kind) {
        place(state, node(state), parent, kind, marks[state] & (1 << DEPTH_SHIFT) - 1);
    }

    private void place(int state, int node, int parent, int kind, int mark) {
        places[state] = (long) parent << 32 | node;
        kinds[state] = kind;
        int depth = parent < 0 ? 0 : depth(parent) + 1;
        marks[state] = depth << DEPTH_SHIFT | mark;
    }

    private void grow() {
        int capacity = size * 2;
        products = Arrays.copyOf(products, capacity);
        places = Arrays.copyOf(places, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        marks = Arrays.copyOf(marks, capacity);
    }

    int node(int state) {
        return (int) places[state];
    }

    int parent(int state) {
        return (int) (places[state] >>> 32);
    }

    int kind(int state) {
        return kinds[state];
    }

    int hops(int state) {
        return marks[state] & HOPS;
    }

    /// Nodes of the path before this one.
    int depth(int state) {
        return marks[state] >>> DEPTH_SHIFT;
    }

    long product(int state) {
        return products[state];
    }

    void product(int state, long product) {
        products[state] = product;
    }

    BigInteger wideProduct(int state) {
        return wideProducts[state];
    }

    void wideProduct(int state, BigInteger product) {
        if (wideProducts.length < products.length) {
            wideProducts = Arrays.copyOf(wideProducts, products.length);
        }
        wideProducts[state] = product;
    }

    /// Whether the state's node may be a mapping.
    boolean isWanted(int state) {
        return (marks[state] & WANTED) != 0;
    }

    void want(int state) {
        marks[state] |= WANTED;
    }

    /// Whether the state is a mapping as things stand: wanted, and the best path to its node.
    boolean isMapping(int state) {
        return (marks[state] & (WANTED | CURRENT)) == (WANTED | CURRENT);
    }

    /// Says that there is a better path to the state's node.
    void supersede(int state) {
        marks[state] &= ~CURRENT;
    }

    /// Whether the CURIEs of the path that goes on from `state` to some node come before those of the path that goes on
    /// from `other` to the same node.
    boolean isBefore(int state, int other, int goal) {
        if (state == other) {
            return false;
        }
        if (depth(state) != depth(other)) {
            return isBeforeUneven(state, other, goal);
        }
        int first = -1;
        int otherFirst = -1;
        for (int a = state, b = other; a != b; a = parent(a), b = parent(b)) {
            if (node(a) != node(b)) {
                first = node(a);
                otherFirst = node(b);
            }
        }
        return first >= 0 && curies.isBefore(first, otherFirst);
    }

    /// Replacements of secondary identifiers lengthen a path without a hop.
    private boolean isBeforeUneven(int state, int other, int goal) {
        path = nodes(state, goal, path);
        otherPath = nodes(other, goal, otherPath);
        int shorter = Math.min(depth(state), depth(other)) + 2;
        for (int i = 0; i < shorter; i++) {
            if (path[i] != otherPath[i]) {
                return curies.isBefore(path[i], otherPath[i]);
            }
        }
        return depth(state) < depth(other);
    }

    private int[] nodes(int state, int goal, int[] into) {
        int length = depth(state) + 2;
        int[] nodes = into.length < length ? new int[length * 2] : into;
        nodes[length - 1] = goal;
        for (int s = state; s >= 0; s = parent(s)) {
            nodes[depth(s)] = node(s);
        }
        return nodes;
    }
}
