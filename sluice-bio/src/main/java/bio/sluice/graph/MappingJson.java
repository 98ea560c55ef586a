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
    /// Digits of hops, point and digits of a confidence, and brackets.
    private static final int NUMBERS = 16;

    private final Graph graph;
    /// By type: the end of the CURIE and the type.
    private final byte[][] types;
    /// By kind: the source and the beginning of the hops.
    private final byte[][] sources;
    /// By kind: the predicate.
    private final byte[][] predicates;

    private int[] path = new int[8];

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
        int node = resolver.node(i);
        int kind = resolver.kind(i);
        byte[] type = types[graph.typeOf(node)];
        byte[] source = sources[kind];
        byte[] predicate = predicates[kind];
        byte[] to = out.room(room(node, type, from) + source.length + CONFIDENCE.length + predicate.length + NUMBERS);
        int at = putNode(node, type, to, out.length());
        at = put(source, to, at);
        to[at++] = (byte) ('0' + resolver.hops(i));
        at = put(CONFIDENCE, to, at);
        at = putConfidence(resolver.confidence(i), to, at);
        at = put(predicate, to, at);
        out.length(putEnd(from, to, at));
    }

    /// Appends what a look-up may have meant.
    void candidate(int node, byte[] from, ByteSink out) {
        byte[] type = types[graph.typeOf(node)];
        byte[] to = out.room(room(node, type, from) + NUMBERS);
        out.length(putEnd(from, to, putNode(node, type, to, out.length())));
    }

    private int room(int node, byte[] type, byte[] from) {
        return ID.length
                + graph.jsonIdLength(node)
                + CURIE.length
                + graph.jsonCurieLength(node)
                + type.length
                + (from == null ? 0 : FROM.length + from.length);
    }

    private int putNode(int node, byte[] type, byte[] to, int begin) {
        int at = put(ID, to, begin);
        at = graph.putJsonId(node, to, at);
        at = put(CURIE, to, at);
        at = graph.putJsonCurie(node, to, at);
        return put(type, to, at);
    }

    private static int putEnd(byte[] from, byte[] to, int begin) {
        int at = begin;
        if (from != null) {
            at = put(from, to, put(FROM, to, at));
        }
        to[at] = '}';
        return at + 1;
    }

    private static int put(byte[] source, byte[] to, int at) {
        System.arraycopy(source, 0, to, at, source.length);
        return at + source.length;
    }

    /// Appends the path to mapping `i` of the last look-up.
    void path(Resolver resolver, int i, ByteSink out) {
        int length = resolver.pathLength(i);
        if (path.length < length) {
            path = new int[length * 2];
        }
        resolver.path(i, path);
        int room = 2;
        for (int k = 0; k < length; k++) {
            room += 3 + graph.jsonCurieLength(path[k]);
        }
        byte[] to = out.room(room);
        int at = out.length();
        for (int k = 0; k < length; k++) {
            to[at++] = (byte) (k == 0 ? '[' : ',');
            to[at++] = '"';
            at = graph.putJsonCurie(path[k], to, at);
            to[at++] = '"';
        }
        to[at++] = ']';
        out.length(at);
    }

    /// Puts ten-thousandths with as few decimals as they need.
    private static int putConfidence(int units, byte[] to, int begin) {
        int at = begin;
        to[at++] = (byte) ('0' + units / Confidence.ROUNDED_ONE);
        int rest = units % Confidence.ROUNDED_ONE;
        if (rest != 0) {
            to[at++] = '.';
            for (int unit = Confidence.ROUNDED_ONE / 10; rest != 0; unit /= 10) {
                to[at++] = (byte) ('0' + rest / unit);
                rest %= unit;
            }
        }
        return at;
    }
}
