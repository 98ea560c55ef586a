package bio.sluice.graph;

import bio.sluice.record.ByteSink;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Looks up one identifier at a time in a graph. One thread, many look-ups; what the last one found is there until the
/// next. Allocates nothing once it has grown.
///
/// Mappings come by confidence (the exact product along the best path, rounded half-up to four decimals), then fewer
/// hops, then identifier in byte order, then type. The best path to a mapping has the highest exact product, then fewer
/// hops, then the CURIEs that come first in byte order. What was looked up is never a mapping.
///
/// A secondary identifier is first replaced by its successors: that costs no hop, their confidence counts, and its
/// CURIE
/// opens the paths. The successors are mappings themselves, of no hops.
public final class Resolver {
    private final Graph graph;
    private final Walk walk;
    private final PathStates states;
    private final Tiers tiers;
    private final Chain chain;
    private final CurieOrder curies;
    private final int species;

    private int[] nodes = new int[8];
    private int nodeCount;
    private int candidateCount;
    private boolean walked;
    /// What the look-up comes to; null if that depends on whether there are mappings.
    private LookupStatus status;

    /// @param limits which mappings a look-up may find; target types that the graph does not have find nothing
    public Resolver(Graph graph, LookupLimits limits) {
        this.graph = graph;
        TypeSet targets = null;
        for (String type : limits.targetTypes()) {
            TypeSet related = graph.typesRelatedTo(type);
            targets = targets == null ? related : targets.or(related);
        }
        boolean[] walkedKinds = limits.predicates().isEmpty()
                ? null
                : walkedKinds(graph.tables().kinds(), limits.predicates());
        species = limits.species();
        tiers = new Tiers(graph, walkedKinds);
        curies = new CurieOrder(graph);
        walk = new Walk(graph, limits, targets, tiers, walkedKinds, curies);
        states = walk.states();
        chain = new Chain(graph, states, tiers, species);
    }

    private static boolean[] walkedKinds(List<EdgeKind> kinds, Set<Predicate> predicates) {
        boolean[] walked = new boolean[kinds.size()];
        for (int i = 0; i < walked.length; i++) {
            walked[i] = predicates.contains(kinds.get(i).predicate());
        }
        return walked;
    }

    /// The graph.
    public Graph graph() {
        return graph;
    }

    /// Looks up the identifier `bytes[start, end)`.
    ///
    /// @param types the types it may have, of this graph; null if its type is not known
    /// @throws RunStopped if the graph file has been cut or damaged since it was opened; the JVM may tell so with an
    ///     `InternalError` of its own shortly after
    public LookupStatus resolve(TypeSet types, byte[] bytes, int start, int end) {
        begin(types, bytes, start, end);
        while (edgesAhead() >= 0) {
            step();
        }
        return end();
    }

    /// Looks up a node, as if it alone had its identifier.
    ///
    /// @throws RunStopped as [#resolve(TypeSet, byte[], int, int)]
    public LookupStatus resolve(int node) {
        try {
            walked = false;
            candidateCount = 0;
            nodes[0] = node;
            nodeCount = 1;
            walk();
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw graph.changed(damaged);
        }
        while (edgesAhead() >= 0) {
            step();
        }
        return end();
    }

    /// Finds the nodes of an identifier and walks nowhere.
    void find(TypeSet types, byte[] bytes, int start, int end) {
        walked = false;
        candidateCount = 0;
        try {
            findNodes(types, bytes, start, end);
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw graph.changed(damaged);
        }
    }

    /// The nodes that [#find] has found.
    int[] foundNodes() {
        return Arrays.copyOf(nodes, nodeCount);
    }

    /// Begins to look up an identifier as [#resolve] does. Then [#edgesAhead] and [#step] take turns, and [#end] is
    /// the end. In between other resolvers may go on, while the memory comes that this one reads next.
    void begin(TypeSet types, byte[] bytes, int start, int end) {
        try {
            findAndWalk(types, bytes, start, end);
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw graph.changed(damaged);
        }
    }

