package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;

/// The look-ups of a group of rows, done hop by hop for all of them together: what one reads next comes from memory
/// while the others go on. One thread.
///
/// Walks that are long wait for nothing in particular and would need much room, all at once; they are left out.
final class ResolvedAhead {
    /// More edges in a hop than this make a long walk.
    private static final int MOST_EDGES = 1 << 10;

    private final Resolver[] resolvers = new Resolver[LookAhead.GROUP];
    /// Null if the row is not looked up here.
    private final TypeSet[] types = new TypeSet[LookAhead.GROUP];

    private final boolean[] there = new boolean[LookAhead.GROUP];
    private final int[] starts = new int[LookAhead.GROUP];
    private final int[] ends = new int[LookAhead.GROUP];
    private final ByteSink texts = new ByteSink(Budget.unlimited());
    private int firstRow;
    private int rows;

    /// @param limits which mappings a look-up may find
    ResolvedAhead(Graph graph, LookupLimits limits) {
        for (int i = 0; i < resolvers.length; i++) {
            resolvers[i] = new Resolver(graph, limits);
        }
    }

    /// Forgets the group before and begins with the rows of `[from, to)`, at most [LookAhead#GROUP].
    void begin(int from, int to) {
        firstRow = from;
        rows = to - from;
        for (int i = 0; i < rows; i++) {
            there[i] = false;
        }
        texts.clear();
    }

    /// Adds the identifier of a row of the group.
    ///
    /// @param of the types it may have; null if its type is not known
    void add(int row, TypeSet of, byte[] bytes, int start, int end) {
        int i = row - firstRow;
        there[i] = true;
        types[i] = of;
        starts[i] = texts.length();
        texts.write(bytes, start, end);
        ends[i] = texts.length();
    }

    /// Looks all of the group up.
    void resolve() {
        boolean any = false;
        for (int i = 0; i < rows; i++) {
            if (there[i]) {
                resolvers[i].begin(types[i], texts.bytes(), starts[i], ends[i]);
                any = true;
            }
        }
        while (any) {
            any = false;
            for (int i = 0; i < rows; i++) {
                long edges = there[i] ? resolvers[i].edgesAhead() : -1;
                if (edges > MOST_EDGES) {
                    there[i] = false;
                } else if (edges >= 0) {
                    resolvers[i].step();
                    any = true;
                }
            }
        }
    }

    /// What has looked a row up and has only to end; null if nothing has.
    Resolver of(int row) {
        int i = row - firstRow;
        return i >= 0 && i < rows && there[i] ? resolvers[i] : null;
    }
}
