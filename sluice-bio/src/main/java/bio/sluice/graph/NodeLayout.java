package bio.sluice.graph;

import java.util.ArrayList;
import java.util.List;

/// How nodes lie in a file and are named by edges. Immutable.
///
/// @param shift power of two at multiples of which nodes begin
/// @param targetBytes what the number of a node takes in an edge
record NodeLayout(int shift, int targetBytes) {
    /// The least shift.
    static final int MIN_SHIFT = 3;
    /// The greatest shift, which is for 128 GiB of nodes.
    static final int MAX_SHIFT = 6;

    /// All there are, of which a builder takes the one in which the nodes take least.
    static final List<NodeLayout> ALL = all();

    private static List<NodeLayout> all() {
        List<NodeLayout> layouts = new ArrayList<>();
        for (int shift = MIN_SHIFT; shift <= MAX_SHIFT; shift++) {
            layouts.add(new NodeLayout(shift, 3));
            layouts.add(new NodeLayout(shift, 4));
        }
        return List.copyOf(layouts);
    }

    /// Bytes of a node, without the zeros behind it.
    ///
    /// @param texts bytes of its texts
    /// @param linkBytes what a link takes in an edge
    /// @param otherFanIn whether its fan-in is another number than that of its edges
    /// @param facts whether it has facts
    long bytes(int texts, int edges, int linkBytes, boolean otherFanIn, boolean facts) {
        return GraphFormat.NODE_ID
                + texts
                + (long) edges * (targetBytes + linkBytes)
                + (otherFanIn ? Integer.BYTES : 0)
                + (facts ? GraphFormat.FACT_BYTES : 0);
    }

    /// Where a node can begin that lies behind `bytes` of others.
    long padded(long bytes) {
        return bytes + (1L << shift) - 1 & -(1L << shift);
    }

    /// Whether the numbers of nodes that take so many bytes can be written.
    boolean holds(long bytes) {
        return bytes >>> shift <= (targetBytes == 3 ? 1 << 24 : Integer.MAX_VALUE);
    }

    /// The bits of a target in the four bytes that are read of it.
    int targetMask() {
        return targetBytes == 3 ? 0xFF_FFFF : -1;
    }
}
