package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes nodes, mappings and paths as JSON, mostly by copying: the graph keeps its texts ready, and what mappings have
/// in
/// common is put together once. One thread.
final class MappingJson {
    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] CURIE = ascii("\",\"curie\":\"");
    private static final byte[] FROM = ascii(",\"from\":");
    /// Digits and point of a confidence, and brackets.
    private static final int NUMBERS = 16;
    /// A power of two, more than the combinations of type, kind and hops that most graphs have.
    private static final int MIDDLES = 1 << 10;
    private static final byte[] NAME = ascii(",\"name\":\"");
    private static final byte[] NO_STEP = {};
    /// Quotes, comma and brackets of a node in a path.
    private static final int PATH_MARKS = 5;

    private final Graph graph;
    /// By type: the end of the CURIE and the type.
    private final byte[][] types;
    /// By kind: the predicate.
    private final byte[][] predicates;
    /// What stands between a mapping's CURIE and its confidence, where it was last put together; and for what: hops 3
    /// bits, type 12, kind 20.
    private final byte[][] middles = new byte[MIDDLES][];

    private final long[] middleOf = new long[MIDDLES];

    /// By kind: what stands before a CURIE of a path; null if paths are of CURIEs alone.
    private final byte[][] steps;

    private int[] path = new int[8];
    private int[] pathKinds = new int[8];

    /// @param pathPredicates whether paths say their predicates
    MappingJson(Graph graph, boolean pathPredicates) {
        this.graph = graph;
        steps = !pathPredicates
                ? null
                : graph.tables().kinds().stream()
                        .map(kind -> utf8("," + quoted(kind.predicate().text()) + ","))
                        .toArray(byte[][]::new);
        types = graph.types().stream()
                .map(type -> utf8("\",\"type\":" + quoted(type)))
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
        long head = graph.head(node);
        byte[] middle = middle(Graph.typeOf(head), kind, resolver.hops(i));
        byte[] predicate = predicates[kind];
        byte[] to = out.room(room(node, head, from) + middle.length + predicate.length);
        int at = putNode(node, head, to, out.length());
        at = put(middle, to, at);
        at = putConfidence(resolver.confidence(i), to, at);
        at = put(predicate, to, at);
        if (Graph.hasFacts(head) && graph.hasName(node)) {
            out.length(at);
            out.write(NAME);
            graph.writeJsonName(node, out);
            out.write('"');
            to = out.room(1 + (from == null ? 0 : FROM.length + from.length));
            at = out.length();
        }
        out.length(putEnd(from, to, at));
    }

    private byte[] middle(int type, int kind, int hops) {
        long key = (long) kind << 15 | type << 3 | hops;
        int slot = (kind * 31 + type) * 5 + hops & MIDDLES - 1;
        if (middles[slot] == null || middleOf[slot] != key) {
            String source = graph.tables().kinds().get(kind).source();
            ByteSink middle = new ByteSink(Budget.unlimited());
            middle.write(types[type]);
            middle.write(",\"source\":" + (source.isEmpty() ? "null" : quoted(source)));
            middle.write(",\"hops\":" + hops + ",\"confidence\":");
            middles[slot] = Arrays.copyOf(middle.bytes(), middle.length());
            middleOf[slot] = key;
        }
        return middles[slot];
    }

    /// Appends what a look-up may have meant.
    void candidate(int node, byte[] from, ByteSink out) {
        long head = graph.head(node);
        byte[] type = types[Graph.typeOf(head)];
        byte[] to = out.room(room(node, head, from) + type.length);
        out.length(putEnd(from, to, put(type, to, putNode(node, head, to, out.length()))));
    }

    private int room(int node, long head, byte[] from) {
        return ID.length
                + Graph.idLength(head)
                + CURIE.length
                + graph.curieLength(node, head)
                + NUMBERS
                + (from == null ? 0 : FROM.length + from.length);
    }

    private int putNode(int node, long head, byte[] to, int begin) {
        int at = put(ID, to, begin);
        at = graph.putJsonId(node, head, to, at);
        at = put(CURIE, to, at);
        return graph.putJsonCurie(node, head, to, at);
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
            pathKinds = new int[length * 2];
        }
        resolver.path(i, path, pathKinds);
        for (int k = 0; k < length; k++) {
            long head = graph.head(path[k]);
            byte[] step = k == 0 || steps == null ? NO_STEP : steps[pathKinds[k]];
            byte[] to = out.room(graph.curieLength(path[k], head) + PATH_MARKS + step.length);
            int at = out.length();
            to[at] = (byte) (k == 0 ? '[' : ',');
            at = put(step, to, at + (step.length == 0 ? 1 : 0));
            to[at] = '"';
            at = graph.putJsonCurie(path[k], head, to, at + 1);
            to[at] = '"';
            to[at + 1] = ']';
            out.length(at + 1);
        }
        out.length(out.length() + 1);
    }

    /// Puts ten-thousandths with as few decimals as they need.
    private static int putConfidence(int units, byte[] to, int begin) {
        int at = begin;
        to[at++] = (byte) ('0' + units / Confidence.ROUNDED_ONE);
        int rest = units % Confidence.ROUNDED_ONE;
        if (rest == 0) {
            return at;
        }
        // All four digits, by constants the compiler multiplies for; then back over the zeros.
        to[at] = '.';
        to[at + 1] = (byte) ('0' + rest / 1_000);
        to[at + 2] = (byte) ('0' + rest / 100 % 10);
        to[at + 3] = (byte) ('0' + rest / 10 % 10);
        to[at + 4] = (byte) ('0' + rest % 10);
        at += 5;
        while (to[at - 1] == '0') {
            at--;
        }
        return at;
    }
}
