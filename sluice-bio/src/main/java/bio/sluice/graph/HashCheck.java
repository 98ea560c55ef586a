package bio.sluice.graph;

import static bio.sluice.graph.GraphCheck.require;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.BitSet;

/// Checks that a look-up finds every identifier of a graph, once. One thread.
final class HashCheck {
    private final Graph graph;
    private final MappedFile file;
    private final ByteSink id = new ByteSink(Budget.unlimited());

    HashCheck(Graph graph) {
        this.graph = graph;
        this.file = graph.file();
    }

    /// @param starts numbers of all nodes
    void check(BitSet starts) {
        BitSet found = new BitSet();
        int buckets = graph.buckets();
        long held = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            long at = graph.bucket(bucket);
            boolean ended = false;
            for (int i = 0; i < GraphFormat.BUCKET_SIZE; i++) {
                int tag = file.page(at).get(file.inPage(at) + i) & 0xFF;
                ended |= tag == 0;
                require(tag == 0 || !ended, "bucket", bucket, "has a gap");
                if (tag != 0) {
                    int node = file.intAt(at + GraphFormat.BUCKET_NODES + 4L * i);
                    require(node >= 0 && starts.get(node), "bucket", bucket, "names no identifier");
                    require(!found.get(node), "bucket", bucket, "names an identifier again");
                    found.set(node);
                    held++;
                    checkWay(node, bucket, tag);
                }
            }
        }
        require(held == graph.header().nodes(), "hash", held, "identifiers are missing");
    }

    /// Checks that the search for a node comes by its bucket: those before it, from where the search begins, are full.
    private void checkWay(int node, int bucket, int tag) {
        id.clear();
        graph.writeId(node, id);
        long hash = IdHash.of(id.bytes(), 0, id.length());
        require(GraphFormat.tag(hash) == tag, "bucket", bucket, "has the tag of another identifier");
        int at = GraphFormat.bucket(hash, graph.buckets());
        while (at != bucket) {
            long last = graph.bucket(at) + GraphFormat.BUCKET_SIZE - 1;
            require(
                    file.page(last).get(file.inPage(last)) != 0,
                    "bucket",
                    bucket,
                    "has an identifier that a search does not find");
            at = at + 1 == graph.buckets() ? 0 : at + 1;
        }
    }
}
