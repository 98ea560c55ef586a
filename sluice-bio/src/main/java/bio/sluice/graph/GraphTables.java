package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The small tables of a graph file: types, edge kinds, inputs, counts. Immutable.
///
/// Written as counts, numbers of eight bytes and texts with a length of four bytes before them.
///
/// @param types names of the types
/// @param prefixes what CURIEs of each type begin with, without the colon
/// @param own what each type puts before its identifiers, and CURIEs leave out; mostly empty
/// @param nodesByType number of nodes of each type
/// @param kinds the kinds of edges
/// @param edgesByKind number of edges of each kind, counted once whichever way they are walked
/// @param inputs what the graph was built from
/// @param intake what the builder was given
/// @param conflicts what sources disagree on
record GraphTables(
        List<String> types,
        List<String> prefixes,
        List<String> own,
        long[] nodesByType,
        List<EdgeKind> kinds,
        long[] edgesByKind,
        List<GraphSummary.Input> inputs,
        GraphSummary.Intake intake,
        GraphSummary.Conflicts conflicts) {

    byte[] encoded() {
        ByteSink out = new ByteSink(Budget.unlimited());
        number(types.size(), out);
        for (int i = 0; i < types.size(); i++) {
            text(types.get(i), out);
            text(prefixes.get(i), out);
            text(own.get(i), out);
            number(nodesByType[i], out);
        }
        number(kinds.size(), out);
        for (int i = 0; i < kinds.size(); i++) {
            number(kinds.get(i).predicate().ordinal(), out);
            number(kinds.get(i).tier().ordinal(), out);
            text(kinds.get(i).source(), out);
            text(kinds.get(i).relation(), out);
            number(edgesByKind[i], out);
        }
        number(inputs.size(), out);
        for (GraphSummary.Input input : inputs) {
            text(input.name(), out);
            text(input.digest(), out);
            text(input.version(), out);
            text(input.terms(), out);
        }
        number(intake.edges(), out);
        number(intake.malformedIds(), out);
        number(intake.roundedConfidences(), out);
        number(intake.impossibleEdges(), out);
        number(intake.duplicateEdges(), out);
        number(intake.disputedEdges(), out);
        number(intake.facts(), out);
        number(conflicts.names(), out);
        number(conflicts.statuses(), out);
        number(conflicts.species(), out);
        return Arrays.copyOf(out.bytes(), out.length());
    }

    private static void number(long value, ByteSink out) {
        for (int shift = 0; shift < 64; shift += 8) {
            out.write((int) (value >>> shift));
        }
    }

    private static void text(String text, ByteSink out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(bytes.length >>> shift);
        }
        out.write(bytes);
    }

    /// Reads what [#encoded] wrote.
    ///
    /// @param in little-endian
    /// @throws RuntimeException if it did not write this
    static GraphTables decoded(ByteBuffer in) {
        int typeCount = count(in, GraphFormat.MAX_TYPES);
        List<String> types = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        List<String> own = new ArrayList<>();
        long[] nodesByType = new long[typeCount];
        for (int i = 0; i < typeCount; i++) {
            types.add(text(in));
            prefixes.add(text(in));
            own.add(text(in));
            nodesByType[i] = in.getLong();
        }
        int kindCount = count(in, GraphFormat.MAX_KINDS);
        List<EdgeKind> kinds = new ArrayList<>();
        long[] edgesByKind = new long[kindCount];
        for (int i = 0; i < kindCount; i++) {
            kinds.add(new EdgeKind(
                    Predicate.of(count(in, Predicate.count() - 1)),
                    Tier.of(count(in, Tier.count() - 1)),
                    text(in),
                    text(in)));
            edgesByKind[i] = in.getLong();
        }
        int inputCount = count(in, Integer.MAX_VALUE);
        List<GraphSummary.Input> inputs = new ArrayList<>();
        for (int i = 0; i < inputCount; i++) {
            inputs.add(new GraphSummary.Input(text(in), text(in), text(in), text(in)));
        }
        GraphSummary.Intake intake = new GraphSummary.Intake(
                in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
        GraphSummary.Conflicts conflicts = new GraphSummary.Conflicts(in.getLong(), in.getLong(), in.getLong());
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes behind the tables");
        }
        return new GraphTables(types, prefixes, own, nodesByType, kinds, edgesByKind, inputs, intake, conflicts);
    }

    private static int count(ByteBuffer in, int most) {
        long count = in.getLong();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("count " + count);
        }
        return (int) count;
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    GraphSummary summary(long nodes, long bytes, String digest) {
        Map<String, Long> byType = new TreeMap<>();
        for (int i = 0; i < types.size(); i++) {
            byType.put(types.get(i), nodesByType[i]);
        }
        Map<String, Long> byPredicate = new TreeMap<>();
        Map<String, Long> bySource = new TreeMap<>();
        Map<String, Long> unknown = new TreeMap<>();
        long edges = 0;
        for (int i = 0; i < edgesByKind.length; i++) {
            if (edgesByKind[i] == 0) {
                continue;
            }
            edges += edgesByKind[i];
            EdgeKind kind = kinds.get(i);
            byPredicate.merge(kind.predicate().text(), edgesByKind[i], Long::sum);
            bySource.merge(kind.source(), edgesByKind[i], Long::sum);
            if (!kind.relation().isEmpty()) {
                unknown.merge(kind.relation(), edgesByKind[i], Long::sum);
            }
        }
        return new GraphSummary(
                nodes, edges, byType, byPredicate, bySource, unknown, inputs, intake, conflicts, bytes, digest);
    }
}