    /// How many edges the next step may follow, [Long#MAX_VALUE] if that is not known; -1 if there is no further step.
    long edgesAhead() {
        try {
            return walked ? walk.edgesAhead() : -1;
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw graph.changed(damaged);
        }
    }

    /// Goes one hop further.
    void step() {
        try {
            walk.step();
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw graph.changed(damaged);
        }
    }

    /// Ends a look-up: its mappings are in order then.
    LookupStatus end() {
        try {
            if (walked) {
                walk.end();
            }
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw graph.changed(damaged);
        }
        if (status != null) {
            return status;
        }
        return walk.mappings() > 0 ? LookupStatus.MAPPED : LookupStatus.NO_TARGET;
    }

    private void findAndWalk(TypeSet types, byte[] bytes, int start, int end) {
        walked = false;
        candidateCount = 0;
        findNodes(types, bytes, start, end);
        if (nodeCount == 0) {
            status = LookupStatus.NOT_IN_GRAPH;
            return;
        }
        if (types == null && nodeCount > 1) {
            candidateCount = nodeCount;
            sortCandidates();
            status = LookupStatus.AMBIGUOUS;
            return;
        }
        walk();
    }

    /// Begins to walk from the nodes.
    private void walk() {
        walk.clear();
        walked = true;
        boolean replaced = false;
        boolean withdrawn = true;
        for (int i = 0; i < nodeCount; i++) {
            walk.start(nodes[i]);
            states.add(nodes[i], -1, -1, 0);
            replaced |= tiers.of(nodes[i], species) != Tiers.CURRENT;
            withdrawn &= graph.isWithdrawn(nodes[i]);
        }
        if (replaced && findReplaced()) {
            return;
        }
        status = withdrawn ? LookupStatus.OBSOLETE : null;
        walk.scaleFor(0);
        walk.begin(0, null);
    }

    /// @return false if nothing has replaced it after all
    private boolean findReplaced() {
        int successors = chain.follow();
        if (successors == 0) {
            states.cutTo(nodeCount);
            return false;
        }
        boolean withdrawn = true;
        for (int i = 0; i < successors; i++) {
            withdrawn &= graph.isWithdrawn(chain.end(i));
        }
        if (successors > 1) {
            candidateCount = successors;
            nodes = nodes.length < successors ? new int[successors] : nodes;
            for (int i = 0; i < successors; i++) {
                nodes[i] = chain.end(i);
            }
            sortCandidates();
            if (chain.isByAlias()) {
                walked = false;
                status = LookupStatus.AMBIGUOUS;
                return true;
            }
        }
        int first = chain.addEnds();
        walk.scaleFor(chain.factors());
        walk.begin(first, chain);
        status = withdrawn ? LookupStatus.OBSOLETE : successors > 1 ? LookupStatus.SPLIT : LookupStatus.SECONDARY;
        return true;
    }

    /// Finds the nodes of this identifier: they are in one bucket of the hash table, or go on in the next.
    private void findNodes(TypeSet types, byte[] bytes, int start, int end) {
        nodeCount = 0;
        long hash = IdHash.of(bytes, start, end);
        int bucket = GraphFormat.bucket(hash, graph.buckets());
        int tag = GraphFormat.tag(hash);
        MappedFile file = graph.file();
        for (int probes = 0; probes < graph.buckets(); probes++) {
            long at = graph.bucket(bucket);
            ByteBuffer page = file.page(at);
            int from = file.inPage(at);
            for (int i = 0; i < GraphFormat.BUCKET_SIZE; i++) {
                int found = page.get(from + i) & 0xFF;
                if (found == 0) {
                    return;
                }
                if (found == tag) {
                    check(page.getInt(from + GraphFormat.BUCKET_NODES + 4 * i), types, bytes, start, end);
                }
            }
            bucket = bucket + 1 == graph.buckets() ? 0 : bucket + 1;
        }
    }

