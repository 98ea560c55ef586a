package bio.sluice.graph;

import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
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
            IdentifierType known = IdentifierTypes.standard().find(type);
            String prefix = known == null ? type : known.curiePrefix();
            String own = known == null ? "" : known.ownPrefix();
            if (!own.isEmpty() && id.startsWith(own) && id.length() > own.length()) {
                return prefix + ":" + id.substring(own.length());
            }
            boolean repeated = id.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT) + ":")
                    && id.length() > prefix.length() + 1;
            return prefix + ":" + (repeated ? id.substring(prefix.length() + 1) : id);
        }
    }

    record Step(Node to, Predicate predicate, boolean alias, BigDecimal confidence, String source) {}

    record Route(List<Node> nodes, BigDecimal product, int hops, Predicate predicate, String source) {
        Node end() {
            return nodes.get(nodes.size() - 1);
        }

        int rounded() {
            return product.setScale(4, RoundingMode.HALF_UP).movePointRight(4).intValueExact();
        }
    }

    record Answer(LookupStatus status, List<String> candidates, List<String> mappings, boolean truncated) {}

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
    private final boolean aliases;
    private final Map<Node, NodeStatus> statuses = new HashMap<>();
    /// -1 for several.
    private final Map<Node, Integer> species = new HashMap<>();

    private final Map<String, Set<String>> typesById = new HashMap<>();
    private LookupLimits limits;
    private boolean truncated;
    private boolean byAlias;
    private Set<Node> starts;
    private Map<Node, Route> best;

    PathOracle(List<RandomEdges.Edge> edges, List<RandomEdges.Fact> facts) {
        for (RandomEdges.Fact fact : facts) {
            Node node = new Node(fact.type(), fact.id());
            steps.computeIfAbsent(node, n -> new ArrayList<>());
            if (fact.status() != null) {
                statuses.merge(node, fact.status(), (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
            if (fact.species() != 0) {
                species.merge(node, fact.species(), (a, b) -> a.equals(b) ? a : -1);
            }
        }
        for (RandomEdges.Edge edge : edges) {
            Node from = new Node(edge.sourceType(), edge.sourceId());
            Node to = new Node(edge.targetType(), edge.targetId());
            BigDecimal confidence = edge.confidence().isEmpty() ? BigDecimal.ONE : new BigDecimal(edge.confidence());
            steps.computeIfAbsent(from, n -> new ArrayList<>());
            steps.computeIfAbsent(to, n -> new ArrayList<>());
            put(from, new Step(to, edge.predicate(), edge.alias(), confidence, edge.source()));
            if (edge.predicate() != Predicate.PREVIOUS) {
                Predicate back = edge.predicate() == Predicate.BROADER
                        ? Predicate.NARROWER
                        : edge.predicate() == Predicate.NARROWER ? Predicate.BROADER : edge.predicate();
                put(to, new Step(from, back, false, confidence, edge.source()));
            }
        }
        aliases = edges.stream().anyMatch(RandomEdges.Edge::alias);
        for (List<Step> row : steps.values()) {
            row.sort(Comparator.comparing(Step::confidence)
                    .reversed()
                    .thenComparing(step -> step.to().id(), Texts.BYTE_ORDER)
                    .thenComparing(step -> step.to().type())
                    .thenComparing(Step::predicate)
                    .thenComparing(Step::alias));
            row.forEach(step -> fanIn.merge(step.to(), 1, Integer::sum));
        }
    }

    private void put(Node from, Step step) {
        List<Step> row = steps.get(from);
        for (int i = 0; i < row.size(); i++) {
            Step old = row.get(i);
            if (old.to().equals(step.to()) && old.predicate() == step.predicate() && old.alias() == step.alias()) {
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
        if (typesById.isEmpty()) {
            steps.keySet()
                    .forEach(node -> typesById
                            .computeIfAbsent(node.id(), i -> new TreeSet<>())
                            .add(node.type()));
        }
        return new TreeSet<>(typesById.getOrDefault(id, Set.of()));
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
            return new Answer(LookupStatus.NOT_IN_GRAPH, List.of(), List.of(), false);
        }
        if (types.size() > 1) {
            List<Node> nodes = types.stream().map(of -> new Node(of, id)).toList();
            return new Answer(LookupStatus.AMBIGUOUS, curies(nodes), List.of(), false);
        }
        Node start = new Node(types.iterator().next(), id);
        starts = Set.of(start);
        Map<Node, Route> successors = new HashMap<>();
        byAlias = false;
        follow(new Route(List.of(start), BigDecimal.ONE, 0, null, null), successors);
        boolean replaced = !successors(start).isEmpty() && !successors.isEmpty();
        List<String> candidates = replaced && successors.size() > 1 ? curies(successors.keySet()) : List.of();
        if (!candidates.isEmpty() && byAlias) {
            return new Answer(LookupStatus.AMBIGUOUS, candidates, List.of(), false);
        }
        if (replaced) {
            successors.values().forEach(this::walk);
        } else {
            walk(new Route(List.of(start), BigDecimal.ONE, 0, null, null));
        }
        List<Route> found = new ArrayList<>();
        for (Route route : best.values()) {
            if (isTarget(route.end()) && !starts.contains(route.end())) {
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
        boolean withdrawn = (replaced ? successors.keySet() : starts)
                .stream().allMatch(node -> statuses.get(node) == NodeStatus.WITHDRAWN);
        LookupStatus status;
        if (withdrawn) {
            status = LookupStatus.OBSOLETE;
        } else if (replaced) {
            status = successors.size() == 1 ? LookupStatus.SECONDARY : LookupStatus.SPLIT;
        } else {
            status = mappings.isEmpty() ? LookupStatus.NO_TARGET : LookupStatus.MAPPED;
        }
        return new Answer(status, candidates, mappings, truncated || found.size() > count);
    }

    private static List<String> curies(Collection<Node> nodes) {
        return nodes.stream()
                .sorted((a, b) -> compareCuries(List.of(a), List.of(b)))
                .map(Node::toString)
                .toList();
    }

    /// The steps to what an identifier stands for today; none if it stands for itself.
    private List<Step> successors(Node node) {
        NodeStatus status = statuses.get(node);
        List<Step> former = steps.get(node).stream()
                .filter(step -> step.predicate() == Predicate.PREVIOUS && !isForeign(step.to()))
                .toList();
        List<Step> previous = former.stream().filter(step -> !step.alias()).toList();
        boolean same = steps.get(node).stream().anyMatch(step -> step.predicate() == Predicate.SAME);
        if (status == NodeStatus.CURRENT
                || status == null && same && (previous.isEmpty() || node.type().endsWith("symbol"))) {
            return List.of();
        }
        return previous.isEmpty() ? former : previous;
    }

    private boolean isForeign(Node node) {
        int of = species.getOrDefault(node, 0);
        return limits.species() != 0 && of > 0 && of != limits.species();
    }

    private void follow(Route route, Map<Node, Route> ends) {
        List<Step> further = successors(route.end());
        if (further.isEmpty()) {
            ends.merge(route.end(), route, PathOracle::better);
            return;
        }
        byAlias |= further.get(0).alias();
        for (Step step : further) {
            if (!route.nodes().contains(step.to())) {
                follow(on(route, step, 0), ends);
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
        List<Step> further = successors(route.end());
        boolean toSeveral = further.stream().anyMatch(Step::alias)
                && further.stream().map(Step::to).distinct().count() > 1;
        boolean walksAliases =
                aliases && (limits.predicates().isEmpty() || limits.predicates().contains(Predicate.PREVIOUS));
        truncated |= toSeveral && walksAliases;
        Map<String, Integer> followed = new HashMap<>();
        for (Step step : steps.get(route.end())) {
            boolean walked =
                    limits.predicates().isEmpty() || limits.predicates().contains(step.predicate());
            if (!walked || route.product().multiply(step.confidence()).compareTo(limits.minConfidence()) < 0) {
                continue;
            }
            if (isForeign(step.to())
                    || step.predicate() == Predicate.PREVIOUS && (toSeveral || !further.contains(step))) {
                continue;
            }
            if (route.hops() + 1 == limits.maxHops() && !isTarget(step.to())) {
                continue;
            }
            if (fanIn.getOrDefault(step.to(), 0) > limit(limits.maxFanIn(), step.to())
                    || followed.merge(step.to().type(), 1, Integer::sum) > limit(limits.maxFanOut(), step.to())) {
                truncated |= !starts.contains(step.to());
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

    private boolean isTarget(Node node) {
        return limits.targetTypes().isEmpty() || limits.targetTypes().contains(node.type());
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
