package bio.sluice.graph;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Makes the section of nodes: puts each together in the order of ranks, into the stretch of the file where it belongs,
/// and writes stretch after stretch. One thread, one use.
final class NodeSection {
    /// Stretches are no smaller, so that there are not too many working files.
    private static final int MOST_STRETCHES = 256;

    private static final int SMALLEST_STRETCH = 1 << 16;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final NodeLayout layout;
    private final int linkBytes;
    private final long bytes;
    private final int stretch;
    private final Spool[] stretches;
    private byte[] node = new byte[1 << 12];

    /// @param bytes of all nodes
    NodeSection(NodeLayout layout, int linkBytes, long bytes, BuildFiles files, long memory) {
        this.layout = layout;
        this.linkBytes = linkBytes;
        this.bytes = bytes;
        long most = Math.max(memory, Math.max(SMALLEST_STRETCH, bytes / MOST_STRETCHES + 1));
        this.stretch = (int) Math.min(most, 1 << 30);
        this.stretches = new Spool[(int) ((bytes + stretch - 1) / stretch)];
        for (int i = 0; i < stretches.length; i++) {
            stretches[i] = new Spool(files);
        }
    }

    /// What is known of the nodes, by rank.
    ///
    /// @param texts as [NodeMerge#texts]
    /// @param numbers of the nodes
    /// @param targets numbers of the nodes that edges lead to, by edge entry
    record Columns(Spool texts, Spool numbers, Rows rows, Spool targets) {}

    /// Takes all nodes in.
    ///
    /// @param links by view
    void collect(Columns columns, int[] links, int nodes, BuildProgress progress) {
        Spool.Reader texts = columns.texts.reader();
        Spool.Reader numbers = columns.numbers.reader();
        Spool.Reader degrees = columns.rows.degrees();
        Spool.Reader fanIns = columns.rows.fanIns.reader();
        Spool.Reader targets = columns.targets.reader();
        Spool.Reader seen = columns.rows.seen.reader();
        for (int rank = 0; rank < nodes; rank++) {
            int word = degrees.getInt();
            int length = put(rank, word, fanIns.getInt(), texts, targets, seen, links);
            long at = (long) numbers.getInt() << layout.shift();
            Spool part = stretches[(int) (at / stretch)];
            part.putInt((int) (at % stretch));
            part.putInt(length);
            part.put(node, 0, length);
            BuildProgress.tell(progress, "writing", rank + 1, nodes);
        }
    }

    /// Puts one node together.
    ///
    /// @return its bytes, with the zeros behind it
    private int put(
            int rank, int word, int fanIn, Spool.Reader texts, Spool.Reader targets, Spool.Reader seen, int[] links) {
        int degree = Rows.degree(word);
        int type = texts.getShort();
        int idLength = texts.getShort();
        int block = texts.getInt();
        boolean facts = (type & GraphFormat.FACTS) != 0;
        int length = (int) layout.padded(layout.bytes(block, degree, linkBytes, fanIn != degree, facts));
        if (node.length < length) {
            node = new byte[(int) Math.min(Integer.MAX_VALUE - 8, length * 2L)];
        }
        INT.set(node, GraphFormat.NODE_RANK, rank);
        INT.set(node, GraphFormat.NODE_EDGES, degree);
        int flags = (fanIn != degree ? GraphFormat.FAN_IN : 0) | (Rows.isReplaced(word) ? GraphFormat.REPLACED : 0);
        INT.set(node, GraphFormat.NODE_TYPE, type | flags | idLength << 16);
        texts.get(node, GraphFormat.NODE_ID, block);
        int at = GraphFormat.NODE_ID + block;
        for (int i = 0; i < degree; i++, at += layout.targetBytes()) {
            // Of three bytes, the fourth is overwritten by what follows.
            INT.set(node, at, targets.getInt());
        }
        for (int i = 0; i < degree; i++, at += linkBytes) {
            int link = links[seen.getInt()];
            if (linkBytes == 2) {
                node[at] = (byte) link;
                node[at + 1] = (byte) (link >>> 8);
            } else {
                INT.set(node, at, link);
            }
        }
        if (fanIn != degree) {
            INT.set(node, at, fanIn);
            at += 4;
        }
        if (facts) {
            INT.set(node, at, texts.getInt());
            INT.set(node, at + 4, texts.getInt());
            at += GraphFormat.FACT_BYTES;
        }
        Arrays.fill(node, at, length, (byte) 0);
        return length;
    }

    /// Writes the section.
    void write(GraphWriter out) throws IOException {
        byte[] part = new byte[(int) Math.min(bytes, stretch)];
        // What the last node of a stretch has beyond its end is written before the next.
        byte[] over = new byte[0];
        int overLength = 0;
        for (int i = 0; i < stretches.length; i++) {
            long begin = (long) i * stretch;
            int size = (int) Math.min(stretch, bytes - begin);
            int skipped = Math.min(size, overLength);
            System.arraycopy(over, 0, part, 0, skipped);
            byte[] nextOver = Arrays.copyOfRange(over, skipped, Math.max(skipped, overLength));
            Spool.Reader in = stretches[i].reader();
            while (in.hasNext()) {
                int at = in.getInt();
                int length = in.getInt();
                int inside = Math.min(length, size - at);
                in.get(part, at, inside);
                if (inside < length) {
                    nextOver = new byte[length - inside];
                    in.get(nextOver, 0, nextOver.length);
                }
            }
            stretches[i].free();
            out.put(part, 0, size);
            over = nextOver;
            overLength = over.length;
        }
    }
}
