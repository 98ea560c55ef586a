package bio.sluice.graph;

import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;

/// Writes nodes, mappings and paths as JSON, mostly by copying: the graph keeps its texts ready. One thread.
final class MappingJson {
    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] CURIE = ascii("\",\"curie\":\"");
    private static final byte[] FROM = ascii(",\"from\":");
    private static final byte[] CONFIDENCE = ascii(",\"confidence\":");

    private final Graph graph;
    /// By type: the end of the CURIE and the type.
    private final byte[][] types;
    /// By kind: the source and the beginning of the hops.
    private final byte[][] sources;
    /// By kind: the predicate.
    private final byte[][] predicates;

    MappingJson(Graph graph) {
        this.graph = graph;
        types = graph.types().stream()
                .map(type -> utf8("\",\"type\":" + quoted(type)))
                .toArray(byte[][]::new);
        sources = graph.tables().kinds().stream()
                .map(kind -> utf8(
                        ",\"source\":" + (kind.source().isEmpty() ? "null" : quoted(kind.source())) + ",\"hops\":"))
                .toArray(byte[][]::new);
        predicates = graph.tables().kinds().stream()
                .map(kind -> utf8(",\"predicate\":" + quoted(kind.predicate().text())))
                .toArray(byte[][]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonText.escaped(text), StandardCharsets.UTF_8) + '"';
    }

    /// Appends mapping `i` of the last look-up.
    ///
    /// @param from the part of a composite cell that was looked up, as JSON; or null
    void mapping(Resolver resolver, int i, byte[] from, ByteSink out) {
        node(resolver.node(i), out);
        int kind = resolver.kind(i);
        out.write(sources[kind]);
        out.write('0' + resolver.hops(i));
        out.write(CONFIDENCE);
        confidence(resolver.confidence(i), out);
        out.write(predicates[kind]);
        end(from, out);
    }

    /// Appends what a look-up may have meant.
    void candidate(int node, byte[] from, ByteSink out) {
        node(node, out);
        end(from, out);
    }

    private void node(int node, ByteSink out) {
        out.write(ID);
        graph.writeJsonId(node, out);
        out.write(CURIE);
        graph.writeJsonCurie(node, out);
        out.write(types[graph.typeOf(node)]);
    }

    private static void end(byte[] from, ByteSink out) {
        if (from != null) {
            out.write(FROM);
            out.write(from);
        }
        out.write('}');
    }

    /// Appends the path to mapping `i` of the last look-up.
    void path(Resolver resolver, int i, ByteSink out) {
        int length = resolver.pathLength(i);
        for (int k = 0; k < length; k++) {
            out.write(k == 0 ? '[' : ',');
            out.write('"');
            graph.writeJsonCurie(resolver.pathNode(i, k), out);
            out.write('"');
        }
        out.write(']');
    }

    /// Appends ten-thousandths with as few decimals as they need.
    private static void confidence(int units, ByteSink out) {
        out.write('0' + units / Confidence.ROUNDED_ONE);
        int rest = units % Confidence.ROUNDED_ONE;
        if (rest != 0) {
            out.write('.');
            for (int unit = Confidence.ROUNDED_ONE / 10; rest != 0; unit /= 10) {
                out.write('0' + rest / unit);
                rest %= unit;
            }
        }
    }
}
