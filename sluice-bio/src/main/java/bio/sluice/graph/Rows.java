package bio.sluice.graph;

/// The rows of a graph as they stand in the file, in the order of ranks, with ranks for targets and views for links.
/// One
/// thread, one use.
///
/// The edges of a row are by confidence falling, then rank of the target, then kind.
final class Rows {
    private static final int REPLACED = Integer.MIN_VALUE;

    private final EdgeLinks links;
    /// By node: number of edges, and the top bit if something has replaced it.
    private final Spool degrees;

    private final KeyedSort sort = new KeyedSort();
    private long[] keys = new long[64];
    private int[] views = new int[64];

    /// By node: edges that lead there.
    final Spool fanIns;
    /// By node: the least of the ranks of itself and of those to whom its best edges lead.
    final Spool nearest;
    /// By edge entry: rank of the target.
    final Spool targets;
    /// By edge entry: view.
    final Spool seen;
    /// By final kind: edges, each counted once whichever way it is walked.
    final long[] edgesByKind;
    /// Edges that were given with several confidences.
    long disputed;

    Rows(EdgeLinks links, int kinds, BuildFiles files) {
        this.links = links;
        this.degrees = new Spool(files);
        this.fanIns = new Spool(files);
        this.nearest = new Spool(files);
        this.targets = new Spool(files);
        this.seen = new Spool(files);
        this.edgesByKind = new long[kinds];
    }

    void run(RowRuns.Merged merged, int nodes, BuildProgress progress) {
        for (int node = 0; node < nodes; node++) {
            merged.read(node);
            write(node, merged);
            BuildProgress.tell(progress, "edges", node + 1, nodes);
        }
    }

    private void write(int node, RowRuns.Merged row) {
        if (keys.length < row.size) {
            keys = new long[row.entries.length];
            views = new int[row.entries.length];
        }
        int degree = 0;
        int fanIn = 0;
        boolean replaced = false;
        for (int i = 0; i < row.size; i++) {
            int view = (int) row.entries[i];
            int target = (int) (row.entries[i] >>> 32);
            if (links.isShadow(view)) {
                fanIn++;
                continue;
            }
            boolean replacing = links.isReplacing(view);
            replaced |= replacing;
            fanIn += replacing ? 0 : 1;
            if (replacing || node < target) {
                edgesByKind[links.kind(view)]++;
                disputed += row.disputed[i] ? 1 : 0;
            }
            links.use(view);
            keys[degree] =
                    (long) (Confidence.ONE - links.confidence(view)) << 34 | (long) target << 3 | links.group(view);
            views[degree++] = view;
        }
        sort.sort(keys, views, 0, degree);
        int least = node;
        for (int i = 0; i < degree; i++) {
            int target = (int) (keys[i] >>> 3) & Integer.MAX_VALUE;
            least = i < Placement.BEST ? Math.min(least, target) : least;
            targets.putInt(target);
            seen.putInt(views[i]);
        }
        degrees.putInt(degree | (replaced ? REPLACED : 0));
        fanIns.putInt(fanIn);
        nearest.putInt(least);
    }

    /// Edge entries.
    long entries() {
        return IntColumn.size(targets);
    }

    Spool.Reader degrees() {
        return degrees.reader();
    }

    static int degree(int word) {
        return word & ~REPLACED;
    }

    static boolean isReplaced(int word) {
        return (word & REPLACED) != 0;
    }
}
