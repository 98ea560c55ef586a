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
