package bio.sluice.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Small graphs and look-ups for tests.
final class Graphs {
    private Graphs() {}

    /// A builder with these edges, each `id type id type relation source confidence` with the last three optional.
    static GraphBuilder builder(String... edges) {
        GraphBuilder builder = new GraphBuilder();
        for (String edge : edges) {
            String[] texts = edge.split(" +");
            EdgeFault fault = builder.add(
                    texts[0], texts[1], texts[2], texts[3], optional(texts, 4), optional(texts, 5), optional(texts, 6));
            if (fault != null) {
                throw new IllegalArgumentException(edge + ": " + fault);
            }
        }
        return builder;
    }

    private static String optional(String[] texts, int i) {
        return i < texts.length && !texts[i].equals("_") ? texts[i] : "";
    }

    /// The graph of these edges, written to `file` and opened.
    static Graph open(Path file, String... edges) {
        try {
            builder(edges).write(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Graph.open(file);
    }

    /// What a look-up finds, in the words of the oracle.
    static PathOracle.Answer answer(Resolver resolver, String type, String id) {
        Graph graph = resolver.graph();
        byte[] bytes = ("<" + id + ">").getBytes(StandardCharsets.UTF_8);
        LookupStatus status =
                resolver.resolve(type == null ? null : graph.typesRelatedTo(type), bytes, 1, bytes.length - 1);
        List<String> mappings = new ArrayList<>();
        for (int i = 0; i < resolver.mappings(); i++) {
            List<String> path = new ArrayList<>();
            for (int k = 0; k < resolver.pathLength(i); k++) {
                path.add(graph.curie(resolver.pathNode(i, k)));
            }
            mappings.add(node(graph, resolver.node(i)) + " " + resolver.hops(i) + " " + resolver.confidence(i) + " "
                    + resolver.predicate(i).text() + " " + resolver.source(i) + " " + path);
        }
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < resolver.candidates(); i++) {
            candidates.add(node(graph, resolver.candidate(i)));
        }
        return new PathOracle.Answer(status, candidates, mappings, resolver.isTruncated());
    }

    private static String node(Graph graph, int node) {
        return new PathOracle.Node(graph.type(node), graph.id(node)).toString();
    }

    /// The status and the mappings of one identifier, each as `CURIE hops confidence predicate`.
    static List<String> resolve(Resolver resolver, String type, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        List<String> answer = new ArrayList<>();
        answer.add(resolver.resolve(type == null ? null : resolver.graph().typesRelatedTo(type), bytes, 0, bytes.length)
                .word());
        for (int i = 0; i < resolver.mappings(); i++) {
            answer.add(resolver.graph().curie(resolver.node(i)) + " " + resolver.hops(i) + " " + resolver.confidence(i)
                    + " " + resolver.predicate(i).text());
        }
        return answer;
    }
}
