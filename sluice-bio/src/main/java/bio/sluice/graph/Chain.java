package bio.sluice.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows `previous` edges from a secondary identifier to its successors, before any hop. One thread; made for each
/// such identifier, for they are few.
///
/// A successor that has itself been replaced is followed on. Of several ways to one successor the best counts: highest
/// product, then the CURIEs that come first in byte order. Circles lead nowhere.
final class Chain {
    private final Graph graph;
    private final PathStates states;
    private final int firstReplacing;
    /// By node: state of the best way to it.
    private final Map<Integer, Integer> byNode = new HashMap<>();
    /// By state: product of the confidences as an integer of `decimals` for each factor that is not 1.
    private final List<BigInteger> products = new ArrayList<>();
    /// By state: number of these factors.
    private final List<Integer> factors = new ArrayList<>();

    private final List<Integer> ends = new ArrayList<>();

    /// @param firstReplacing the first kind whose predicate is `previous`
    Chain(Graph graph, PathStates states, int firstReplacing) {
        this.graph = graph;
        this.states = states;
        this.firstReplacing = firstReplacing;
    }

    /// Adds the states of the ways from the starts, which are the states so far.
    ///
    /// @return the number of successors, a start that nothing has replaced being its own
    int follow() {
        for (int start = 0; start < states.size(); start++) {
            products.add(BigInteger.ONE);
            factors.add(0);
            byNode.put(states.node(start), start);
        }
        // States are added behind; one that was bettered is not followed any more.
        for (int state = 0; state < states.size(); state++) {
            if (byNode.get(states.node(state)) == state) {
                expand(state);
            }
        }
        for (int state = 0; state < states.size(); state++) {
            if (byNode.get(states.node(state)) == state && !graph.isReplaced(states.node(state))) {
                ends.add(state);
            }
        }
        return ends.size();
    }

    /// Adds a state for each successor, at the end of the best way to it, one behind the other.
    ///
    /// @return the first of them
    int addEnds() {
        int first = states.size();
        for (int end : ends) {
            states.add(states.node(end), states.parent(end), states.kind(end), 0);
        }
        return first;
    }

    private void expand(int state) {
        int node = states.node(state);
        int edges = graph.edges(node);
        long targets = graph.targets(node);
        long links = graph.links(targets, edges);
        for (int i = 0; i < edges; i++) {
            long link = graph.link(links, i);
            int kind = Graph.kindOf(link);
            if (kind < firstReplacing) {
                continue;
            }
            int goal = graph.target(targets, i);
            int units = Graph.confidenceOf(link);
            boolean factor = units != Confidence.power(graph.decimals());
            BigInteger product = factor ? products.get(state).multiply(BigInteger.valueOf(units)) : products.get(state);
            int count = factors.get(state) + (factor ? 1 : 0);
            Integer known = byNode.get(goal);
            if (known == null || isBetter(product, count, state, known)) {
                byNode.put(goal, states.add(goal, state, kind, 0));
                products.add(product);
                factors.add(count);
            }
        }
    }

    private boolean isBetter(BigInteger product, int count, int from, int known) {
        if (states.parent(known) < 0) {
            return false;
        }
        int most = Math.max(count, factors.get(known));
        int order = scaled(product, most - count).compareTo(scaled(products.get(known), most - factors.get(known)));
        return order > 0 || order == 0 && states.isBefore(from, states.parent(known), states.node(known));
    }

    private BigInteger scaled(BigInteger product, int missing) {
        return product.multiply(BigInteger.TEN.pow(graph.decimals() * missing));
    }

    /// Most factors in any way.
    int factors() {
        int most = 0;
        for (int count : factors) {
            most = Math.max(most, count);
        }
        return most;
    }

    /// The product at a successor, numbered from 0, as a share of `scale`.
    BigInteger product(int end, BigInteger scale) {
        int state = ends.get(end);
        return products.get(state).multiply(scale).divide(BigInteger.TEN.pow(graph.decimals() * factors.get(state)));
    }
}
