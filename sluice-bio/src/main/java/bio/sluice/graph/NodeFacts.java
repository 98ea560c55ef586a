package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.Arrays;

/// What sources say of the nodes of a [NodeRun]. One thread.
final class NodeFacts {
    /// By node: its fact plus one, or 0.
    private int[] byNode = new int[0];
    private int[] words = new int[16];
    private byte[] conflicts = new byte[16];
    private int[] nameStart = new int[16];
    private int[] nameEnd = new int[16];
    private int size;
    private final ByteSink names = new ByteSink(Budget.unlimited());
    private final NodeFact fact = new NodeFact();

    /// Notes what is said of a node.
    void add(int node, int word, byte[] bytes, int start, int end) {
        int at = at(node);
        load(at);
        int before = fact.nameLength;
        fact.add(word, 0, bytes, start, end);
        words[at] = fact.word;
        conflicts[at] = (byte) fact.conflicts;
        if (fact.nameLength > 0
                && (before == 0
                        || !Arrays.equals(names.bytes(), nameStart[at], nameEnd[at], fact.name, 0, fact.nameLength))) {
            nameStart[at] = names.length();
            names.write(fact.name, 0, fact.nameLength);
            nameEnd[at] = names.length();
        }
    }

    private void load(int at) {
        fact.clear();
        fact.add(words[at], conflicts[at], names.bytes(), nameStart[at], nameEnd[at]);
    }

    private int at(int node) {
        if (node >= byNode.length) {
            byNode = Arrays.copyOf(byNode, Math.max(node + 1, byNode.length * 2));
        }
        if (byNode[node] == 0) {
            if (size == words.length) {
                words = Arrays.copyOf(words, size * 2);
                conflicts = Arrays.copyOf(conflicts, size * 2);
                nameStart = Arrays.copyOf(nameStart, size * 2);
                nameEnd = Arrays.copyOf(nameEnd, size * 2);
            }
            byNode[node] = ++size;
        }
        return byNode[node] - 1;
    }

    boolean has(int node) {
        return node < byNode.length && byNode[node] != 0;
    }

    /// Writes what is said of a node, as [#read] reads it.
    void write(int node, Spool out) {
        int at = byNode[node] - 1;
        out.putInt(words[at]);
        out.putByte(conflicts[at]);
        out.putShort(nameEnd[at] - nameStart[at]);
        out.put(names.bytes(), nameStart[at], nameEnd[at]);
    }

    /// Reads what [#write] wrote.
    static void read(Spool.Reader in, NodeFact into) {
        into.clear();
        into.said = true;
        into.word = in.getInt();
        into.conflicts = in.getByte();
        into.nameLength = in.getShort();
        if (into.name.length < into.nameLength) {
            into.name = new byte[into.nameLength * 2];
        }
        in.get(into.name, 0, into.nameLength);
    }

    /// Bytes that this takes, about.
    long bytes() {
        return 17L * size + names.length();
    }
}
