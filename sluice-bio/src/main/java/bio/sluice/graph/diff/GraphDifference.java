package bio.sluice.graph.diff;

import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphContent;
import java.util.Map;
import java.util.TreeMap;

/// What differs between two graphs, as counts. Immutable.
///
/// Identifiers are the same if their text and type are; edges, if they lead from the same identifier to the same by the
/// same predicate. An identifier has changed if its name, status or species has; an edge, if its confidence, source or
/// unknown relation has.
///
/// @param identifiers by type
/// @param edges by predicate, aliases apart
public record GraphDifference(Map<String, Changes> identifiers, Map<String, Changes> edges) {
    private static final String ALIAS = "alias";

    /// How many came, went and changed.
    public record Changes(long added, long removed, long changed) {
        private static final Changes NONE = new Changes(0, 0, 0);

        private Changes plus(Changes other) {
            return new Changes(added + other.added, removed + other.removed, changed + other.changed);
        }
    }

    private static final Changes ADDED = new Changes(1, 0, 0);
    private static final Changes REMOVED = new Changes(0, 1, 0);
    private static final Changes CHANGED = new Changes(0, 0, 1);

    /// Compares two graphs, in one pass over both and in a bounded heap.
    ///
    /// @throws bio.sluice.fault.RunStopped if one of them was cut or damaged since it was opened
    public static GraphDifference between(Graph before, Graph after) {
        GraphDifference difference = new GraphDifference(new TreeMap<>(), new TreeMap<>());
        before.types().forEach(type -> difference.identifiers.put(type, Changes.NONE));
        after.types().forEach(type -> difference.identifiers.put(type, Changes.NONE));
        difference.compare(new GraphContent(before), new GraphContent(after), new NodeComparison(before, after));
        return difference;
    }

    /// Whether the graphs say the same.
    public boolean isEmpty() {
        return identifiers.values().stream().allMatch(Changes.NONE::equals)
                && edges.values().stream().allMatch(Changes.NONE::equals);
    }

    private void compare(GraphContent before, GraphContent after, NodeComparison nodes) {
        boolean old = before.next();
        boolean now = after.next();
        while (old || now) {
            int order = !old ? 1 : !now ? -1 : nodes.compare(before.node(), after.node());
            if (order < 0) {
                identifier(before, REMOVED);
                edges(before, REMOVED);
            } else if (order > 0) {
                identifier(after, ADDED);
                edges(after, ADDED);
            } else {
                identifier(before, nodes.sameFacts(before.node(), after.node()) ? Changes.NONE : CHANGED);
                compareEdges(before, after, nodes);
            }
            old = order <= 0 ? before.next() : old;
            now = order >= 0 ? after.next() : now;
        }
    }

    private void identifier(GraphContent content, Changes change) {
        identifiers.merge(content.graph().type(content.node()), change, Changes::plus);
    }

    private void edges(GraphContent content, Changes change) {
        for (int i = 0; i < content.edges(); i++) {
            edge(content, i, change);
        }
    }

    private void edge(GraphContent content, int i, Changes change) {
        String predicate = content.isAlias(i) ? ALIAS : content.predicate(i).text();
        edges.merge(predicate, change, Changes::plus);
    }

    private void compareEdges(GraphContent before, GraphContent after, NodeComparison nodes) {
        int old = 0;
        int now = 0;
        while (old < before.edges() || now < after.edges()) {
            int order = old == before.edges() ? 1 : now == after.edges() ? -1 : compare(before, old, after, now, nodes);
            if (order < 0) {
                edge(before, old, REMOVED);
            } else if (order > 0) {
                edge(after, now, ADDED);
            } else {
                boolean same = before.confidence(old) == after.confidence(now)
                        && before.source(old).equals(after.source(now))
                        && before.relation(old).equals(after.relation(now));
                edge(before, old, same ? Changes.NONE : CHANGED);
            }
            old += order <= 0 ? 1 : 0;
            now += order >= 0 ? 1 : 0;
        }
    }

    private static int compare(GraphContent before, int old, GraphContent after, int now, NodeComparison nodes) {
        int order = nodes.compare(before.target(old), after.target(now));
        if (order == 0) {
            order = before.predicate(old).compareTo(after.predicate(now));
        }
        return order != 0 ? order : Boolean.compare(before.isAlias(old), after.isAlias(now));
    }
}
