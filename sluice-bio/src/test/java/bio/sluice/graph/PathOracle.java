package bio.sluice.graph;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a look-up must find, by trying every simple path: slow, without any of the tricks of the real thing.
final class PathOracle {
    record Node(String type, String id) {
        String curie() {
            boolean own = id.toLowerCase(Locale.ROOT).startsWith(type + ":") && id.length() > type.length() + 1;
            return type + ":" + (own ? id.substring(type.length() + 1) : id);
        }
    }

    record Step(Node to, Predicate predicate, BigDecimal confidence, String source) {}

    record Route(List<Node> nodes, BigDecimal product, int hops, Predicate predicate, String source) {
        Node end() {
            return nodes.get(nodes.size() - 1);
        }

        int rounded() {
            return product.setScale(4, RoundingMode.HALF_UP).movePointRight(4).intValueExact();
        }
    }

    record Answer(LookupStatus status, List<String> mappings, boolean truncated) {}

    private static final Comparator<Route> BETTER_FIRST = Comparator.comparing(Route::product)
            .reversed()
            .thenComparing(Route::hops)
            .thenComparing(Route::nodes, PathOracle::compareCuries)
            .thenComparing(Route::predicate);

    private static final Comparator<Route> OUTPUT_ORDER = Comparator.comparing(Route::rounded)
            .reversed()
            .thenComparing(Route::hops)
            .thenComparing(route -> route.end().id(), Texts.BYTE_ORDER)
            .thenComparing(route -> route.end().type());

    private final Map<Node, List<Step>> steps = new HashMap<>();
    private final Map<Node, Integer> fanIn = new HashMap<>();
    private LookupLimits limits;
    private boolean truncated;
    private Set<Node> starts;
    private Map<Node, Route> best;

    PathOracle(List<RandomEdges.Edge> edges) {
        for (RandomEdges.Edge edge : edges) {
            Node from = new Node(edge.sourceType(), edge.sourceId());
            Node to = new Node(edge.targetType(), edge.targetId());
            BigDecimal confidence = edge.confidence().isEmpty() ? BigDecimal.ONE : new BigDecimal(edge.confidence());
            steps.computeIfAbsent(from, n -> new ArrayList<>());
            steps.computeIfAbsent(to, n -> new ArrayList<>());
            put(from, new Step(to, edge.predicate(), confidence, edge.source()));
            if (edge.predicate() != Predicate.PREVIOUS) {
                Predicate back = edge.predicate() == Predicate.BROADER
                        ? Predicate.NARROWER
                        : edge.predicate() == Predicate.NARROWER ? Predicate.BROADER : edge.predicate();
                put(to, new Step(from, back, confidence, edge.source()));
            }
        }
        for (List<Step> row : steps.values()) {
            row.sort(Comparator.comparing(Step::confidence)
                    .reversed()
                    .thenComparing(step -> step.to().id(), Texts.BYTE_ORDER)
                    .thenComparing(step -> step.to().type())
                    .thenComparing(Step::predicate));
            row.forEach(step -> fanIn.merge(step.to(), 1, Integer::sum));
        }
    }

    private void put(Node from, Step step) {
        List<Step> row = steps.get(from);
        for (int i = 0; i < row.size(); i++) {
            Step old = row.get(i);
            if (old.to().equals(step.to()) && old.predicate() == step.predicate()) {
                int order = step.confidence().compareTo(old.confidence());
                if (order > 0 || order == 0 && step.source().compareTo(old.source()) < 0) {
                    row.set(i, step);
                }
                return;
            }
        }
        row.add(step);
    }

    /// The types under which the identifier is known.
    Set<String> types(String id) {
        Set<String> types = new TreeSet<>();
        steps.keySet().stream().filter(node -> node.id().equals(id)).forEach(node -> types.add(node.type()));
        return types;
    }

