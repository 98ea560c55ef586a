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
    private final boolean[] walked;
    private final int maxHops;
    private final int maxFanIn;
    private final int maxFanOut;
    private final long unit;
    private final BigInteger wideUnit;

    private final PathStates states;
    private final NodeStates byNode = new NodeStates();
    private final BestProducts best;
    private final KeyedSort sort = new KeyedSort();

    private int digits = -1;
    private boolean wide;
    private long scale;
    private BigInteger wideScale;
    private long least;
    private BigInteger wideLeast;
    private long floor;
    private long lastBest;
    private boolean truncated;
    private int[] starts = new int[4];
    private int startCount;
    private int firstLayer;

    private long[] keys = new long[64];
    private int[] found = new int[64];
    private int foundCount;

    /// @param targets types that mappings may have, or null for all
    /// @param walked by kind of edge whether it is walked, or null for all
    Walk(Graph graph, LookupLimits limits, TypeSet targets, boolean[] walked) {
        this.graph = graph;
        this.file = graph.file();
        this.limits = limits;
        this.targets = targets;
        this.walked = walked;
        this.maxHops = limits.maxHops();
        this.maxFanIn = limits.maxFanIn();
        this.maxFanOut = limits.maxFanOut();
        this.unit = Confidence.power(graph.decimals());
        this.wideUnit = BigInteger.valueOf(unit);
        this.states = new PathStates(graph);
        this.best = limits.maxMappings() <= MOST_KEPT ? new BestProducts(limits.maxMappings()) : null;
    }

    /// Forgets the look-up before.
    void clear() {
        states.clear();
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
            least = wideLeast.longValueExact();
        }
    }

    /// Finds the way from the states that have been added: from those at `first` and behind it; those before are parts
    /// of paths, and what was looked up is among them.
    ///
    /// @param chain knows the products of the states from `first` on; null if they are all 1
    void run(int first, Chain chain) {
        firstLayer = first;
        floor = least;
        lastBest = -1;
        if (best != null) {
            best.clear();
        }
        for (int state = 0; state < first; state++) {
            if (states.parent[state] < 0) {
                block(state);
            }
        }
        for (int state = first; state < states.size; state++) {
            if (!begin(state, chain == null ? wideScale : chain.product(state - first, wideScale))) {
                continue;
            }
            int node = states.node[state];
            states.wanted[state] = isTarget(graph.typeOf(node)) && !isStart(node);
            byNode.set(byNode.slot(node), node, state);
            noteNew(state);
        }
        int from = first;
        for (int hop = 1; hop <= maxHops && from < states.size; hop++) {
            int to = states.size;
            for (int state = from; state < to; state++) {
                if (wide) {
                    expandWide(state, hop);
                } else if (states.product[state] >= floor) {
                    expand(state, hop);
                }
            }
            from = to;
        }
        gather();
    }

    /// Gives a state its product.
    ///
    /// @return false if that is too little to start from
    private boolean begin(int state, BigInteger product) {
        states.current[state] = product.compareTo(wideLeast) >= 0;
        if (wide) {
            states.widen(state, product);
        } else {
            states.product[state] = product.longValueExact();
        }
        return states.current[state];
    }

    /// Keeps the way out of a node: no path to it can be better than this.
    private void block(int state) {
        states.product[state] = Long.MAX_VALUE;
        if (wide) {
            states.widen(state, wideScale.add(BigInteger.ONE));
        }
        byNode.set(byNode.slot(states.node[state]), states.node[state], state);
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

    private void expand(int state, int hop) {
        int node = states.node[state];
        long to = graph.row(node + 1);
        long factor = states.product[state] / unit;
        int followed = 0;
        for (long at = graph.row(node); at < to; ) {
            ByteBuffer page = file.page(at);
            int i = file.inPage(at);
            int end = i + (int) Math.min(to - at, file.leftInPage(at));
            at += end - i;
            for (; i < end; i += GraphFormat.EDGE_BYTES) {
                long first = page.getLong(i);
                long product = factor * (first >>> 32);
                if (product < floor) {
                    return;
                }
                long second = page.getLong(i + 8);
                int goal = (int) first;
                int kind = (int) (second >>> 32) & GraphFormat.MAX_KINDS - 1;
                if (!isWalked(kind) || isTooFannedIn(goal)) {
                    continue;
                }
                if (followed++ == maxFanOut) {
                    truncated = true;
                    return;
                }
                boolean target = isTarget((int) (second >>> 52));
                if (target || hop < maxHops) {
                    reach(state, goal, (int) second, kind, hop, target, product, null);
                }
            }
        }
    }

    private void expandWide(int state, int hop) {
        int node = states.node[state];
        long to = graph.row(node + 1);
        BigInteger factor = states.wideProduct[state].divide(wideUnit);
        int followed = 0;
        for (long at = graph.row(node); at < to; at += GraphFormat.EDGE_BYTES) {
            long first = file.longAt(at);
            BigInteger product = factor.multiply(BigInteger.valueOf(first >>> 32));
            if (product.compareTo(wideLeast) < 0) {
                return;
            }
            long second = file.longAt(at + 8);
            int goal = (int) first;
            int kind = (int) (second >>> 32) & GraphFormat.MAX_KINDS - 1;
            if (!isWalked(kind) || isTooFannedIn(goal)) {
                continue;
            }
            if (followed++ == maxFanOut) {
                truncated = true;
                return;
            }
            boolean target = isTarget((int) (second >>> 52));
            if (target || hop < maxHops) {
                reach(state, goal, (int) second, kind, hop, target, 0, product);
            }
        }
    }

    private boolean isWalked(int kind) {
        return walked == null || walked[kind];
    }

    private boolean isTooFannedIn(int node) {
        if (maxFanIn != LookupLimits.NONE && graph.fanIn(node) > maxFanIn) {
            truncated = true;
            return true;
        }
        return false;
    }

    /// Takes note of a path to `goal`, if it is the best so far.
    private void reach(
            int from, int goal, int rank, int kind, int hop, boolean target, long product, BigInteger wideProduct) {
        int slot = byNode.slot(goal);
        int known = byNode.state(slot);
        int state = known;
        if (known >= 0) {
            int order = wide
                    ? wideProduct.compareTo(states.wideProduct[known])
                    : Long.compare(product, states.product[known]);
            if (order < 0 || order == 0 && !isBetterPath(from, known, hop)) {
                return;
            }
        }
        if (known < 0 || states.hops[known] != hop) {
            state = states.add(goal, from, kind, rank, hop);
            states.wanted[state] = known < 0 ? target && !isStart(goal) : states.wanted[known];
            byNode.set(slot, goal, state);
        } else {
            states.parent[state] = from;
            states.kind[state] = kind;
            states.depth[state] = states.depth[from] + 1;
        }
        if (wide) {
            states.widen(state, wideProduct);
            if (known >= 0 && known != state) {
                states.current[known] = false;
            }
            return;
        }
        long old = known < 0 ? 0 : states.product[known];
        states.product[state] = product;
        if (known < 0) {
            noteNew(state);
        } else {
            if (known != state) {
                states.current[known] = false;
            }
            if (best != null && states.wanted[state] && product > old) {
                best.improve(old, product);
                raiseFloor();
            }
        }
    }

    /// Whether a path of `hop` hops over `from` is better than the one of equal product that is known.
    private boolean isBetterPath(int from, int known, int hop) {
        return states.hops[known] == hop && states.isBefore(from, states.parent[known], states.node[known]);
    }

    private void noteNew(int state) {
        if (best != null && !wide && states.wanted[state]) {
            best.add(states.product[state]);
            raiseFloor();
        }
    }

    private void raiseFloor() {
        if (best.isFull() && best.last() != lastBest) {
            lastBest = best.last();
            floor = Math.max(least, (2L * rounded(lastBest) - 1) * (scale / (2 * Confidence.ROUNDED_ONE)));
        }
    }

    private int rounded(long product) {
        return (int) ((product + scale / (2 * Confidence.ROUNDED_ONE)) / (scale / Confidence.ROUNDED_ONE));
    }

    private int rounded(int state) {
        if (!wide) {
            return rounded(states.product[state]);
        }
        return new BigDecimal(states.wideProduct[state], digits)
                .setScale(4, RoundingMode.HALF_UP)
                .movePointRight(4)
                .intValueExact();
    }

    /// Puts the mappings in order: confidence falling, hops, rank.
    private void gather() {
        int count = 0;
        for (int state = firstLayer; state < states.size; state++) {
            if (states.wanted[state] && states.current[state] && (wide || states.product[state] >= floor)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                    keys = Arrays.copyOf(keys, count * 2);
                }
                keys[count] = (long) (Confidence.ROUNDED_ONE - rounded(state)) << 34
                        | (long) states.hops[state] << 31
                        | states.rank[state];
                found[count++] = state;
            }
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
