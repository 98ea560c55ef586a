package bio.sluice.graph;

/// Touches what a group of look-ups will read, all of the group step by step, before they are done one by one: so the
/// processor waits for memory once a step and not once for each identifier. One thread. Changes no answer.
final class LookAhead {
    /// Identifiers of a group: enough to overlap, few enough to be still in the first cache.
    static final int GROUP = 16;

    private final Graph graph;
    private final int[] slots = new int[GROUP];
    private final int[] tags = new int[GROUP];
    private final int[] nodes = new int[GROUP];
    private int count;
    /// What was read, so that reading is not left out as useless.
    private long read;

    LookAhead(Graph graph) {
        this.graph = graph;
    }

    /// Adds an identifier to the group, which has at most [#GROUP].
    void add(byte[] bytes, int start, int end) {
        long hash = IdHash.of(bytes, start, end);
        slots[count] = (int) hash & graph.slots() - 1;
        tags[count++] = (int) (hash >>> 32);
    }

    /// Touches slots, then nodes, then texts and rows, then the first neighbours, and forgets the group.
    void touch() {
        long sum = read;
        for (int i = 0; i < count; i++) {
            sum += graph.slot(slots[i]);
        }
        int found = 0;
        for (int i = 0; i < count; i++) {
            int node = nodeOf(i);
            if (node >= 0) {
                nodes[found++] = node;
                sum += graph.rank(node);
            }
        }
        for (int i = 0; i < found; i++) {
            sum += graph.firstTextByte(nodes[i]);
            nodes[i] = graph.firstTarget(nodes[i]);
        }
        for (int i = 0; i < found; i++) {
            sum += graph.rank(nodes[i]);
        }
        for (int i = 0; i < found; i++) {
            sum += graph.firstTarget(nodes[i]);
        }
        count = 0;
        read = sum;
    }

    /// The node of an identifier, most probably; -1 if there is none.
    private int nodeOf(int i) {
        int at = slots[i];
        for (int probes = 0; probes < 4; probes++) {
            long slot = graph.slot(at);
            if ((int) (slot >>> 32) == tags[i] || (int) slot == 0) {
                return (int) slot - 1;
            }
            at = at + 1 & graph.slots() - 1;
        }
        return -1;
    }

    @Override
    public String toString() {
        return count + " identifiers ahead, " + read;
    }
}
