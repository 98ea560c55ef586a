package bio.sluice.graph;

import java.nio.ByteBuffer;

/// Touches what a group of look-ups will read first, all of the group step by step, before they are done: so the
/// processor waits for memory once a step and not once for each identifier. One thread. Changes no answer.
final class LookAhead {
    /// Identifiers of a group: enough to overlap, few enough to be still in the first cache.
    static final int GROUP = 16;

    /// Neighbours of each that are touched: as many as the best five mappings of a usual node take.
    private static final int NEIGHBOURS = 3;

    private final Graph graph;
    private final MappedFile file;
    private final int[] buckets = new int[GROUP];
    private final int[] tags = new int[GROUP];
    private final int[] nodes = new int[GROUP];
    private int count;
    private int found;
    /// What was read, so that reading is not left out as useless.
    private long read;

    LookAhead(Graph graph) {
        this.graph = graph;
        this.file = graph.file();
    }

    /// Adds an identifier to the group, which has at most [#GROUP].
    void add(byte[] bytes, int start, int end) {
        long hash = IdHash.of(bytes, start, end);
        buckets[count] = GraphFormat.bucket(hash, graph.buckets());
        tags[count++] = GraphFormat.tag(hash);
    }

    /// Touches buckets, then nodes, and forgets the group.
    void touchNodes() {
        long sum = read;
        for (int i = 0; i < count; i++) {
            sum += file.longAt(graph.bucket(buckets[i]));
        }
        found = 0;
        for (int i = 0; i < count; i++) {
            int node = nodeOf(i);
            if (node >= 0) {
                nodes[found++] = node;
                sum += graph.touch(node);
            }
        }
        count = 0;
        read = sum;
    }

    /// Touches the first neighbours of the nodes that have just been touched.
    void touchNeighbours() {
        long sum = read;
        for (int i = 0; i < found; i++) {
            int edges = Math.min(NEIGHBOURS, graph.edges(nodes[i]));
            long targets = graph.targets(nodes[i]);
            for (int k = 0; k < edges; k++) {
                sum += graph.touch(graph.target(targets, k));
            }
        }
        read = sum;
    }

    /// The node of an identifier, most probably; -1 if there is none in its bucket.
    private int nodeOf(int i) {
        long at = graph.bucket(buckets[i]);
        ByteBuffer page = file.page(at);
        int from = file.inPage(at);
        for (int slot = 0; slot < GraphFormat.BUCKET_SIZE; slot++) {
            if ((page.get(from + slot) & 0xFF) == tags[i]) {
                return page.getInt(from + GraphFormat.BUCKET_NODES + 4 * slot);
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return count + " identifiers ahead, " + read;
    }
}
