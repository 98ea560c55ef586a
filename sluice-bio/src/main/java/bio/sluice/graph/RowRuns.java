package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns the edges of each run into rows: for each node the edges that are seen from it. One thread at a time; rows of
/// a
/// run are sorted by two.
///
/// An entry of a row is the rank of the other node and the number of a view, 32 bits each. Rows are sorted by that, and
/// have of equal edges the first, and the last if its confidence is another one: so it is seen when runs are merged
/// that
/// sources disagree.
final class RowRuns {
    private static final long VIEW = 0xFFFF_FFFFL;

    private final EdgeLinks links;
    /// Rank of the node 4, number of entries 4, entries.
    private final Spool rows;
    private final List<Long> ends = new ArrayList<>();

    RowRuns(EdgeLinks links, BuildFiles files) {
        this.links = links;
        this.rows = new Spool(files);
    }

    /// Adds the edges of a run.
    ///
    /// @param ranks of its sorted nodes
    void add(EdgeRuns runs, int run, Spool.Reader ranks) {
        int nodes = runs.nodes(run);
        int[] byPlace = new int[nodes];
        int[] places = new int[nodes];
        int[] starts = new int[nodes + 1];
        Spool.Reader order = runs.order(run);
        for (int i = 0; i < nodes; i++) {
            places[order.getInt()] = i;
            starts[i + 1] = starts[i] + order.getInt();
            byPlace[i] = ranks.getInt();
        }
        long[] entries = new long[starts[nodes]];
        int[] next = Arrays.copyOf(starts, nodes);
        Spool.Reader edges = runs.edges(run);
        while (edges.hasNext()) {
            int source = places[edges.getInt()];
            int target = places[edges.getInt()];
            int combination = edges.getInt();
            entries[next[source]++] = (long) byPlace[target] << 32 | links.fromSource(combination);
            entries[next[target]++] = (long) byPlace[source] << 32 | links.fromTarget(combination);
        }
        int[] counts = next;
        int middle = middle(starts, nodes);
        BuildThreads.both(
                () -> sort(entries, starts, counts, 0, middle), () -> sort(entries, starts, counts, middle, nodes));
        for (int i = 0; i < nodes; i++) {
            if (counts[i] > 0) {
                rows.putInt(byPlace[i]);
                rows.putInt(counts[i]);
                for (int e = 0; e < counts[i]; e++) {
                    rows.putLong(entries[starts[i] + e]);
                }
            }
        }
        ends.add(rows.length());
    }

    private static int middle(int[] starts, int nodes) {
        int at = Arrays.binarySearch(starts, starts[nodes] / 2);
        return Math.min(nodes, at < 0 ? -at - 1 : at);
    }

    private void sort(long[] entries, int[] starts, int[] counts, int from, int to) {
        for (int i = from; i < to; i++) {
            int start = starts[i];
            int end = starts[i + 1];
            Arrays.sort(entries, start, end);
            counts[i] = distinct(entries, start, end) - start;
        }
    }

    /// Leaves of equal edges the first, and the last if its confidence is another.
    ///
    /// @param entries sorted from `start` to `end`
    /// @return the end of those that are left
    private int distinct(long[] entries, int start, int end) {
        int kept = start;
        for (int at = start; at < end; ) {
            int next = at + 1;
            while (next < end && isEqual(entries[at], entries[next])) {
                next++;
            }
            entries[kept++] = entries[at];
            if (confidence(entries[at]) != confidence(entries[next - 1])) {
                entries[kept++] = entries[next - 1];
            }
            at = next;
        }
        return kept;
    }

    private int confidence(long entry) {
        return links.confidence((int) entry);
    }

    /// Whether two entries of a row are the same edge, given with whatever confidence by whatever source.
    boolean isEqual(long a, long b) {
        return (a & ~VIEW) == (b & ~VIEW) && links.group((int) a) == links.group((int) b);
    }

    void free() {
        rows.free();
    }

    /// The rows of all runs, one node after another.
    Merged merged(long memory) {
        return new Merged((int) Math.min(memory / 64, Integer.MAX_VALUE - 8));
    }

    /// The merged rows. One thread.
    final class Merged {
        private final Spool.Reader[] in;
        private final int[] rank;
        private final int[] count;
        private final MergeHeap heap;
        private final int most;

        /// Entries of the row: sorted, and of equal edges the first only.
        long[] entries = new long[64];

        int size;
        /// By entry of the row: whether sources give it several confidences.
        boolean[] disputed = new boolean[64];

        private Merged(int most) {
            this.most = Math.max(1 << 12, most);
            in = new Spool.Reader[ends.size()];
            rank = new int[in.length];
            count = new int[in.length];
            heap = new MergeHeap(in.length) {
                @Override
                boolean isBefore(int a, int b) {
                    return rank[a] < rank[b];
                }
            };
            for (int i = 0; i < in.length; i++) {
                in[i] = rows.reader(i == 0 ? 0 : ends.get(i - 1), ends.get(i));
                if (next(i)) {
                    heap.add(i);
                }
            }
        }

        private boolean next(int run) {
            if (!in[run].hasNext()) {
                return false;
            }
            rank[run] = in[run].getInt();
            count[run] = in[run].getInt();
            return true;
        }

        /// Reads the row of a node; nodes come in order.
        void read(int node) {
            size = 0;
            int parts = 0;
            while (!heap.isEmpty() && rank[heap.top()] == node) {
                int run = heap.top();
                room(count[run]);
                for (int i = 0; i < count[run]; i++) {
                    entries[size++] = in[run].getLong();
                }
                parts++;
                heap.moved(!next(run));
            }
            if (parts > 1) {
                Arrays.sort(entries, 0, size);
            }
            settle();
        }

        private void room(int more) {
            if (size + (long) more > most) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        "an identifier has more than " + most + " edges, and a build sorts the edges of one "
                                + "identifier in memory; give it more with --max-memory");
            }
            if (size + more > entries.length) {
                entries = Arrays.copyOf(entries, Math.max(size + more, entries.length * 2));
                disputed = new boolean[entries.length];
            }
        }

        private void settle() {
            int kept = 0;
            for (int at = 0; at < size; ) {
                int next = at + 1;
                while (next < size && isEqual(entries[at], entries[next])) {
                    next++;
                }
                disputed[kept] = confidence(entries[at]) != confidence(entries[next - 1]);
                entries[kept++] = entries[at];
                at = next;
            }
            size = kept;
        }
    }
}
