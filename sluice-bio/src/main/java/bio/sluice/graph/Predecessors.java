package bio.sluice.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Which nodes may lead to another, whatever the limits: edges that are walked both ways are in the graph both ways;
/// those that are not are gathered here, eight bytes each. Immutable, thread-safe.
final class Predecessors {
    private final Graph graph;
    /// Goal in the high half, start in the low half; sorted.
    private final long[] oneWay;

    Predecessors(Graph graph) {
        this.graph = graph;
        try {
            oneWay = gather();
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw graph.changed(damaged);
        }
    }

    private long[] gather() {
        long[] found = new long[1 << 10];
        int size = 0;
        MappedFile file = graph.file();
        for (int bucket = 0; bucket < graph.buckets(); bucket++) {
            long at = graph.bucket(bucket);
            ByteBuffer page = file.page(at);
            int from = file.inPage(at);
            for (int slot = 0; slot < GraphFormat.BUCKET_SIZE && page.get(from + slot) != 0; slot++) {
                int node = page.getInt(from + GraphFormat.BUCKET_NODES + 4 * slot);
                if (!graph.isReplaced(node)) {
                    continue;
                }
                int edges = graph.edges(node);
                long targets = graph.targets(node);
                long links = graph.links(targets, edges);
                for (int i = 0; i < edges; i++) {
                    int kind = Graph.kindOf(graph.link(links, i));
                    if (graph.tables().kinds().get(kind).predicate().backwards() == null) {
                        found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                        found[size++] = (long) graph.target(targets, i) << 32 | node;
                    }
                }
            }
        }
        long[] sorted = Arrays.copyOf(found, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /// The nodes from which a path of at most so many hops leads to `goal`, secondary identifiers of all of them
    /// included; without `goal` itself. Some of them may be kept from it by limits.
    Set<Integer> within(int goal, int hops) {
        try {
            Set<Integer> near = new HashSet<>(Set.of(goal));
            Set<Integer> layer = near;
            for (int hop = 0; hop < hops && !layer.isEmpty(); hop++) {
                Set<Integer> next = new HashSet<>();
                for (int node : layer) {
                    addNeighbours(node, next);
                    addReplaced(node, next);
                }
                next.removeAll(near);
                near.addAll(next);
                layer = next;
            }
            // What replaces a secondary identifier costs no hop.
            layer = near;
            while (!layer.isEmpty()) {
                Set<Integer> next = new HashSet<>();
                layer.forEach(node -> addReplaced(node, next));
                next.removeAll(near);
                near.addAll(next);
                layer = next;
            }
            near.remove(goal);
            return near;
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw graph.changed(damaged);
        }
    }

    private void addNeighbours(int node, Set<Integer> to) {
        int edges = graph.edges(node);
        long targets = graph.targets(node);
        for (int i = 0; i < edges; i++) {
            to.add(graph.target(targets, i));
        }
    }

    private void addReplaced(int node, Set<Integer> to) {
        int at = Arrays.binarySearch(oneWay, (long) node << 32);
        for (at = at < 0 ? ~at : at; at < oneWay.length && (int) (oneWay[at] >>> 32) == node; at++) {
            to.add((int) oneWay[at]);
        }
    }
}
