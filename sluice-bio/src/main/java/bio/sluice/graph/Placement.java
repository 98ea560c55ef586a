package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.util.List;

/// Gives each node its number, which is its place in the file: what a look-up comes by one after another lies together.
/// One thread, one use.
///
/// Each node joins the group of the least rank that it can see along the best eight edges of its own and of those whom
/// they lead to. Groups come in the order of those ranks, the nodes of a group in the order of their own. That takes a
/// few passes over the edges, whatever their number; placing depth first, which takes the whole graph in memory, makes
/// look-ups no faster.
final class Placement {
    /// Edges of a node that are heeded, from its best on.
    static final int BEST = 8;

    private final Rows rows;
    private final Spool textSizes;
    private final int nodes;
    private final int linkBytes;
    private final List<NodeLayout> layouts;
    private final BuildFiles files;
    private final long memory;

    /// How the nodes lie in the file: as they take least.
    NodeLayout layout;
    /// Bytes of all nodes.
    long bytes;

    /// @param textSizes as [NodeMerge#textSizes]
    /// @param layouts that the nodes may have
    Placement(
            Rows rows,
            Spool textSizes,
            int nodes,
            int linkBytes,
            List<NodeLayout> layouts,
            BuildFiles files,
            long memory) {
        this.rows = rows;
        this.textSizes = textSizes;
        this.nodes = nodes;
        this.linkBytes = linkBytes;
        this.layouts = layouts;
        this.files = files;
        this.memory = memory;
    }

    /// The column of numbers by rank.
    Spool numbers(BuildProgress progress) {
        choose();
        Spool sizes = sizes();
        Spool groups = join(rows.nearest);
        progress.at("placing", 1, 1);
        Spool numbers = number(groups, sizes);
        sizes.free();
        groups.free();
        return numbers;
    }

    /// Chooses [#layout].
    private void choose() {
        long[] sums = new long[layouts.size()];
        forEachNode((texts, degree, otherFanIn, facts) -> {
            for (int i = 0; i < sums.length; i++) {
                NodeLayout next = layouts.get(i);
                sums[i] += next.padded(next.bytes(texts, degree, linkBytes, otherFanIn, facts));
            }
        });
        for (int i = 0; i < sums.length; i++) {
            if (layouts.get(i).holds(sums[i]) && (layout == null || sums[i] < bytes)) {
                layout = layouts.get(i);
                bytes = sums[i];
            }
        }
        if (layout == null) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "the graph takes more than the 128 GiB that a file can hold; build it from fewer sources");
        }
    }

    /// Bytes that each node takes.
    private Spool sizes() {
        Spool sizes = new Spool(files);
        forEachNode((texts, degree, otherFanIn, facts) -> {
            long size = layout.bytes(texts, degree, linkBytes, otherFanIn, facts);
            if (size > Integer.MAX_VALUE - (1 << NodeLayout.MAX_SHIFT)) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        "an identifier has " + degree + " edges, more than a file can hold at one; is it a code that "
                                + "stands for whatever has none?");
            }
            sizes.putInt((int) size);
        });
        return sizes;
    }

    /// What the size of a node depends on.
    private interface Sized {
        void node(int texts, int degree, boolean otherFanIn, boolean facts);
    }

    private void forEachNode(Sized each) {
        Spool.Reader texts = textSizes.reader();
        Spool.Reader degrees = rows.degrees();
        Spool.Reader fanIns = rows.fanIns.reader();
        for (int node = 0; node < nodes; node++) {
            int word = texts.getInt();
            int degree = Rows.degree(degrees.getInt());
            each.node(word & Integer.MAX_VALUE, degree, fanIns.getInt() != degree, word < 0);
        }
    }

    /// The least of the groups of a node and of those to whom its best edges lead.
    private Spool join(Spool groups) {
        int window = IntColumn.window(memory, nodes);
        Spool joined = groups;
        for (long from = 0; from < nodes; from += window) {
            int[] part = IntColumn.read(groups, from, (int) Math.min(window, nodes - from));
            Spool out = new Spool(files);
            Spool.Reader before = joined.reader();
            Spool.Reader degrees = rows.degrees();
            Spool.Reader targets = rows.targets.reader();
            for (int node = 0; node < nodes; node++) {
                int least = before.getInt();
                int degree = Rows.degree(degrees.getInt());
                int best = Math.min(BEST, degree);
                for (int i = 0; i < best; i++) {
                    long place = targets.getInt() - from;
                    if (place >= 0 && place < part.length) {
                        least = Math.min(least, part[(int) place]);
                    }
                }
                targets.skip((degree - best) * (long) Integer.BYTES);
                out.putInt(least);
            }
            if (joined != groups) {
                joined.free();
            }
            joined = out;
        }
        if (joined != groups) {
            groups.free();
        }
        return joined;
    }

    /// Numbers the nodes by group and, within, in their order.
    private Spool number(Spool groups, Spool sizes) {
        int window = IntColumn.window(memory, nodes);
        Spool numbers = null;
        int next = 0;
        for (long from = 0; from < nodes || numbers == null; from += window) {
            int[] part = new int[(int) Math.min(window, nodes - from)];
            Spool.Reader group = groups.reader();
            Spool.Reader size = sizes.reader();
            while (group.hasNext()) {
                long place = group.getInt() - from;
                int units = units(size.getInt());
                if (place >= 0 && place < part.length) {
                    part[(int) place] += units;
                }
            }
            for (int i = 0; i < part.length; i++) {
                int units = part[i];
                part[i] = next;
                next += units;
            }
            Spool out = new Spool(files);
            Spool.Reader before = numbers == null ? null : numbers.reader();
            group = groups.reader();
            size = sizes.reader();
            while (group.hasNext()) {
                long place = group.getInt() - from;
                int units = units(size.getInt());
                int old = before == null ? 0 : before.getInt();
                if (place >= 0 && place < part.length) {
                    out.putInt(part[(int) place]);
                    part[(int) place] += units;
                } else {
                    out.putInt(old);
                }
            }
            if (numbers != null) {
                numbers.free();
            }
            numbers = out;
        }
        return numbers;
    }

    private int units(int size) {
        return (int) (layout.padded(size) >>> layout.shift());
    }
}
