package bio.sluice.graph;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Finds the best path from some starts to every node within reach, hop by hop. One thread; reused.
///
/// Before hop `h` it knows the best path of at most `h - 1` hops to each node. Only nodes whose best path was found in
/// the last hop go on, for what starts from an older path has been seen. Products only fall along a path, and rows are
/// sorted by confidence, so a row is left as soon as its products are too small to matter: below the least confidence,
/// or, once there are more mappings than may be given, rounded below the last that is given. What rounds to the same is
/// still followed, for the exact product decides which path a mapping has.
///
/// All products of a look-up are integers of one scale: the tenth power that holds the decimals of as many confidences
/// as a path can have. They are longs up to 18 digits (nine decimals and two hops, four and four), else `BigInteger`.
final class Walk {
    private static final int LONG_DIGITS = 18;
    /// Digits that rounding needs: five, so that half a ten-thousandth is a whole number.
    private static final int LEAST_DIGITS = 5;
    /// Above this many mappings, sorting all that were found costs less than keeping the best in order.
    private static final int MOST_KEPT = 64;

    private final Graph graph;
    private final MappedFile file;
    private final LookupLimits limits;
    private final TypeSet targets;
    private final Tiers tiers;
    /// By kind of edge whether it is walked; null if all are.
    private final boolean[] walked;
    private final int maxHops;
    /// By type of the goal; null for no limit.
    private final int[] maxFanIn;
    /// By type of the goal; null for no limit.
    private final int[] maxFanOut;
    private final int species;
    /// Whether an edge may be forbidden for what it leads to.
    private final boolean hasCaps;
    private final boolean shortLinks;
    private final int linkBytes;
    private final int targetBytes;
    private final int targetMask;
    private final long unit;
    private final BigInteger wideUnit;

    private final PathStates states;
    private final NodeStates byNode = new NodeStates();
    private final BestProducts best;
    private final KeyedSort sort = new KeyedSort();

    private int digits = -1;
    private boolean wide;
    private long scale;
    /// Half a ten-thousandth, which is what confidences are rounded to.
    private long half;

    private BigInteger wideScale;
    private long least;
    private BigInteger wideLeast;
    private long floor;
    private long lastBest;
    private boolean truncated;
    /// By type of the goal: edges followed from the node that is expanded. Null if nobody counts.
    private final int[] followed;

    private int[] starts = new int[4];
    private int startCount;
    private int firstLayer;
    /// The states that were added by the last hop, and its number.
    private int layerFrom;

    private int layerTo;
    private int hop;
    private long[] rows = new long[64];
    private int[] rowLengths = new int[64];
    /// Depends on all that has been touched, so that no compiler leaves the reading out as useless.
    private long touched;

    private long[] keys = new long[64];
    private int[] found = new int[64];
    private int foundCount;

    /// @param targets types that mappings may have, or null for all
    /// @param tiers says which edges of replaced identifiers are walked
    /// @param walked by kind of edge whether it is walked, or null for all
    /// @param curies decide between paths that are else equal
    Walk(Graph graph, LookupLimits limits, TypeSet targets, Tiers tiers, boolean[] walked, CurieOrder curies) {
        this.graph = graph;
        this.file = graph.file();
        this.limits = limits;
        this.targets = targets;
        this.tiers = tiers;
        this.walked = walked;
        this.maxHops = limits.maxHops();
        this.maxFanIn = limits.maxFanIn().of(graph);
        this.maxFanOut = limits.maxFanOut().of(graph);
        this.followed = maxFanOut == null ? null : new int[maxFanOut.length];
        this.species = limits.species();
        this.hasCaps = species != 0 || maxFanIn != null || maxFanOut != null;
        this.shortLinks = graph.shortLinks();
        this.linkBytes = graph.linkBytes();
        this.targetBytes = graph.targetBytes();
        this.targetMask = graph.targetMask();
        this.unit = Confidence.power(graph.decimals());
        this.wideUnit = BigInteger.valueOf(unit);
        this.states = new PathStates(curies);
        this.best = limits.maxMappings() <= MOST_KEPT ? new BestProducts(limits.maxMappings()) : null;
    }

    /// Forgets the look-up before.
    void clear() {
        states.cutTo(0);
        byNode.clear();
        truncated = false;
        startCount = 0;
        foundCount = 0;
    }

