package bio.sluice.graph;

import java.math.BigInteger;
import java.util.Arrays;

/// The paths of one look-up, as a tree: each state is a node, how it was reached, and the product of the confidences up
/// to it. One thread; reused.
final class PathStates {
    int[] node = new int[128];
    /// The state before; -1 at a start.
    int[] parent = new int[128];
    /// Kind of the edge that led here; -1 at a start.
    int[] kind = new int[128];
    /// Rank of the node.
    int[] rank = new int[128];
    /// Nodes of the path before this one.
    int[] depth = new int[128];
    byte[] hops = new byte[128];
    long[] product = new long[128];
    /// The product, where it does not fit in a long; else unused.
    BigInteger[] wideProduct = new BigInteger[0];
    /// Whether this is still the best path to its node.
    boolean[] current = new boolean[128];
    /// Whether the node may be a mapping.
    boolean[] wanted = new boolean[128];
    int size;

    private final Graph graph;
    private int[] path = new int[16];
    private int[] otherPath = new int[16];

    PathStates(Graph graph) {
        this.graph = graph;
    }

    void clear() {
        size = 0;
    }

    int add(int newNode, int newParent, int newKind, int newRank, int newHops) {
        if (size == node.length) {
            int capacity = size * 2;
            node = Arrays.copyOf(node, capacity);
            parent = Arrays.copyOf(parent, capacity);
            kind = Arrays.copyOf(kind, capacity);
            rank = Arrays.copyOf(rank, capacity);
            depth = Arrays.copyOf(depth, capacity);
            hops = Arrays.copyOf(hops, capacity);
            product = Arrays.copyOf(product, capacity);
            current = Arrays.copyOf(current, capacity);
            wanted = Arrays.copyOf(wanted, capacity);
        }
        int state = size++;
        node[state] = newNode;
        parent[state] = newParent;
        kind[state] = newKind;
        rank[state] = newRank;
        depth[state] = newParent < 0 ? 0 : depth[newParent] + 1;
        hops[state] = (byte) newHops;
        current[state] = true;
        wanted[state] = false;
        return state;
    }

    void widen(int state, BigInteger wide) {
        if (wideProduct.length < node.length) {
            wideProduct = Arrays.copyOf(wideProduct, node.length);
        }
        wideProduct[state] = wide;
    }

    /// Whether the CURIEs of the path that goes on from `state` to some node come before those of the path that goes on
    /// from `other` to the same node.
    boolean isBefore(int state, int other, int goal) {
        if (state == other) {
            return false;
        }
        if (depth[state] != depth[other]) {
            return isBeforeUneven(state, other, goal);
        }
        int order = 0;
        for (int a = state, b = other; a != b; a = parent[a], b = parent[b]) {
            if (node[a] != node[b]) {
                order = Integer.compare(graph.curieRank(node[a]), graph.curieRank(node[b]));
            }
        }
        return order < 0;
    }

    /// Replacements of secondary identifiers lengthen a path without a hop.
    private boolean isBeforeUneven(int state, int other, int goal) {
        path = nodes(state, goal, path);
        otherPath = nodes(other, goal, otherPath);
        int shorter = Math.min(depth[state], depth[other]) + 2;
        for (int i = 0; i < shorter; i++) {
            if (path[i] != otherPath[i]) {
                return graph.curieRank(path[i]) < graph.curieRank(otherPath[i]);
            }
        }
        return depth[state] < depth[other];
    }

    private int[] nodes(int state, int goal, int[] into) {
        int length = depth[state] + 2;
        int[] nodes = into.length < length ? new int[length * 2] : into;
        nodes[length - 1] = goal;
        for (int s = state; s >= 0; s = parent[s]) {
            nodes[depth[s]] = node[s];
        }
        return nodes;
    }
}
