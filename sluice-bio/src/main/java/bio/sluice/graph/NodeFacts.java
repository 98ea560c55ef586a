package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.Arrays;

/// What sources say of the nodes of a graph under construction: name, status, species. One thread.
///
/// Where they disagree the answer does not depend on their order: of names the first in byte order counts, of statuses
/// the first constant of [NodeStatus], and a node of several species has none, since nobody can tell it apart by that.
final class NodeFacts {
    /// Bits of a fact's word: species 27, status 3, conflicts 3; several species are marked.
    private static final int SPECIES_MASK = (1 << GraphFormat.STATUS_SHIFT) - 1;

    private static final int STATUS_SHIFT = GraphFormat.STATUS_SHIFT;
    private static final int SEVERAL_SPECIES = SPECIES_MASK;
    private static final int NAMES_DIFFER = 1;
    private static final int STATUSES_DIFFER = 2;
    private static final int SPECIES_DIFFER = 4;

    /// By node: its fact plus one, or 0.
    private int[] byNode = new int[0];
    private int[] words = new int[16];
    private byte[] conflicts = new byte[16];
    private int[] nameStart = new int[16];
    private int[] nameEnd = new int[16];
    private int size;
    private final ByteSink names = new ByteSink(Budget.unlimited());

    /// Notes what is said of a node.
    ///
    /// @param status ordinal of the status plus one, or 0
    void add(int node, int species, int status, byte[] bytes, int start, int end) {
        int fact = fact(node);
        int word = words[fact];
        int oldStatus = word >>> STATUS_SHIFT;
        int newStatus = oldStatus == 0 || status == 0 ? oldStatus + status : Math.min(oldStatus, status);
        int oldSpecies = word & SPECIES_MASK;
        int newSpecies = oldSpecies == 0 || species == 0
                ? oldSpecies + species
                : oldSpecies == species ? species : SEVERAL_SPECIES;
        if (oldStatus != 0 && status != 0 && oldStatus != status) {
            conflicts[fact] |= STATUSES_DIFFER;
        }
        if (newSpecies == SEVERAL_SPECIES) {
            conflicts[fact] |= SPECIES_DIFFER;
        }
        words[fact] = newStatus << STATUS_SHIFT | newSpecies;
        if (start < end) {
            name(fact, bytes, start, end);
        }
    }

    private void name(int fact, byte[] bytes, int start, int end) {
        int order = nameStart[fact] == nameEnd[fact]
                ? 1
                : Arrays.compareUnsigned(names.bytes(), nameStart[fact], nameEnd[fact], bytes, start, end);
        if (order != 0 && nameStart[fact] < nameEnd[fact]) {
            conflicts[fact] |= NAMES_DIFFER;
        }
        if (order > 0) {
            nameStart[fact] = names.length();
            names.write(bytes, start, end);
            nameEnd[fact] = names.length();
        }
    }

    private int fact(int node) {
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

    /// Whether there is anything to keep of a node.
    boolean has(int node) {
        return word(node) != 0 || nameLength(node) > 0;
    }

    /// Species and status of a node as the file has them.
    int word(int node) {
        if (node >= byNode.length || byNode[node] == 0) {
            return 0;
        }
        int word = words[byNode[node] - 1];
        return (word & SPECIES_MASK) == SEVERAL_SPECIES ? word & ~SPECIES_MASK : word;
    }

    byte[] names() {
        return names.bytes();
    }

    int nameStart(int node) {
        return nameStart[byNode[node] - 1];
    }

    int nameLength(int node) {
        return node >= byNode.length || byNode[node] == 0 ? 0 : nameEnd[byNode[node] - 1] - nameStart(node);
    }

    /// What the sources disagree on.
    GraphSummary.Conflicts conflicts() {
        long[] counts = new long[3];
        for (int fact = 0; fact < size; fact++) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += conflicts[fact] >> i & 1;
            }
        }
        return new GraphSummary.Conflicts(counts[0], counts[1], counts[2]);
    }
}
