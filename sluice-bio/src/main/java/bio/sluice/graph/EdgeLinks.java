package bio.sluice.graph;

/// The combinations of confidence, kind and type of the target that edge entries have. There are few of them beside the
/// edges, so that an entry needs one number for the three and a row lies in half as many cache lines. One thread.
final class EdgeLinks {
    private final GraphLayout layout;
    /// Sorted; complement of the confidence 30 bits, kind 20, type 12.
    private final long[] keys;
    private final LongTable distinct = new LongTable();
    /// By slot of the key in `distinct`: its place among the sorted ones.
    private final int[] numbers;

    EdgeLinks(GraphLayout layout) {
        this.layout = layout;
        for (int e = 0; e < layout.entries(); e++) {
            distinct.add(key(e));
        }
        keys = distinct.sorted();
        numbers = new int[distinct.capacity()];
        for (int i = 0; i < keys.length; i++) {
            numbers[distinct.slot(keys[i])] = i;
        }
    }

    private long key(int entry) {
        return (long) (Confidence.ONE - layout.confidence[entry]) << 32
                | (long) layout.kind[entry] << 12
                | layout.type[layout.target[entry]];
    }

    int size() {
        return keys.length;
    }

    /// The number of an entry's link.
    int of(int entry) {
        return numbers[distinct.slot(key(entry))];
    }

    int confidence(int link) {
        return Confidence.ONE - (int) (keys[link] >>> 32);
    }

    int kind(int link) {
        return (int) keys[link] >>> 12;
    }

    int type(int link) {
        return (int) keys[link] & GraphFormat.TYPE_MASK;
    }
}