    /// Says that `node` is what was looked up: it is no mapping of itself.
    void start(int node) {
        if (startCount == starts.length) {
            starts = Arrays.copyOf(starts, startCount * 2);
        }
        starts[startCount++] = node;
    }

    int starts() {
        return startCount;
    }

    int startNode(int i) {
        return starts[i];
    }

    PathStates states() {
        return states;
    }

    /// Chooses the scale for paths with `factors` confidences that are not hops.
    void scaleFor(int factors) {
        int needed = Math.max(graph.decimals() * (maxHops + factors), LEAST_DIGITS);
        if (needed == digits) {
            return;
        }
        digits = needed;
        wide = digits > LONG_DIGITS;
        wideScale = BigInteger.TEN.pow(digits);
        wideLeast = limits.minConfidence()
                .multiply(new BigDecimal(wideScale))
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
        if (!wide) {
            scale = wideScale.longValueExact();
            half = scale / (2 * Confidence.ROUNDED_ONE);
            least = wideLeast.longValueExact();
        }
    }

    /// Begins the way from the states that have been added: from those at `first` and behind it; those before are parts
    /// of paths, and what was looked up is among them. Then [#edgesAhead] and [#step] take turns, and [#end] is the
    /// end.
    ///
    /// @param chain knows the products of the states from `first` on; null if they are all 1
    void begin(int first, Chain chain) {
        firstLayer = first;
        floor = least;
        lastBest = -1;
        if (best != null) {
            best.clear();
        }
        for (int state = 0; state < first; state++) {
            if (states.parent(state) < 0) {
                block(state);
            }
        }
        for (int state = first; state < states.size(); state++) {
            if (begin(state, chain, state - first)) {
                int node = states.node(state);
                if (isTarget(graph.typeOf(node)) && !isStart(node)) {
                    states.want(state);
                }
                byNode.set(byNode.slot(node), node, state);
                noteNew(state);
            }
        }
        layerFrom = first;
        layerTo = states.size();
        hop = 0;
        if (isDone()) {
            gather();
        }
    }

    private boolean isDone() {
        return hop == maxHops || layerFrom == layerTo;
    }

    /// Looks up where the rows are that the next hop goes along.
    ///
    /// @return how many edges it may follow; -1 if there is no further hop, and [Long#MAX_VALUE] if the products are
    ///     wide
    long edgesAhead() {
        if (isDone()) {
            return -1;
        }
        if (wide) {
            return Long.MAX_VALUE;
        }
        int from = layerFrom;
        int count = layerTo - from;
        if (rows.length < count) {
            rows = new long[count * 2];
            rowLengths = new int[count * 2];
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (states.product(from + i) >= floor) {
                int node = states.node(from + i);
                long head = graph.head(node);
                rows[i] = graph.targets(node, head);
                rowLengths[i] = Graph.edges(head);
                sum += rowLengths[i];
                if (Graph.isReplaced(head)) {
                    rowLengths[i] = ~rowLengths[i];
                }
            }
        }
        return sum;
    }

    /// Goes one hop further, and touches the nodes that are read next: whoever does something else before going on has
    /// them in the cache by then.
    void step() {
        hop++;
        int from = layerFrom;
        int to = layerTo;
        for (int state = from; state < to; state++) {
            if (wide) {
                expandWide(state, hop);
            } else if (states.product(state) >= floor) {
                expand(state, rows[state - from], rowLengths[state - from], hop);
            }
        }
        layerFrom = to;
        layerTo = states.size();
        if (isDone()) {
            gather();
        } else if (!wide) {
            touchLayer();
        }
    }

    private void touchLayer() {
        int sum = 0;
        for (int state = layerFrom; state < layerTo; state++) {
            if (states.product(state) >= floor) {
                sum += graph.touch(states.node(state));
            }
        }
        touched = sum;
    }

    /// Gives a state its product.
    ///
    /// @param chain knows the product of the successor with this number; null if it is 1
    /// @return false if that is too little to start from
    private boolean begin(int state, Chain chain, int end) {
        if (wide) {
            BigInteger product = chain == null ? wideScale : chain.wideProduct(end, digits);
            states.wideProduct(state, product);
            return product.compareTo(wideLeast) >= 0;
        }
        long product = chain == null ? scale : chain.product(end, digits);
        states.product(state, product);
        return product >= least;
    }

    /// Keeps the way out of a node: no path to it can be better than this.
    private void block(int state) {
        states.product(state, Long.MAX_VALUE);
        if (wide) {
            states.wideProduct(state, wideScale.add(BigInteger.ONE));
        }
        byNode.set(byNode.slot(states.node(state)), states.node(state), state);
    }

