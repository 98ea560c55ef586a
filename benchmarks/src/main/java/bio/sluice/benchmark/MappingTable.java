package bio.sluice.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The mapping graph as hash maps, walked by trying every path. Confidences are whole numbers of 1/10,000, which holds
 * the product of two hops exactly because the edge table has two decimals.
 */
final class MappingTable {
    private static final long ONE = 10_000;

    /** An identifier as its provider prints it, and with its namespace as a CURIE. */
    record Node(String identifier, String namespace, String curie) {}

    /** One end of an edge as seen from the other. */
    private record Link(Node node, long confidence) {}

    /** A path from the start, which is its first CURIE, to a target. */
    record Mapping(Node target, long confidence, int hops, List<String> path) {}

    /** Which of the paths to one target counts. */
    private static final Comparator<Mapping> BETTER_PATH = Comparator.comparingLong(Mapping::confidence)
            .reversed()
            .thenComparingInt(Mapping::hops)
            .thenComparing(Mapping::path, MappingTable::compareInOrder);

    /** In which order the targets are listed. All identifiers are ASCII, where String order is byte order. */
    private static final Comparator<Mapping> LISTING = Comparator.comparingLong(Mapping::confidence)
            .reversed()
            .thenComparingInt(Mapping::hops)
            .thenComparing(mapping -> mapping.target().identifier())
            .thenComparing(mapping -> mapping.target().namespace());

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Node, List<Link>> links = new HashMap<>();
    private final int maxHops;
    private final int maxMappings;

    /** Reads an edge table with the header source_id, source_type, target_id, target_type, relation, confidence. */
    MappingTable(Path edges, int maxHops, int maxMappings) throws IOException {
        this.maxHops = maxHops;
        this.maxMappings = maxMappings;
        try (BufferedReader in = Files.newBufferedReader(edges)) {
            String header = in.readLine();
            if (!"source_id\tsource_type\ttarget_id\ttarget_type\trelation\tconfidence".equals(header)) {
                throw new IOException("not an edge table: " + header);
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split("\t", -1);
                Node source = node(cells[0], cells[1]);
                Node target = node(cells[2], cells[3]);
                long confidence = fixedPoint(cells[5]);
                links.get(source).add(new Link(target, confidence));
                links.get(target).add(new Link(source, confidence));
            }
        }
    }

    /** A decimal number with at most four decimals in units of 1/10,000. */
    static long fixedPoint(String decimal) {
        return new BigDecimal(decimal).movePointRight(4).longValueExact();
    }

    /** The best mappings of a UniProt accession; none if the graph lacks it. */
    List<Mapping> mappings(String accession) {
        Node start = nodes.get("uniprot:" + accession);
        if (start == null) {
            return List.of();
        }
        Map<Node, Mapping> best = new HashMap<>();
        walk(new Mapping(start, ONE, 0, List.of(start.curie())), start, best);
        return best.values().stream().sorted(LISTING).limit(maxMappings).toList();
    }

    private void walk(Mapping soFar, Node start, Map<Node, Mapping> best) {
        for (Link link : links.get(soFar.target())) {
            if (link.node().equals(start)) {
                continue;
            }
            List<String> path = new ArrayList<>(soFar.path());
            path.add(link.node().curie());
            long confidence = (soFar.confidence() * link.confidence() + ONE / 2) / ONE;
            Mapping mapping = new Mapping(link.node(), confidence, soFar.hops() + 1, path);
            best.merge(link.node(), mapping, (a, b) -> BETTER_PATH.compare(a, b) <= 0 ? a : b);
            if (mapping.hops() < maxHops) {
                walk(mapping, start, best);
            }
        }
    }

    private static int compareInOrder(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private Node node(String text, String type) {
        String namespace = type.toLowerCase(Locale.ROOT);
        String identifier = switch (namespace) {
            case "uniprot", "ensembl", "refseq", "hgnc" -> text;
            case "ncbigene" -> text.substring("NCBIGene:".length());
            default -> throw new IllegalArgumentException("no such namespace in the benchmark: " + type);
        };
        String local = namespace.equals("hgnc") ? text.substring("HGNC:".length()) : identifier;
        return nodes.computeIfAbsent(namespace + ":" + local, curie -> {
            Node node = new Node(identifier, namespace, curie);
            links.put(node, new ArrayList<>());
            return node;
        });
    }
}