    Answer resolve(String type, String id, LookupLimits asked) {
        limits = asked;
        truncated = false;
        best = new HashMap<>();
        Set<String> types = types(id);
        if (type != null) {
            types.retainAll(Set.of(type));
        }
        if (types.isEmpty()) {
            return new Answer(LookupStatus.NOT_IN_GRAPH, List.of(), false);
        }
        if (types.size() > 1) {
            return new Answer(LookupStatus.AMBIGUOUS, List.of(), false);
        }
        Node start = new Node(types.iterator().next(), id);
        starts = Set.of(start);
        Map<Node, Route> successors = new HashMap<>();
        follow(new Route(List.of(start), BigDecimal.ONE, 0, null, null), successors);
        boolean replaced = isReplaced(start) && !successors.isEmpty();
        if (replaced) {
            successors.values().forEach(this::walk);
        } else {
            walk(new Route(List.of(start), BigDecimal.ONE, 0, null, null));
        }
        List<Route> found = new ArrayList<>();
        for (Route route : best.values()) {
            boolean wanted = limits.targetTypes().isEmpty()
                    || limits.targetTypes().contains(route.end().type());
            if (wanted && !starts.contains(route.end())) {
                found.add(route);
            }
        }
        found.sort(OUTPUT_ORDER);
        int count = Math.min(found.size(), limits.maxMappings());
        List<String> mappings = found.subList(0, count).stream()
                .map(route -> route.end() + " " + route.hops() + " " + route.rounded() + " "
                        + route.predicate().text() + " " + route.source() + " "
                        + route.nodes().stream().map(Node::curie).toList())
                .toList();
        LookupStatus status = !replaced
                ? mappings.isEmpty() ? LookupStatus.NO_TARGET : LookupStatus.MAPPED
                : successors.size() == 1 ? LookupStatus.SECONDARY : LookupStatus.SPLIT;
        return new Answer(status, mappings, truncated || found.size() > count);
    }

    private boolean isReplaced(Node node) {
        return steps.get(node).stream().anyMatch(step -> step.predicate() == Predicate.PREVIOUS);
    }

    private void follow(Route route, Map<Node, Route> successors) {
        if (!isReplaced(route.end())) {
            successors.merge(route.end(), route, PathOracle::better);
            return;
        }
        for (Step step : steps.get(route.end())) {
            if (step.predicate() == Predicate.PREVIOUS && !route.nodes().contains(step.to())) {
                follow(on(route, step, 0), successors);
            }
        }
    }

    private void walk(Route route) {
        if (route.product().compareTo(limits.minConfidence()) < 0) {
            return;
        }
        best.merge(route.end(), route, PathOracle::better);
        if (route.hops() == limits.maxHops()) {
            return;
        }
        Map<String, Integer> followed = new HashMap<>();
        for (Step step : steps.get(route.end())) {
            boolean walked =
                    limits.predicates().isEmpty() || limits.predicates().contains(step.predicate());
            if (!walked || route.product().multiply(step.confidence()).compareTo(limits.minConfidence()) < 0) {
                continue;
            }
            if (fanIn.getOrDefault(step.to(), 0) > limit(limits.maxFanIn(), step.to())) {
                truncated = true;
                continue;
            }
            if (followed.merge(step.to().type(), 1, Integer::sum) > limit(limits.maxFanOut(), step.to())) {
                truncated = true;
                continue;
            }
            boolean again = starts.contains(step.to())
                    || route.nodes()
                            .subList(
                                    route.nodes().size() - 1 - route.hops(),
                                    route.nodes().size())
                            .contains(step.to());
            if (!again) {
                walk(on(route, step, 1));
            }
        }
    }

    private static int limit(FanLimit limit, Node to) {
        return limit.byType().getOrDefault(to.type(), limit.most());
    }

    private static Route on(Route route, Step step, int hops) {
        List<Node> nodes = new ArrayList<>(route.nodes());
        nodes.add(step.to());
        return new Route(
                nodes,
                route.product().multiply(step.confidence()),
                route.hops() + hops,
                step.predicate(),
                step.source());
    }

    private static Route better(Route a, Route b) {
        return BETTER_FIRST.compare(a, b) <= 0 ? a : b;
    }

    private static int compareCuries(List<Node> a, List<Node> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Texts.BYTE_ORDER.compare(a.get(i).curie(), b.get(i).curie());
            if (order == 0) {
                order = Texts.BYTE_ORDER.compare(a.get(i).id(), b.get(i).id());
            }
            if (order == 0) {
                order = a.get(i).type().compareTo(b.get(i).type());
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
