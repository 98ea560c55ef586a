package bio.sluice.graph;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Small random graphs full of ties: few confidences, few names, parallel edges, secondary identifiers.
final class RandomEdges {
    /// An edge as a table would have it; of unknown types, so that nothing is made canonical.
    record Edge(
            String sourceId,
            String sourceType,
            String targetId,
            String targetType,
            Predicate predicate,
            boolean alias,
            String source,
            String confidence) {
        String relation() {
            return alias ? "alias" : predicate.text();
        }
    }

    /// What a source says of an identifier.
    record Fact(String id, String type, NodeStatus status, int species) {}

    private static final String[] IDS = {"A", "B", "C", "D", "a", "b", "AA", "t1:x", "\u00e9", "q\"x", "T0:B", "zz", "9"
    };
    private static final String SYMBOL = "t2.symbol";
    private static final String[][] CONFIDENCES = {
        {"1", "0.9", "0.81", "0.5", "", "1.00"},
        {"1", "0.9", "0.8", "0.72", "0.6", "0.7", "0.84"},
        {"0.99995", "0.99994", "0.5", "0.25", "0.00005", "1"},
        {"0.123456789", "0.999999999", "0.333333333", "1", "0.5"},
    };

    final List<Edge> edges = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    private final Random random;

    RandomEdges(Random random, boolean secondaries) {
        this.random = random;
        int nodes = 3 + random.nextInt(10);
        int types = 1 + random.nextInt(3);
        String[] confidences = CONFIDENCES[random.nextInt(CONFIDENCES.length)];
        int count = 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            Predicate[] all = Predicate.values();
            Predicate predicate = random.nextInt(3) > 0 ? Predicate.SAME : all[random.nextInt(all.length)];
            if (predicate == Predicate.PREVIOUS && !secondaries) {
                predicate = Predicate.XREF;
            }
            Edge edge = new Edge(
                    id(nodes),
                    type(types),
                    id(nodes),
                    type(types),
                    predicate,
                    predicate == Predicate.PREVIOUS && random.nextInt(2) == 0,
                    "s" + random.nextInt(3),
                    pick(confidences));
            if (!edge.sourceId().equals(edge.targetId()) || !edge.sourceType().equals(edge.targetType())) {
                edges.add(edge);
            }
        }
        for (int i = secondaries ? random.nextInt(8) : 0; i > 0; i--) {
            NodeStatus[] statuses = NodeStatus.values();
            facts.add(new Fact(
                    id(nodes),
                    type(types),
                    random.nextInt(3) == 0 ? null : statuses[random.nextInt(statuses.length)],
                    random.nextInt(3)));
        }
    }

    private String id(int nodes) {
        return IDS[random.nextInt(Math.min(nodes, IDS.length))];
    }

    private String type(int types) {
        int type = random.nextInt(types);
        return type == 2 ? SYMBOL : "t" + type;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    LookupLimits limits() {
        LookupLimits limits = LookupLimits.DEFAULT.withMaxHops(1 + random.nextInt(4));
        if (random.nextInt(2) == 0) {
            limits = limits.withMaxMappings(1 + random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withTargetTypes(List.of(type(3)));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withPredicates(Set.of(
                    Predicate.SAME,
                    Predicate.values()[random.nextInt(Predicate.values().length)] == Predicate.SAME
                            ? Predicate.XREF
                            : Predicate.CLOSE));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withMinConfidence(new BigDecimal(pick(new String[] {"0.5", "0.81", "0.72", "0.99999"})));
        }
        if (random.nextInt(4) == 0) {
            limits = limits.withFan(fan(6), fan(4));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withSpecies(1 + random.nextInt(2));
        }
        return limits;
    }

    private FanLimit fan(int most) {
        FanLimit limit = random.nextInt(2) == 0 ? FanLimit.NONE : FanLimit.of(1 + random.nextInt(most));
        return random.nextInt(2) == 0 ? limit : new FanLimit(limit.most(), Map.of(type(3), 1 + random.nextInt(most)));
    }

    GraphSummary write(List<Edge> ordered, Path file) throws IOException {
        return builder(ordered).write(file);
    }

    /// A builder that was given these edges and all facts.
    GraphBuilder builder(List<Edge> ordered) {
        GraphBuilder builder = new GraphBuilder();
        for (Edge edge : ordered) {
            EdgeFault fault = builder.add(
                    edge.sourceId(),
                    edge.sourceType(),
                    edge.targetId(),
                    edge.targetType(),
                    edge.relation(),
                    edge.source(),
                    edge.confidence());
            if (fault != null) {
                throw new AssertionError(fault);
            }
        }
        for (Fact fact : facts) {
            EdgeFault fault = builder.addNode(
                    fact.id(),
                    fact.type(),
                    "",
                    fact.status() == null ? "" : fact.status().text(),
                    fact.species() == 0 ? "" : Integer.toString(fact.species()));
            if (fault != null) {
                throw new AssertionError(fault);
            }
        }
        return builder;
    }
}
