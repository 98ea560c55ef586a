package bio.sluice.graph;

import java.util.Arrays;

/// Finds the current state of a node in one look-up: open addressing, forgotten in no time by a stamp. One thread.
final class NodeStates {
    private static final int MULTIPLIER = 0x9E3779B9; // 2^32 divided by the golden ratio

    /// Stamp in the high half, node in the low half.
    private long[] keys = new long[256];
    private int[] states = new int[256];
    private int shift = 24;
    private int used;
    private int stamp;

    /// Forgets all nodes.
    void clear() {
        used = 0;
        stamp++;
        if (stamp == 0) {
            Arrays.fill(keys, 0);
            stamp = 1;
        }
    }

    /// Where the node is or would be.
    int slot(int node) {
        long key = (long) stamp << 32 | node;
        int at = node * MULTIPLIER >>> shift;
        int mask = keys.length - 1;
        while (keys[at] != key && (int) (keys[at] >>> 32) == stamp) {
            at = at + 1 & mask;
        }
        return at;
    }

    /// The state at a slot, or -1 if the node has none.
    int state(int slot) {
        return (int) (keys[slot] >>> 32) == stamp ? states[slot] : -1;
    }

    /// Sets the state of a node, whose slot this is.
    void set(int slot, int node, int state) {
        if ((int) (keys[slot] >>> 32) != stamp) {
            keys[slot] = (long) stamp << 32 | node;
            states[slot] = state;
            if (++used > keys.length / 2) {
                grow();
            }
        } else {
            states[slot] = state;
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldStates = states;
        keys = new long[oldKeys.length * 2];
        states = new int[oldStates.length * 2];
        shift--;
        for (int i = 0; i < oldKeys.length; i++) {
            if ((int) (oldKeys[i] >>> 32) == stamp) {
                int at = slot((int) oldKeys[i]);
                keys[at] = oldKeys[i];
                states[at] = oldStates[i];
            }
        }
    }
}