    private void check(int node, TypeSet types, byte[] bytes, int start, int end) {
        if (graph.hasId(node, bytes, start, end) && (types == null || types.contains(graph.typeOf(node)))) {
            if (nodeCount == nodes.length) {
                nodes = Arrays.copyOf(nodes, nodeCount * 2);
            }
            nodes[nodeCount++] = node;
        }
    }

    /// Puts the candidates, which are few, in the order of their CURIEs.
    private void sortCandidates() {
        for (int i = 1; i < candidateCount; i++) {
            int node = nodes[i];
            int at = i;
            while (at > 0 && curies.isBefore(node, nodes[at - 1])) {
                nodes[at] = nodes[at - 1];
                at--;
            }
            nodes[at] = node;
        }
    }

    /// Identifiers that the one looked up may stand for: its types if it is ambiguous, its successors if it is split.
    public int candidates() {
        return candidateCount;
    }

    /// A candidate's node.
    public int candidate(int i) {
        return nodes[i];
    }

    /// Number of mappings found.
    public int mappings() {
        return walked ? walk.mappings() : 0;
    }

    /// Whether a limit has cut something off: mappings, or edges that were not followed.
    public boolean isTruncated() {
        return walked && walk.isTruncated();
    }

    /// The node of a mapping.
    public int node(int mapping) {
        return states.node(walk.mapping(mapping));
    }

    /// Hops to a mapping; 0 for the successor of a secondary identifier.
    public int hops(int mapping) {
        return states.hops(walk.mapping(mapping));
    }

    /// Confidence of a mapping in ten-thousandths.
    public int confidence(int mapping) {
        return walk.confidence(mapping);
    }

    /// Predicate of the last hop to a mapping.
    public Predicate predicate(int mapping) {
        return graph.tables().kinds().get(kind(mapping)).predicate();
    }

    /// Where the last hop to a mapping is from; empty if unknown.
    public String source(int mapping) {
        return graph.tables().kinds().get(kind(mapping)).source();
    }

    /// Whether the last hop to a mapping leads from an alias.
    public boolean isAlias(int mapping) {
        return graph.isAlias(kind(mapping));
    }

    /// Appends the confidence of a mapping as a decimal number without needless zeros.
    public void writeConfidence(int mapping, ByteSink out) {
        Confidence.write(confidence(mapping) * (Confidence.ONE / Confidence.ROUNDED_ONE), out);
    }

    /// Number of identifiers that were looked up at once: one text may stand for several, of types that are related.
    public int starts() {
        return walked ? walk.starts() : 0;
    }

    /// One of the nodes that were looked up.
    public int start(int i) {
        return walk.startNode(i);
    }

    int kind(int mapping) {
        return states.kind(walk.mapping(mapping));
    }

    /// Number of identifiers on the path to a mapping, both ends included.
    public int pathLength(int mapping) {
        return states.depth(walk.mapping(mapping)) + 1;
    }

    /// The node on the path to a mapping at `i`, the start being at 0.
    public int pathNode(int mapping, int i) {
        int state = walk.mapping(mapping);
        for (int steps = states.depth(state) - i; steps > 0; steps--) {
            state = states.parent(state);
        }
        return states.node(state);
    }

    /// The predicate of the step on the path to a mapping that leads to its identifier `i`, which is not the start.
    public Predicate pathPredicate(int mapping, int i) {
        int state = walk.mapping(mapping);
        for (int steps = states.depth(state) - i; steps > 0; steps--) {
            state = states.parent(state);
        }
        return graph.tables().kinds().get(states.kind(state)).predicate();
    }

    /// Puts the nodes of the path to a mapping, the start first, and the kinds of edges that lead to them into arrays
    /// that have room for them.
    void path(int mapping, int[] nodes, int[] kinds) {
        int state = walk.mapping(mapping);
        for (int i = states.depth(state); i >= 0; i--) {
            nodes[i] = states.node(state);
            kinds[i] = states.kind(state);
            state = states.parent(state);
        }
    }
}