    private boolean isTarget(int type) {
        return targets == null || targets.contains(type);
    }

    private boolean isStart(int node) {
        for (int i = 0; i < startCount; i++) {
            if (starts[i] == node) {
                return true;
            }
        }
        return false;
    }

    /// @param length number of edges, its bits inverted if `previous` edges are among them
    private void expand(int state, long row, int length, int hop) {
        long factor = states.product(state) / unit;
        int edges = length < 0 ? ~length : length;
        boolean[] kinds = length < 0 ? walkedFrom(states.node(state)) : walked;
        forgetFollowed();
        long targetsAt = row;
        long linksAt = graph.links(row, edges);
        // All of a row but the longest is in one page. Four bytes are read of each target, whatever it takes.
        for (int done = 0; done < edges; ) {
            int n = Math.min(
                    edges - done,
                    Math.min(
                            (file.leftInPage(targetsAt) - Integer.BYTES + targetBytes) / targetBytes,
                            file.leftInPage(linksAt) / linkBytes));
            if (n <= 0) {
                throw new IndexOutOfBoundsException(targetsAt);
            }
            if (!expand(state, targetsAt, linksAt, n, hop, factor, kinds)) {
                return;
            }
            done += n;
            targetsAt += (long) n * targetBytes;
            linksAt += (long) n * linkBytes;
        }
    }

    /// Follows some edges of a state's node.
    ///
    /// @return whether those behind them are to be followed
    private boolean expand(int state, long targetsAt, long linksAt, int n, int hop, long factor, boolean[] kinds) {
        boolean last = hop == maxHops;
        ByteBuffer targetPage = file.page(targetsAt);
        int target = file.inPage(targetsAt);
        ByteBuffer linkPage = file.page(linksAt);
        int linkNumber = file.inPage(linksAt);
        for (int i = 0; i < n; i++) {
            long link =
                    graph.link(shortLinks ? linkPage.getChar(linkNumber + 2 * i) : linkPage.getInt(linkNumber + 4 * i));
            long product = factor * Graph.confidenceOf(link);
            if (product < floor) {
                return false;
            }
            int goal = targetPage.getInt(target + targetBytes * i) & targetMask;
            if (kinds != null && !kinds[Graph.kindOf(link)]) {
                continue;
            }
            if (last && !isTarget(Graph.targetTypeOf(link))) {
                continue;
            }
            if (hasCaps && isCut(goal, link)) {
                continue;
            }
            int slot = byNode.slot(goal);
            int known = byNode.state(slot);
            // Most edges lead back to what is known by a better path.
            if (known < 0 || product >= states.product(known)) {
                reach(state, goal, slot, known, link, hop, product);
            }
        }
        return true;
    }

    private void expandWide(int state, int hop) {
        int node = states.node(state);
        int edges = graph.edges(node);
        long targets = graph.targets(node);
        long links = graph.links(targets, edges);
        BigInteger factor = states.wideProduct(state).divide(wideUnit);
        boolean[] kinds = graph.isReplaced(node) ? walkedFrom(node) : walked;
        forgetFollowed();
        for (int i = 0; i < edges; i++) {
            long link = graph.link(links, i);
            BigInteger product = factor.multiply(BigInteger.valueOf(Graph.confidenceOf(link)));
            if (product.compareTo(wideLeast) < 0) {
                return;
            }
            int goal = graph.target(targets, i);
            if (kinds != null && !kinds[Graph.kindOf(link)]
                    || hop == maxHops && !isTarget(Graph.targetTypeOf(link))
                    || hasCaps && isCut(goal, link)) {
                continue;
            }
            reachWide(state, goal, link, hop, product);
        }
    }

    /// By kind of edge whether it is walked from a node that `previous` edges lead away from.
    private boolean[] walkedFrom(int node) {
        int tier = tiers.of(node, species);
        truncated |= tier == Tiers.AMBIGUOUS_ALIAS && tiers.walksAliases();
        return tiers.walked(tier);
    }

    private void forgetFollowed() {
        if (followed != null) {
            Arrays.fill(followed, 0);
        }
    }

