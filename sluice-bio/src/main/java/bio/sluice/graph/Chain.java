package bio.sluice.graph;

import java.math.BigInteger;
import java.util.Arrays;

/// Follows `previous` edges from a secondary identifier to its successors, before any hop. One thread; reused.
/// Allocates nothing but for products of more than 18 digits.
///
/// A successor that has itself been replaced is followed on. Of several ways to one successor the best counts: highest
/// product, then the CURIEs that come first in byte order. Circles lead nowhere.
final class Chain {
    private static final int LONG_DIGITS = 18;

    private final Graph graph;
    private final PathStates states;
    private final Tiers tiers;
    private final int species;
    private final int decimals;
    /// Of each node: state of the best way to it.
    private final NodeStates byNode = new NodeStates();
    /// By state: product of the confidences as an integer of `decimals` for each factor that is not 1.
    private long[] products = new long[8];
    /// The same where that is too much for a long.
    private BigInteger[] wideProducts = new BigInteger[0];
    /// By state: number of these factors.
    private int[] factors = new int[8];

    private int[] ends = new int[8];
    private int endCount;
    private boolean wide;
    private boolean byAlias;

    /// @param species NCBI taxon that successors must not contradict; 0 for any
    Chain(Graph graph, PathStates states, Tiers tiers, int species) {
        this.graph = graph;
        this.states = states;
        this.tiers = tiers;
        this.species = species;
        this.decimals = graph.decimals();
    }

    /// Adds the states of the ways from the starts, which are the states so far.
    ///
    /// @return the number of successors, a start that nothing has replaced being its own
    int follow() {
        int starts = states.size();
        wide = false;
        if (!tryFollow()) {
            states.cutTo(starts);
            wide = true;
            tryFollow();
        }
        return endCount;
    }

    /// @return false if the products do not fit
    private boolean tryFollow() {
        byNode.clear();
        endCount = 0;
        byAlias = false;
        for (int start = 0; start < states.size(); start++) {
            put(start, 1, BigInteger.ONE, 0);
            byNode.set(byNode.slot(states.node(start)), states.node(start), start);
        }
        // States are added behind; one that was bettered is not followed any more.
        for (int state = 0; state < states.size(); state++) {
            if (isBest(state) && !expand(state)) {
                return false;
            }
        }
        for (int state = 0; state < states.size(); state++) {
            if (isBest(state) && tiers.of(states.node(state), species) == Tiers.CURRENT) {
                ends = endCount == ends.length ? Arrays.copyOf(ends, endCount * 2) : ends;
                ends[endCount++] = state;
            }
        }
        return true;
    }

    private boolean isBest(int state) {
        return byNode.state(byNode.slot(states.node(state))) == state;
    }

    private void put(int state, long product, BigInteger wideProduct, int count) {
        if (state >= products.length) {
            products = Arrays.copyOf(products, state * 2);
            factors = Arrays.copyOf(factors, state * 2);
        }
        products[state] = product;
        factors[state] = count;
        if (wide) {
            if (state >= wideProducts.length) {
                wideProducts = Arrays.copyOf(wideProducts, products.length);
            }
            wideProducts[state] = wideProduct;
        }
    }

    /// Adds a state for each successor, at the end of the best way to it, one behind the other.
    ///
    /// @return the first of them
    int addEnds() {
        int first = states.size();
        for (int i = 0; i < endCount; i++) {
            int end = ends[i];
            states.add(states.node(end), states.parent(end), states.kind(end), 0);
        }
        return first;
    }

    private boolean expand(int state) {
        int node = states.node(state);
        int tier = tiers.of(node, species);
        if (tier == Tiers.CURRENT) {
            return true;
        }
        byAlias |= tier != Tiers.PREVIOUS;
        int edges = graph.edges(node);
        long targets = graph.targets(node);
        long links = graph.links(targets, edges);
        for (int i = 0; i < edges; i++) {
            long link = graph.link(links, i);
            int kind = Graph.kindOf(link);
            if (!tiers.isFollowed(tier, kind)) {
                continue;
            }
            int goal = graph.target(targets, i);
            if (species != 0 && graph.isOfOther(goal, species)) {
                continue;
            }
            if (!reach(state, goal, kind, Graph.confidenceOf(link))) {
                return false;
            }
        }
        return true;
    }

    private boolean reach(int from, int goal, int kind, int units) {
        boolean factor = units != Confidence.power(decimals);
        int count = factors[from] + (factor ? 1 : 0);
        if (!wide && count * decimals > LONG_DIGITS) {
            return false;
        }
        long product = wide || !factor ? products[from] : products[from] * units;
        BigInteger wideProduct =
                !wide ? null : factor ? wideProducts[from].multiply(BigInteger.valueOf(units)) : wideProducts[from];
        int slot = byNode.slot(goal);
        int known = byNode.state(slot);
        if (known < 0 || isBetter(product, wideProduct, count, from, known)) {
            int state = states.add(goal, from, kind, 0);
            byNode.set(slot, goal, state);
            put(state, product, wideProduct, count);
        }
        return true;
    }

    private boolean isBetter(long product, BigInteger wideProduct, int count, int from, int known) {
        if (states.parent(known) < 0) {
            return false;
        }
        int most = Math.max(count, factors[known]);
        int mine = decimals * (most - count);
        int other = decimals * (most - factors[known]);
        int order = wide
                ? scaled(wideProduct, mine).compareTo(scaled(wideProducts[known], other))
                : Long.compare(product * power(mine), products[known] * power(other));
        return order > 0 || order == 0 && states.isBefore(from, states.parent(known), states.node(known));
    }

    private static BigInteger scaled(BigInteger product, int digits) {
        return product.multiply(BigInteger.TEN.pow(digits));
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    /// Whether any step went from an alias to what it is a name of.
    boolean isByAlias() {
        return byAlias;
    }

    /// The node of a successor, numbered from 0.
    int end(int i) {
        return states.node(ends[i]);
    }

    /// Most factors in any way to a successor.
    int factors() {
        int most = 0;
        for (int i = 0; i < endCount; i++) {
            most = Math.max(most, factors[ends[i]]);
        }
        return most;
    }

    /// The product at a successor as a share of 10 to the power of `digits`, which is a long.
    long product(int end, int digits) {
        int state = ends[end];
        int more = digits - decimals * factors[state];
        return wide ? wideProduct(end, digits).longValueExact() : products[state] * power(more);
    }

    /// The product at a successor as a share of 10 to the power of `digits`.
    BigInteger wideProduct(int end, int digits) {
        int state = ends[end];
        BigInteger product = wide ? wideProducts[state] : BigInteger.valueOf(products[state]);
        return scaled(product, digits - decimals * factors[state]);
    }
}