    /// Whether species or fans forbid an edge; the latter is told, but of the way back, which leads to nothing new.
    private boolean isCut(int goal, long link) {
        if (species != 0 && graph.isOfOther(goal, species)) {
            return true;
        }
        int type = Graph.targetTypeOf(link);
        if (maxFanIn != null && maxFanIn[type] != FanLimit.UNLIMITED && graph.fanIn(goal) > maxFanIn[type]
                || maxFanOut != null && followed[type]++ >= maxFanOut[type]) {
            truncated |= !isStart(goal);
            return true;
        }
        return false;
    }

    /// Takes note of a path to `goal`, whose product is not less than that of the path that is known, if it is better.
    private void reach(int from, int goal, int slot, int known, long link, int hop, long product) {
        long old = known < 0 ? 0 : states.product(known);
        if (known >= 0 && product == old && !isBetterPath(from, known, hop)) {
            return;
        }
        int state = put(from, goal, slot, known, link, hop);
        states.product(state, product);
        if (known < 0) {
            noteNew(state);
        } else if (best != null && product > old && states.isWanted(state)) {
            best.improve(old, product);
            raiseFloor();
        }
    }

    private void reachWide(int from, int goal, long link, int hop, BigInteger product) {
        int slot = byNode.slot(goal);
        int known = byNode.state(slot);
        if (known >= 0) {
            int order = product.compareTo(states.wideProduct(known));
            if (order < 0 || order == 0 && !isBetterPath(from, known, hop)) {
                return;
            }
        }
        states.wideProduct(put(from, goal, slot, known, link, hop), product);
    }

    /// Makes the path from a state to `goal` the best. What was best before is overwritten if it is of this hop; else
    /// it
    /// stays, for it may still have to go on.
    private int put(int from, int goal, int slot, int known, long link, int hop) {
        if (known >= 0 && states.hops(known) == hop) {
            states.redirect(known, from, Graph.kindOf(link));
            return known;
        }
        int state = states.add(goal, from, Graph.kindOf(link), hop);
        if (known >= 0) {
            states.supersede(known);
        }
        if (known < 0 ? isTarget(Graph.targetTypeOf(link)) && !isStart(goal) : states.isWanted(known)) {
            states.want(state);
        }
        byNode.set(slot, goal, state);
        return state;
    }

    /// Whether a path of `hop` hops over `from` is better than the one of equal product that is known.
    private boolean isBetterPath(int from, int known, int hop) {
        return states.hops(known) == hop && states.isBefore(from, states.parent(known), states.node(known));
    }

    private void noteNew(int state) {
        if (best != null && !wide && states.isWanted(state)) {
            best.add(states.product(state));
            raiseFloor();
        }
    }

    private void raiseFloor() {
        if (best.isFull() && best.last() != lastBest) {
            lastBest = best.last();
            floor = Math.max(least, (2L * rounded(lastBest) - 1) * half);
        }
    }

    private int rounded(long product) {
        return (int) ((product + half) / (2 * half));
    }

    private int rounded(int state) {
        if (!wide) {
            return rounded(states.product(state));
        }
        return new BigDecimal(states.wideProduct(state), digits)
                .setScale(4, RoundingMode.HALF_UP)
                .movePointRight(4)
                .intValueExact();
    }

    /// Gathers the mappings after the last hop, and touches their nodes.
    private void gather() {
        int count = 0;
        int sum = 0;
        for (int state = firstLayer; state < states.size(); state++) {
            if (states.isMapping(state) && (wide || states.product(state) >= floor)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                    keys = Arrays.copyOf(keys, count * 2);
                }
                // Whoever asks for the mappings will read them.
                sum += graph.touch(states.node(state));
                found[count++] = state;
            }
        }
        touched = sum;
        foundCount = count;
    }

    /// Puts the mappings in order: confidence falling, hops, rank.
    void end() {
        int count = foundCount;
        for (int i = 0; i < count; i++) {
            int state = found[i];
            keys[i] = (long) (Confidence.ROUNDED_ONE - rounded(state)) << 34
                    | (long) states.hops(state) << 31
                    | graph.rank(states.node(state));
        }
        sort.sort(keys, found, 0, count);
        foundCount = Math.min(count, limits.maxMappings());
        truncated |= count > foundCount || best != null && !wide && best.isFull();
    }

    int mappings() {
        return foundCount;
    }

    /// The state of a mapping.
    int mapping(int i) {
        return found[i];
    }

    /// Its confidence in ten-thousandths.
    int confidence(int i) {
        return Confidence.ROUNDED_ONE - (int) (keys[i] >>> 34);
    }

    boolean isTruncated() {
        return truncated;
    }
}
